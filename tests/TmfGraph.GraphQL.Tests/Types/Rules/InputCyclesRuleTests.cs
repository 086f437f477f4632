using static TmfGraph.GraphQL.Tests.Types.Rules.SchemaRuleAssert;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class InputCyclesRuleTests
{
    [Fact]
    public void Passes_When_CirclesAreNullableOrLists() => AssertValid(
        """
        input A { a: A b: [A!]! c: B! }
        input B { a: A d: B }
        """);

    [Fact]
    public void Reports_When_ACircleIsNonNull() => AssertReports(
        """
        input A { b: B! }
        input B { c: C! }
        input C { x: Int, a: A! }
        """,
        "SCHEMA_INPUT_CYCLE A 1:11 The input object 'A' must contain itself by the non-null fields b -> c -> a; make one of them nullable.");

    [Fact]
    public void Reports_When_AnInputObjectContainsItself() => AssertReports(
        """
        input B { a: A! }
        input A { a: A! }
        """,
        "SCHEMA_INPUT_CYCLE A 2:11 The input object 'A' must contain itself by the non-null fields a; make one of them nullable.");

    [Fact]
    public void Passes_When_AOneOfHasAFieldThatLeadsOut() => AssertValid(
        """
        input A @oneOf { a: A b: B c: [A!] }
        input B { a: A! }
        """);

    [Fact]
    public void Reports_When_EveryFieldOfAOneOfLeadsBack() => AssertReports(
        """
        input A @oneOf { a: A b: B }
        input B { a: A! }
        """,
        "SCHEMA_INPUT_CYCLE A 1:18 The input object 'A' always contains itself by the fields a; give the @oneOf input object among them a field that ends the circle.",
        "SCHEMA_INPUT_CYCLE A 1:23 The input object 'A' always contains itself by the fields b -> a; give the @oneOf input object among them a field that ends the circle.");

    [Fact]
    public void Passes_When_ACircleCanBeLeftThroughAOneOf() => AssertValid(
        """
        input A { b: B! }
        input B @oneOf { a: A end: Boolean }
        """);
}

using TmfGraph.Composition.Rules.PreMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PreMerge;

public sealed class FieldWithMissingRequiredArgumentRuleTests
{
    [Fact]
    public void Accepts_AnArgumentAllHave() => AssertValid<FieldWithMissingRequiredArgumentRule>(
        """
        type Query { places(zip: String!): [String] }
        """,
        """
        type Query { places(zip: String!): [String] }
        """);

    [Fact]
    public void Accepts_AnOptionalArgument() => AssertValid<FieldWithMissingRequiredArgumentRule>(
        """
        type Query { places(zip: String): [String] }
        """,
        """
        type Query { places: [String] }
        """);

    [Fact]
    public void Accepts_ARequirementBesideAnOptionalArgument() => AssertValid<FieldWithMissingRequiredArgumentRule>(
        """
        type Site { owners(zip: String! @require(field: "zip")): [String] }
        """,
        """
        type Site { owners(zip: String): [String] }
        """);

    [Fact]
    public void Reports_AMissingArgument() => AssertReports<FieldWithMissingRequiredArgumentRule>(
        [
            """
            type Query { places(zip: String!): [String] }
            """,
            """
            type Query { places: [String] }
            """,
        ],
        """
        error FIELD_WITH_MISSING_REQUIRED_ARGUMENT b:Query.places(zip:) 'Query.places' needs the argument 'zip' in 'a', but clients cannot give it here; add it, or make it nullable there.
        """);

    [Fact]
    public void Reports_ARequirementBesideANeededArgument() => AssertReports<FieldWithMissingRequiredArgumentRule>(
        [
            """
            type Site { owners(zip: String! @require(field: "zip")): [String] }
            """,
            """
            type Site { owners(zip: String!): [String] }
            """,
        ],
        """
        error FIELD_WITH_MISSING_REQUIRED_ARGUMENT a:Site.owners(zip:) 'Site.owners' needs the argument 'zip' in 'b', but clients cannot give it here; add it, or make it nullable there.
        """);

    [Fact]
    public void Accepts_AMissingArgumentWithADefault_InApolloFederation() => AssertValid<FieldWithMissingRequiredArgumentRule>(
        Tests.Apollo.Federation.Link + """type Query { places(zip: String! = ""): [String] @shareable }""",
        Tests.Apollo.Federation.Link + """type Query { places: [String] @shareable }""");
}

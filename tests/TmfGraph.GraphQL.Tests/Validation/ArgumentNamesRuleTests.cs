namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class ArgumentNamesRuleTests
{
    [Fact]
    public void Accepts_KnownArguments() => ValidationAssert.Accepts(
        """
        { orders(first: 3) @trace(level: 2) { id } }
        """);

    [Fact]
    public void Rejects_UnknownArgument_OfField() => ValidationAssert.Rejects(
        """
        { orders(last: 3) { id } }
        """,
        "The field `orders` has no argument `last`.");

    [Fact]
    public void Rejects_UnknownArgument_OfDirective() => ValidationAssert.Rejects(
        """
        { orders @trace(depth: 3) { id } }
        """,
        "The directive `@trace` has no argument `depth`.");
}

namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class VariablesAreInputTypesRuleTests
{
    [Fact]
    public void Accepts_InputTypes() => ValidationAssert.Accepts(
        """
        query ($w: OrderFilter, $s: [State!]) { orders(where: $w, states: $s) { id } }
        """);

    [Fact]
    public void Rejects_OutputType() => ValidationAssert.Rejects(
        """
        query ($o: Order) { orders { id @include(if: $o) } }
        """,
        "The variable `$o` cannot be of type `Order`, which is no input type.");

    [Fact]
    public void Rejects_UnknownType() => ValidationAssert.Rejects(
        """
        query ($o: Nothing) { orders { id @include(if: $o) } }
        """,
        "The type `Nothing` of the variable `$o` does not exist.");
}

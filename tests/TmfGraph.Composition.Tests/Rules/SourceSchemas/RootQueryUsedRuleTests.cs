using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class RootQueryUsedRuleTests
{
    [Fact]
    public void Accepts_TheUsualName() => AssertValid<RootQueryUsedRule>(
        """
        schema { query: Query }
        type Query { customer: String }
        """);

    [Fact]
    public void Accepts_NoSchemaDefinition() => AssertValid<RootQueryUsedRule>(
        """
        type Query { customer: String }
        """);

    [Fact]
    public void Accepts_TheUsualName_When_OnlyAnExtensionNamesAnotherRoot() => AssertValid<RootQueryUsedRule>(
        """
        type Query { customer: String }
        type Subscription { changes: Int }
        extend schema { subscription: Subscription }
        """);

    [Fact]
    public void Reports_ARootOfAnotherName() => AssertReports<RootQueryUsedRule>(
        """
        schema { query: QueryRoot }
        type QueryRoot { customer: String }
        """,
        """
        error ROOT_QUERY_USED a:QueryRoot The query root is 'QueryRoot'; it has to be named 'Query'.
        """);

    [Fact]
    public void Reports_ATypeOfTheUsualName_When_ItIsNoRoot() => AssertReports<RootQueryUsedRule>(
        """
        schema { mutation: Mutation }
        type Mutation { ok: Boolean }
        type Query { customer: String }
        """,
        """
        error ROOT_QUERY_USED a:Query The type 'Query' is not the query root; name it in the schema definition, or rename it.
        """);
}

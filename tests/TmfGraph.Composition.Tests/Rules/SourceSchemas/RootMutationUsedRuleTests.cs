using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class RootMutationUsedRuleTests
{
    [Fact]
    public void Accepts_TheUsualName() => AssertValid<RootMutationUsedRule>(
        """
        schema { mutation: Mutation }
        type Mutation { customer: String }
        """);

    [Fact]
    public void Accepts_NoSchemaDefinition() => AssertValid<RootMutationUsedRule>(
        """
        type Mutation { customer: String }
        """);

    [Fact]
    public void Accepts_TheUsualName_When_OnlyAnExtensionNamesAnotherRoot() => AssertValid<RootMutationUsedRule>(
        """
        type Mutation { customer: String }
        type Subscription { changes: Int }
        extend schema { subscription: Subscription }
        """);

    [Fact]
    public void Reports_ARootOfAnotherName() => AssertReports<RootMutationUsedRule>(
        """
        schema { mutation: MutationRoot }
        type MutationRoot { customer: String }
        """,
        """
        error ROOT_MUTATION_USED a:MutationRoot The mutation root is 'MutationRoot'; it has to be named 'Mutation'.
        """);

    [Fact]
    public void Reports_ATypeOfTheUsualName_When_ItIsNoRoot() => AssertReports<RootMutationUsedRule>(
        """
        schema { query: Query }
        type Query { ok: Boolean }
        type Mutation { customer: String }
        """,
        """
        error ROOT_MUTATION_USED a:Mutation The type 'Mutation' is not the mutation root; name it in the schema definition, or rename it.
        """);
}

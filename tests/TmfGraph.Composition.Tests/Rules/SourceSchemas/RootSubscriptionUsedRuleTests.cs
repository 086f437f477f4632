using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class RootSubscriptionUsedRuleTests
{
    [Fact]
    public void Accepts_TheUsualName() => AssertValid<RootSubscriptionUsedRule>(
        """
        schema { subscription: Subscription }
        type Subscription { customer: String }
        """);

    [Fact]
    public void Accepts_NoSchemaDefinition() => AssertValid<RootSubscriptionUsedRule>(
        """
        type Subscription { customer: String }
        """);

    [Fact]
    public void Reports_ARootOfAnotherName() => AssertReports<RootSubscriptionUsedRule>(
        """
        schema { subscription: SubscriptionRoot }
        type SubscriptionRoot { customer: String }
        """,
        """
        error ROOT_SUBSCRIPTION_USED a:SubscriptionRoot The subscription root is 'SubscriptionRoot'; it has to be named 'Subscription'.
        """);

    [Fact]
    public void Reports_ATypeOfTheUsualName_When_ItIsNoRoot() => AssertReports<RootSubscriptionUsedRule>(
        """
        schema { query: Query }
        type Query { ok: Boolean }
        type Subscription { customer: String }
        """,
        """
        error ROOT_SUBSCRIPTION_USED a:Subscription The type 'Subscription' is not the subscription root; name it in the schema definition, or rename it.
        """);
}

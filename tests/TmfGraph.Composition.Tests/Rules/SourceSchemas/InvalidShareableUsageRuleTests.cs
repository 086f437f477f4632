using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class InvalidShareableUsageRuleTests
{
    [Fact]
    public void Accepts_AFieldOfAnObjectType() => AssertValid<InvalidShareableUsageRule>(
        """
        type Order { id: ID! @shareable }
        """);

    [Fact]
    public void Reports_AFieldOfAnInterface() => AssertReports<InvalidShareableUsageRule>(
        """
        interface Item { id: ID! @shareable }
        """,
        """
        error INVALID_SHAREABLE_USAGE a:Item.id The interface field 'Item.id' cannot be shareable; mark the fields of the object types that implement it.
        """);

    [Fact]
    public void Reports_ASubscription() => AssertReports<InvalidShareableUsageRule>(
        """
        type Query { ok: Boolean }
        type Subscription { onOrderCreated: ID @shareable }
        """,
        """
        error INVALID_SHAREABLE_USAGE a:Subscription.onOrderCreated The subscription 'Subscription.onOrderCreated' cannot be shareable; its events come from one source schema.
        """);

    [Fact]
    public void Reports_EachSubscription_When_TheTypeIsShareable() => AssertReports<InvalidShareableUsageRule>(
        """
        type Query { ok: Boolean }
        type Subscription @shareable { onOrderCreated: ID onOrderChanged: ID }
        """,
        """
        error INVALID_SHAREABLE_USAGE a:Subscription.onOrderCreated The subscription 'Subscription.onOrderCreated' cannot be shareable; its events come from one source schema.
        error INVALID_SHAREABLE_USAGE a:Subscription.onOrderChanged The subscription 'Subscription.onOrderChanged' cannot be shareable; its events come from one source schema.
        """);
}

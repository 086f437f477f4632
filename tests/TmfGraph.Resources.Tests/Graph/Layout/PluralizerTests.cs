using TmfGraph.Resources.Graph.Layout;

namespace TmfGraph.Resources.Tests.Graph.Layout;

public sealed class PluralizerTests
{
    [Theory]
    [InlineData("ProductOrder", "ProductOrders")]
    [InlineData("Category", "Categories")]
    [InlineData("ServiceOrderStatus", "ServiceOrderStatuses")]
    [InlineData("GeographicAddress", "GeographicAddresses")]
    [InlineData("Usage", "Usages")]
    [InlineData("ProductSurvey", "ProductSurveys")]
    [InlineData("Batch", "Batches")]
    [InlineData("Mailbox", "Mailboxes")]
    [InlineData("BillPresentationMedia", "BillPresentationMedia")]
    [InlineData("Person", "People")]
    [InlineData("ImpactAnalysis", "ImpactAnalyses")]
    [InlineData("SLA", "SLAs")]
    [InlineData("OrderTerms", "OrderTerms")]
    public void Pluralize_ChangesTheLastWord(string name, string plural) => Assert.Equal(plural, Pluralizer.Pluralize(name));
}

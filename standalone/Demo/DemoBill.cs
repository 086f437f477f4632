namespace TmfGraph.Standalone.Demo;

/// <summary>A bill, as far as payments and tickets need to know.</summary>
/// <param name="Net">The sum of its rates without tax.</param>
/// <param name="Tax">The sum of their taxes.</param>
/// <param name="Paid">What has been paid of it.</param>
internal sealed record DemoBill(string Id, DemoMonth Month, string State, decimal Net, decimal Tax, decimal Paid)
{
    public decimal Total => Net + Tax;

    public string PaymentId => Id.Replace("-B", "-PAY", StringComparison.Ordinal);

    /// <summary>When the payment came in; a few days before it was due.</summary>
    public DateTimeOffset PaymentDate => Month.BillDate.AddDays(9).AddHours(7);
}

namespace TmfGraph.Standalone.Demo;

/// <summary>A month that was billed: on the morning of the first day after it.</summary>
internal readonly record struct DemoMonth(DateTimeOffset Start)
{
    /// <summary>The months whose bills are shown, oldest first.</summary>
    public static IReadOnlyList<DemoMonth> All { get; } =
        [.. Enumerable.Range(-3, 3).Select(n => new DemoMonth(new DateTimeOffset(DemoOperator.Today.Date, TimeSpan.Zero).AddMonths(n)))];

    public static DemoMonth Last => All[^1];

    public DateTimeOffset End => Start.AddMonths(1);

    public DateTimeOffset BillDate => End.AddHours(2);

    public DateTimeOffset DueDate => BillDate.AddDays(14);

    /// <summary>For ids: year and month.</summary>
    public string Key => Start.ToString("yyyyMM", System.Globalization.CultureInfo.InvariantCulture);

    public string Name => Start.ToString("MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
}

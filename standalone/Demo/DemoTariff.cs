namespace TmfGraph.Standalone.Demo;

/// <summary>What one kind of usage costs beyond the flat rates.</summary>
/// <param name="Rate">Net price of a unit in euro.</param>
/// <param name="Most">The most units of one usage.</param>
internal sealed record DemoTariff(string Key, string Name, string Unit, decimal Rate, int Most, string[] Destinations)
{
    public static DemoTariff Voice { get; } = new("VOICE", "Call to a special number", "min", 0.09m, 45, ["+49 180 5001", "+41 44 5550", "+43 1 5553"]);

    public static DemoTariff Data { get; } = new("DATA", "Data roaming", "MB", 0.02m, 400, ["Switzerland", "Norway", "United Kingdom"]);

    public static DemoTariff Text { get; } = new("SMS", "Text message abroad", "message", 0.07m, 12, ["Switzerland", "Turkey", "United States"]);

    public static IReadOnlyList<DemoTariff> All { get; } = [Voice, Data, Text];

    public string SpecificationId => $"US-{Key}";
}

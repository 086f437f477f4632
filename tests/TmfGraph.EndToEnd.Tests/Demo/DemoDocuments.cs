using System.Text.Json;
using TmfGraph.Resources.Model;
using TmfGraph.Standalone;
using TmfGraph.Standalone.Demo;

namespace TmfGraph.EndToEnd.Tests.Demo;

/// <summary>The demo operator's documents, made once for all tests that only look at them.</summary>
internal static class DemoDocuments
{
    /// <summary>Enough that everything that happens to one customer in thirty happens twice.</summary>
    public const int Customers = 60;

    public static IReadOnlyDictionary<string, ResourceType> Types { get; } =
        StandaloneDomains.LoadModels(null).SelectMany(m => m.Resources.Values).ToDictionary(r => r.Name, StringComparer.Ordinal);

    public static IReadOnlyList<(string Type, string Id, JsonElement Body)> All { get; } =
        [.. DemoOperator.Generate(Customers).Select(d => (d.Type, d.Body["id"]!.GetValue<string>(), JsonSerializer.SerializeToElement(d.Body)))];

    public static IEnumerable<JsonElement> Of(string type) => All.Where(d => d.Type == type).Select(d => d.Body);

    public static decimal Amount(this JsonElement body, string name) => body.GetProperty(name).GetProperty("value").GetDecimal();

    public static string Text(this JsonElement body, string name) => body.GetProperty(name).GetString()!;

    public static string RefId(this JsonElement body, string name) => body.GetProperty(name).GetProperty("id").GetString()!;
}

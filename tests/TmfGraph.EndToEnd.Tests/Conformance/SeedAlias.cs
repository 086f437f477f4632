using System.Text.Json;

namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>A path of the project's own API list, and the official resources it stands for.</summary>
internal sealed record SeedAlias(string Path, IReadOnlyList<OfficialResource> Resources)
{
    public static IEnumerable<SeedAlias> Read(JsonElement facts, IReadOnlyDictionary<string, OfficialResource> resources) =>
        facts.GetProperty("seedAliases").EnumerateArray().Select(alias => new SeedAlias(
            alias.GetProperty("seedPath").GetString()!,
            [.. alias.GetProperty("official").EnumerateArray().Select(o => resources[o.GetString()!.Replace('.', ' ')])]));
}

using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Assurance.Problems;

/// <summary>The lists in which problems name each other.</summary>
internal static class ProblemLinks
{
    /// <summary>One at a time groups problems.</summary>
    public const string Rule = "groups of service problems";

    public static IEnumerable<string> Ids(JsonObject problem, string list) =>
        (problem[list] as JsonArray ?? []).OfType<JsonObject>().Select(r => r.Text("id")).OfType<string>();

    /// <summary>Adds a reference, unless it is there.</summary>
    public static void Add(JsonObject problem, string list, JsonObject reference)
    {
        if (problem[list] is not JsonArray references)
        {
            problem[list] = references = [];
        }

        if (!Ids(problem, list).Contains(reference.Text("id")))
        {
            references.Add(reference);
        }
    }

    public static void Remove(JsonObject problem, string list, IReadOnlyCollection<string> ids)
    {
        if (problem[list] is JsonArray references)
        {
            references.RemoveAll(r => r is JsonObject reference && reference.Text("id") is { } id && ids.Contains(id));
        }
    }
}

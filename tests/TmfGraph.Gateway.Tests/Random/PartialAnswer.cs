using System.Text.Json;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>Answers in which something is missing.</summary>
internal static class PartialAnswer
{
    /// <summary>Whether a value is another one with nothing but nulls in place of some of its parts.</summary>
    public static bool IsPartOf(JsonElement part, JsonElement all) => (part.ValueKind, all.ValueKind) switch
    {
        (JsonValueKind.Null, _) => true,
        (JsonValueKind.Object, JsonValueKind.Object) => part.EnumerateObject().Count() == all.EnumerateObject().Count()
            && part.EnumerateObject().Zip(all.EnumerateObject()).All(p => p.First.Name == p.Second.Name && IsPartOf(p.First.Value, p.Second.Value)),
        (JsonValueKind.Array, JsonValueKind.Array) => part.GetArrayLength() == all.GetArrayLength()
            && part.EnumerateArray().Zip(all.EnumerateArray()).All(p => IsPartOf(p.First, p.Second)),
        _ => JsonElement.DeepEquals(part, all),
    };
}

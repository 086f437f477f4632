using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>
/// Which fields of which objects fail: the same ones in each source and in the uncut graph, as nothing but the seed, the object and the field decides.
/// </summary>
/// <param name="seed">Makes the choice.</param>
/// <param name="share">One of so many fails.</param>
internal sealed class RandomFailures(int seed, int share)
{
    /// <summary>Whether one of many like things, told apart by their number, is to fail.</summary>
    public bool Takes(System.Random random) => random.Next(share) == 0;

    /// <summary>Whether the field fails for the object with an id.</summary>
    public bool Fails(string id, string field)
    {
        // a hash of our own, as the framework's differs from run to run
        var hash = 2166136261u ^ (uint)seed;
        foreach (var c in $"{id}/{field}")
        {
            hash = (hash ^ c) * 16777619;
        }

        return (hash >> 8) % share == 0;
    }

    /// <summary>A source that is down, so that all its fields fail; null for none.</summary>
    public int? Down { get; init; }

    /// <summary>The error of what would come from the source that is down.</summary>
    public static GraphQLError DownError { get; } = new("The source is down.");

    /// <summary>The error of a field for an object; null when it has none.</summary>
    public GraphQLError? ErrorOf(JsonElement entity, RandomField field) =>
        Down == field.Source ? DownError
        : !field.IsKey && entity.GetProperty("id").GetString() is { } id && Fails(id, field.Name) ? new GraphQLError($"No {field.Name} of {id}.")
        : null;
}

using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Resources.Graph.Resolvers;

/// <summary>An entity of another subgraph: all this one knows is its id.</summary>
internal sealed record EntityStub(string Id)
{
    /// <summary>What a gateway of Apollo Federation has said of it beside the id; undefined when it came in another way.</summary>
    public JsonElement Represented { get; init; }

    /// <summary>The id of an entity, be it a document of ours or a stub; null when an object in place of a reference has none.</summary>
    public static string? IdOf(ResolvedValue entity)
    {
        if (entity.Object is EntityStub stub)
        {
            return stub.Id;
        }

        return entity.IsJson
            && entity.Json.ValueKind is JsonValueKind.Object
            && entity.Json.TryGetProperty("id"u8, out var id)
            && id.ValueKind is JsonValueKind.String
                ? id.GetString()
                : null;
    }
}

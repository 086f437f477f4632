using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;
using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Graph.Resolvers;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Security;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Graph.Federation;

/// <summary>
/// What gateways of Apollo Federation ask beside the schema itself: <c>_service</c> for the SDL and <c>_entities</c> for objects by their
/// representations. Both are part of the running schema only; neither the exported source schema nor our own gateway knows them.
/// </summary>
/// <seealso href="https://www.apollographql.com/docs/graphos/reference/federation/subgraph-spec"/>
internal sealed class FederationResolver(GraphLayout layout, ResourceStore store, SelectedAttributes selected, GraphOptions options)
{
    private readonly Dictionary<string, ResourceType> _resources = layout.Resources.ToDictionary(r => r.Name, StringComparer.Ordinal);
    private readonly HashSet<string> _stubs = [.. layout.Stubs.Where(s => s.HasLookup).Select(s => s.Name)];

    /// <summary>Adds the fields and their resolvers.</summary>
    public void Bind(SchemaBuilder builder, AccessGuard guard)
    {
        builder.AddDocument(Definitions());
        var sdl = ResolvedValue.FromObject(FederationSdl.Write(layout, options));
        builder.Resolve($"Query.{FederationNames.Service}", FieldResolver.Pure(_ => ResolvedValue.FromObject(this)));
        builder.Resolve("_Service.sdl", FieldResolver.Pure(_ => sdl));
        if (_resources.Count + _stubs.Count > 0)
        {
            builder.Resolve($"Query.{FederationNames.Entities}", guard.Batch(AccessKind.Read, ResolveAsync));
        }

        foreach (var type in layout.Resources)
        {
            foreach (var (field, attribute) in FederationNames.IdFields(type))
            {
                AttributeModel[] path = [attribute, attribute.Type!.GetByName("id")!]; // such fields are made of these
                builder.Resolve($"{type.Name}.{field}", FieldResolver.Pure(parent => Ids(parent.Json, path))).Require($"{type.Name}.{field}", attribute.Name);
            }
        }
    }

    private string Definitions()
    {
        var extensions = layout.Resources
            .Select(r => (r.Name, Fields: FederationNames.IdFields(r).Select(f => $"{f.Field}: [ID]").ToList()))
            .Where(r => r.Fields.Count > 0)
            .Select(r => $"extend type {r.Name} {{ {string.Join(' ', r.Fields)} }}\n");
        var names = _resources.Keys.Concat(_stubs).Order(StringComparer.Ordinal).ToList();
        var entities = names.Count == 0 ? "" :
            $$"""
            "An entity as a gateway knows it: the name of its type and its key."
            scalar {{FederationNames.Any}}
            "Everything with a key."
            union {{FederationNames.Entity}} = {{string.Join(" | ", names)}}
            extend type Query { {{FederationNames.Entities}}(representations: [{{FederationNames.Any}}!]!): [{{FederationNames.Entity}}]! }

            """;
        return entities + string.Concat(extensions) +
            $$"""
            "For gateways of Apollo Federation."
            type _Service { sdl: String! }
            extend type Query { {{FederationNames.Service}}: _Service! }
            """;
    }

    private async ValueTask ResolveAsync(FieldBatch batch, CancellationToken cancellationToken)
    {
        var asked = Enumerable.Range(0, batch.Count).Select(i => Read(batch.GetArguments(i))).ToList();
        if (asked.Sum(a => a.Count) > options.MaxRepresentations)
        {
            throw new GraphQLException(GraphErrors.TooManyRepresentations(options.MaxRepresentations));
        }

        var found = new Dictionary<string, IReadOnlyDictionary<string, StoredResource>>(StringComparer.Ordinal);
        foreach (var group in asked.SelectMany(a => a).OfType<Asked>().Where(r => _resources.ContainsKey(r.TypeName)).GroupBy(r => r.TypeName))
        {
            var type = _resources[group.Key];
            var ids = group.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
            found.Add(group.Key, await store.GetManyAsync(type, ids, selected.Of(type, batch), cancellationToken));
        }

        for (var i = 0; i < batch.Count; i++)
        {
            batch.SetResult(i, ResolvedValue.FromList([.. asked[i].Select(r => ToValue(r, found))]));
        }
    }

    private List<Asked?> Read(FieldArguments arguments) =>
        [.. arguments.Get("representations")!.Value.EnumerateArray().Select(Read)]; // an argument that may not be null

    /// <summary>What a representation asks for; null when it says no type that is known here, or no id.</summary>
    private Asked? Read(JsonElement representation) =>
        representation.ValueKind is JsonValueKind.Object
        && representation.TryGetProperty("__typename"u8, out var name)
        && name.ValueKind is JsonValueKind.String
        && name.GetString()! is var typeName // a string, just tested
        && (_resources.ContainsKey(typeName) || _stubs.Contains(typeName))
        && representation.TryGetProperty("id"u8, out var given)
        && IdOf(given) is { } id
            ? new Asked(typeName, id, representation)
            : null;

    /// <summary>An id as text: a string, or an integer, which is one too; null for anything else.</summary>
    /// <seealso href="https://spec.graphql.org/September2025/#sec-ID.Input-Coercion"/>
    private static string? IdOf(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.String => id.GetString(),
        JsonValueKind.Number when id.GetRawText() is var text && !text.AsSpan().ContainsAny('.', 'e', 'E') => text,
        _ => null,
    };

    private static ResolvedValue ToValue(Asked? asked, Dictionary<string, IReadOnlyDictionary<string, StoredResource>> found)
    {
        if (asked is null)
        {
            return ResolvedValue.FromError(GraphErrors.InvalidRepresentation()); // the others are answered
        }

        if (!found.TryGetValue(asked.TypeName, out var resources))
        {
            return ResolvedValue.FromObject(new EntityStub(asked.Id) { Represented = asked.Representation }, asked.TypeName);
        }

        return resources.TryGetValue(asked.Id, out var resource) ? ResolvedValue.FromJson(resource.Document, asked.TypeName) : ResolvedValue.Null;
    }

    private static ResolvedValue Ids(JsonElement document, AttributeModel[] path)
    {
        var ids = new List<string>();
        CollectPath.Collect(document, path, ids);
        return ResolvedValue.FromJson(JsonSerializer.SerializeToElement(ids));
    }

    private sealed record Asked(string TypeName, string Id, JsonElement Representation);
}

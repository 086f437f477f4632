using System.Diagnostics;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.Resources.Graph.Federation;
using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Graph.Resolvers;

/// <summary>Chooses how a walk is resolved: over reference edges, by ids in our own document, or by ids that the request brings.</summary>
internal static class WalkResolver
{
    private const string Ids = "ids";

    public static Func<FieldBatch, CancellationToken, ValueTask> Of(
        EntityExtension extension,
        WalkModel walk,
        ConnectionResolver connections,
        GraphOptions options)
    {
        switch (walk)
        {
            case EdgeWalk edges:
                return (batch, cancellationToken) => connections.ResolveWalkAsync(edges, extension.Name, batch, cancellationToken);
            case CollectWalk collect when extension.Own is { } own && CollectPath.TryResolve(collect.Ids, own) is { } path:
                AttributeModel[] attributes = [.. path];
                return (batch, cancellationToken) =>
                    connections.ResolveCollectAsync(collect, i => FromDocument(batch.GetParent(i).Json, attributes, options), batch, cancellationToken);
            case CollectWalk collect:
                var required = FederationNames.RequiredField(collect);
                return (batch, cancellationToken) =>
                    connections.ResolveCollectAsync(collect, i => FromGateway(batch, i, required, options), batch, cancellationToken);
            default:
                throw new UnreachableException();
        }
    }

    /// <exception cref="GraphQLException">There are more ids than allowed.</exception>
    private static List<string> FromDocument(JsonElement document, AttributeModel[] path, GraphOptions options)
    {
        var ids = new List<string>();
        CollectPath.Collect(document, path, ids);
        return Limit(ids, options);
    }

    /// <exception cref="GraphQLException">There are more ids than allowed.</exception>
    private static List<string> FromGateway(FieldBatch batch, int index, string? required, GraphOptions options)
    {
        var ids = new List<string>();
        if (batch.GetArguments(index).Get(Ids) is { } given)
        {
            CollectPath.Collect(given, [], ids);
        }
        else if (required is not null
            && batch.GetParent(index).Object is EntityStub { Represented: { ValueKind: JsonValueKind.Object } represented }
            && represented.TryGetProperty(required, out var brought))
        {
            CollectPath.Collect(brought, [], ids);
        }

        return Limit(ids, options);
    }

    private static List<string> Limit(List<string> ids, GraphOptions options) =>
        ids.Count <= options.MaxCollectedIds ? ids : throw new GraphQLException(GraphErrors.TooManyIds(options.MaxCollectedIds));
}

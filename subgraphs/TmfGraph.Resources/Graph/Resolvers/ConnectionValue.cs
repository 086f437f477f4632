using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;
using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Graph.Resolvers;

/// <summary>A page on its way into the response.</summary>
internal sealed class ConnectionValue(ResourcePage page)
{
    public static ResolvedValue Empty { get; } = Of(ResourcePage.Empty);

    public static ResolvedValue Of(ResourcePage page) => ResolvedValue.FromObject(new ConnectionValue(page));

    /// <summary>Binds the fields of connections, edges and the page info.</summary>
    public static void Bind(SchemaBuilder builder, GraphLayout layout)
    {
        if (layout.Connections.Count == 0)
        {
            return;
        }

        foreach (var connection in layout.Connections)
        {
            builder.Resolve($"{connection.TypeName}.nodes", Pure<ConnectionValue>(c => c.Nodes()));
            builder.Resolve($"{connection.TypeName}.edges", Pure<ConnectionValue>(c => c.Edges()));
            builder.Resolve($"{connection.TypeName}.pageInfo", Pure<ConnectionValue>(c => ResolvedValue.FromObject(c)));
            builder.Resolve($"{connection.TypeName}.totalCount", Pure<ConnectionValue>(c => ResolvedValue.FromObject(c.TotalCount)));
            builder.Resolve($"{connection.EdgeName}.cursor", Pure<Edge>(e => ResolvedValue.FromObject(e.Cursor)));
            builder.Resolve($"{connection.EdgeName}.node", Pure<Edge>(e => ResolvedValue.FromJson(e.Node.Document)));
        }

        builder.Resolve("PageInfo.hasNextPage", Pure<ConnectionValue>(c => ResolvedValue.FromObject(c.Page.HasNext)));
        builder.Resolve("PageInfo.hasPreviousPage", Pure<ConnectionValue>(c => ResolvedValue.FromObject(c.Page.HasPrevious)));
        builder.Resolve("PageInfo.startCursor", Pure<ConnectionValue>(c => ResolvedValue.FromObject(c.Page.Cursors is [var start, ..] ? start : null)));
        builder.Resolve("PageInfo.endCursor", Pure<ConnectionValue>(c => ResolvedValue.FromObject(c.Page.Cursors is [.., var end] ? end : null)));
    }

    private ResourcePage Page { get; } = page;

    /// <summary>The count, which GraphQL's Int keeps below 2³¹.</summary>
    private int TotalCount => (int)Math.Min(Page.Total ?? 0, int.MaxValue);

    private ResolvedValue Nodes()
    {
        var nodes = new ResolvedValue[Page.Items.Count];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = ResolvedValue.FromJson(Page.Items[i].Document);
        }

        return ResolvedValue.FromList(nodes);
    }

    private ResolvedValue Edges()
    {
        var edges = new ResolvedValue[Page.Items.Count];
        for (var i = 0; i < edges.Length; i++)
        {
            edges[i] = ResolvedValue.FromObject(new Edge(Page.Cursors[i], Page.Items[i]));
        }

        return ResolvedValue.FromList(edges);
    }

    private static FieldResolver Pure<T>(Func<T, ResolvedValue> resolve)
        where T : class => FieldResolver.Pure(parent => resolve((T)parent.Object!)); // the fields above give nothing else

    private sealed record Edge(string Cursor, StoredResource Node);
}

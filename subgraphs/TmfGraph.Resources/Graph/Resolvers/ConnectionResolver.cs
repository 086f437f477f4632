using TmfGraph.GraphQL.Execution;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Graph.Resolvers;

/// <summary>
/// Resolves connection fields. Parents whose page arguments are equal make one group, and a group is one call of the store, however many parents
/// are in it.
/// </summary>
internal sealed class ConnectionResolver(ResourceStore store, PageReader reader, SelectedAttributes selected)
{
    private static readonly string[] PageArguments = ["first", "after", "last", "before", "where", "order"];

    /// <summary>A connection of the query root: all resources of a type.</summary>
    public ValueTask ResolveListAsync(ResourceType type, FieldBatch batch, CancellationToken cancellationToken) =>
        ResolveAsync(type, batch, Enumerable.Range(0, batch.Count), async (query, indexes) =>
        {
            var page = await store.QueryAsync(query, cancellationToken);
            var value = ConnectionValue.Of(page);
            foreach (var index in indexes)
            {
                batch.SetResult(index, value);
            }
        });

    /// <summary>A walk over reference edges.</summary>
    public ValueTask ResolveWalkAsync(EdgeWalk walk, string parentType, FieldBatch batch, CancellationToken cancellationToken)
    {
        var ids = new string?[batch.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = EntityStub.IdOf(batch.GetParent(i));
        }

        return ResolveAsync(walk.Target, batch, Enumerable.Range(0, ids.Length).Where(i => ids[i] is not null), async (query, indexes) =>
        {
            // the same parent may stand in several places of one response
            var parents = indexes.Select(i => ids[i]!).Distinct(StringComparer.Ordinal).ToList();
            var pages = await store.QueryRelatedAsync(new RelatedQuery(parents, parentType, walk.Steps, query), cancellationToken);
            var byParent = new Dictionary<string, ResolvedValue>(parents.Count, StringComparer.Ordinal);
            for (var p = 0; p < parents.Count; p++)
            {
                byParent[parents[p]] = ConnectionValue.Of(pages[p]);
            }

            foreach (var index in indexes)
            {
                batch.SetResult(index, byParent[ids[index]!]);
            }
        });
    }

    /// <summary>A walk to ids that the parent's document holds.</summary>
    /// <param name="idsOf">The ids of each parent; a <see cref="GraphQLException"/> fails the field for that parent alone.</param>
    public ValueTask ResolveCollectAsync(CollectWalk walk, Func<int, IReadOnlyList<string>> idsOf, FieldBatch batch, CancellationToken cancellationToken)
    {
        var ids = new IReadOnlyList<string>?[batch.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            try
            {
                ids[i] = idsOf(i);
            }
            catch (GraphQLException exception)
            {
                batch.SetError(i, exception.Error);
            }
        }

        return ResolveAsync(walk.Target, batch, Enumerable.Range(0, ids.Length).Where(i => ids[i] is not null), async (query, indexes) =>
        {
            var pages = await store.QueryByIdsAsync(query, [.. indexes.Select(i => ids[i]!)], cancellationToken);
            for (var p = 0; p < indexes.Count; p++)
            {
                batch.SetResult(indexes[p], ConnectionValue.Of(pages[p]));
            }
        });
    }

    private async ValueTask ResolveAsync(
        ResourceType type,
        FieldBatch batch,
        IEnumerable<int> indexes,
        Func<ResourceQuery, IReadOnlyList<int>, Task> load)
    {
        var selection = PageSelection.Of(batch);
        var attributes = selection.Items ? selected.OfPage(type, batch) : null;
        foreach (var group in indexes.GroupBy(batch.GetArguments).GroupBy(g => KeyOf(g.Key), g => g, StringComparer.Ordinal))
        {
            var members = group.SelectMany(g => g).ToList();
            try
            {
                var query = reader.Read(group.First().Key, type, selection) with { Attributes = attributes };
                if (selection.IsEmpty)
                {
                    members.ForEach(i => batch.SetResult(i, ConnectionValue.Empty));
                    continue;
                }

                await load(query, members);
            }
            catch (GraphQLException exception)
            {
                members.ForEach(i => batch.SetError(i, exception.Error));
            }
            catch (InvalidCursorException)
            {
                members.ForEach(i => batch.SetError(i, GraphErrors.InvalidCursor()));
            }
        }
    }

    /// <summary>Equal for arguments that ask for the same page: collected ids differ from parent to parent and do not count.</summary>
    private static string KeyOf(FieldArguments arguments) =>
        string.Join('\n', PageArguments.Select(name => arguments.Get(name)?.GetRawText()));
}

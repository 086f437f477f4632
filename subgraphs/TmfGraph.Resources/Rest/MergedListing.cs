using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Rest;

/// <summary>
/// Lists a collection that stands for several resource types. Each type answers the head of its own ordered list, and the heads are merged,
/// so pages are right under every order at the price of reading from the beginning; <see cref="TmfRestOptions.MaxMergedWindow"/> bounds it.
/// A type that lacks a filter's attribute has no match; an attribute that all lack is an error.
/// </summary>
internal static class MergedListing
{
    private const int Chunk = 1_000;

    public static async Task<(IReadOnlyList<StoredResource> Items, long Total)> QueryAsync(
        RestCollection collection, ListRequest request, CancellationToken cancellationToken)
    {
        var reach = (long)request.Offset + request.Limit;
        if (reach > collection.Options.MaxMergedWindow)
        {
            throw new TmfErrorException(TmfErrors.InvalidParameter(
                $"'{collection.Name}' is merged from several collections and can be paged up to {collection.Options.MaxMergedWindow}; list {string.Join(" and ", collection.Types.Select(t => t.HrefOf("")[..^1]))} instead."));
        }

        var (items, total) = (new List<(StoredResource Resource, IReadOnlyList<OrderBy> Order)>(), 0L);
        foreach (var (type, filter, order) in Plan(collection, request))
        {
            var skip = 0;
            ResourcePage page;
            do
            {
                page = await collection.Store.QueryAsync(
                    new ResourceQuery(type)
                    {
                        Filter = filter,
                        Order = order,
                        Window = new PageWindow.Offset(skip, (int)Math.Min(Chunk, reach - skip)),
                        NeedsTotal = skip == 0,
                        NeedsItems = reach > 0,
                    },
                    cancellationToken);
                total += page.Total ?? 0;
                items.AddRange(page.Items.Select(i => (i, order)));
                skip += Chunk;
            }
            while (page.HasNext && skip < reach);
        }

        items.Sort(Compare);
        return ([.. items.Skip(request.Offset).Take(request.Limit).Select(i => i.Resource)], total);
    }

    private static List<(ResourceType Type, Predicate? Filter, IReadOnlyList<OrderBy> Order)> Plan(RestCollection collection, ListRequest request)
    {
        var plan = new List<(ResourceType, Predicate?, IReadOnlyList<OrderBy>)>();
        TmfErrorException? failure = null;
        foreach (var type in collection.Types)
        {
            try
            {
                var filter = request.Conditions is { } conditions ? new FilterCompiler(type, collection.Options).Compile(conditions) : null;
                plan.Add((type, collection.Within(filter), AttributePaths.CompileSort(type, request.Sort, collection.Options)));
            }
            catch (TmfErrorException exception)
            {
                failure ??= exception;
            }
        }

        return plan.Count > 0 ? plan : throw failure!; // without a plan every type has failed
    }

    /// <summary>The order of the stores: by each rank, absent values last when ascending, then by id.</summary>
    internal static int Compare((StoredResource Resource, IReadOnlyList<OrderBy> Order) left, (StoredResource Resource, IReadOnlyList<OrderBy> Order) right)
    {
        for (var i = 0; i < left.Order.Count; i++)
        {
            var kind = LeafKinds.Of(left.Order[i].Path.Leaf());
            var order = Compare(kind, ValueOf(left.Resource, left.Order[i].Path, kind), ValueOf(right.Resource, right.Order[i].Path, kind));
            if (order != 0)
            {
                return left.Order[i].Descending ? -order : order;
            }
        }

        return CodePointComparer.Compare(left.Resource.Id, right.Resource.Id);
    }

    private static int Compare(LeafKind kind, string? left, string? right) =>
        left is null || right is null ? (left is null ? 1 : 0) - (right is null ? 1 : 0) : Leaf.Compare(kind, left, right) ?? 0;

    private static string? ValueOf(StoredResource resource, AttributePath path, LeafKind kind) =>
        Leaf.Text(Leaf.FirstAt(resource.Document, path.Attributes)) is { } text && Leaf.Fits(kind, text) ? text : null;
}

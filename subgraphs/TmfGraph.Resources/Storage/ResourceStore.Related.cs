using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage.Sql;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Storage;

/*
 * Pages of related resources, for many parents at once, in one statement.
 *
 * The parents enter as rows (ord, id). Each hop joins them with the edge table and keeps distinct (ord, id) pairs, so that two ways to one resource
 * count once. The last pairs are joined with the resources where a filter or an order has to look at them, ranked per parent by window functions,
 * and cut to the window by rank. Documents are read at the very end, for the rows of the pages only.
 *
 * A rank over all matches of a parent also gives totals and the flags of the page for nothing. Its cost is that all matches of a parent are
 * visited, though only their keys; lists of a parent are thousands long at most, unlike lists of a type, which are read along an index.
 */
public sealed partial class ResourceStore
{
    /// <summary>The same page for each parent, in the order of the parents. One statement, none for no parents.</summary>
    /// <exception cref="InvalidCursorException">The window's cursor was not made by this list.</exception>
    /// <exception cref="InvalidPatternException">The filter has a regular expression that is none.</exception>
    public Task<IReadOnlyList<ResourcePage>> QueryRelatedAsync(RelatedQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        CheckBatch(query.Parents.Count);
        return ReadPagesAsync(
            query.Query,
            query.Parents.Count,
            sql => Walk(sql, query),
            alwaysThere: query.Steps is [.., { Backwards: true } last] && last.Source == query.Query.Type,
            cancellationToken);
    }

    /// <summary>The same page for each list of ids, in the order of the lists; ids that do not exist are left out. One statement, none for no lists.</summary>
    /// <exception cref="InvalidCursorException">The window's cursor was not made by this list.</exception>
    /// <exception cref="InvalidPatternException">The filter has a regular expression that is none.</exception>
    public Task<IReadOnlyList<ResourcePage>> QueryByIdsAsync(
        ResourceQuery query, IReadOnlyList<IReadOnlyList<string>> idsByParent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(idsByParent);
        var positions = new List<long>();
        var ids = new List<string>();
        for (var i = 0; i < idsByParent.Count; i++)
        {
            foreach (var id in idsByParent[i])
            {
                positions.Add(i);
                ids.Add(id);
            }
        }

        CheckBatch(ids.Count);
        return ReadPagesAsync(
            query,
            idsByParent.Count,
            sql => $"WITH h AS (SELECT DISTINCT p.ord, p.id FROM {database.Dialect.Rows(sql, positions, StorableText.Ids(ids), "p")})",
            alwaysThere: false,
            cancellationToken);
    }

    private string Walk(SqlBuilder sql, RelatedQuery query)
    {
        var hops = new List<string> { $"h0 AS (SELECT p.ord, p.id, {SqlDialect.Quote(query.ParentType)} AS type FROM {database.Dialect.Rows(sql, StorableText.Ids(query.Parents), "p")})" };
        for (var i = 0; i < query.Steps.Count; i++)
        {
            var next = i + 1 < query.Steps.Count ? query.Steps[i + 1] : null;
            hops.Add($"{(next is null ? "h" : $"h{i + 1}")} AS ({Hop(sql, query.Steps[i], $"h{i}", next, query.Query.Type)})");
        }

        if (query.Steps.Count == 0)
        {
            throw new ArgumentException("A walk needs a step.", nameof(query));
        }

        return $"WITH {string.Join(", ", hops)}";
    }

    /// <summary>
    /// A reference that does not say its type (an empty target type) goes along with any: its id is all there is to go by.
    /// CROSS JOIN is an ordinary join that SQLite does not turn around: from the few parents to their edges.
    /// </summary>
    private static string Hop(SqlBuilder sql, WalkStep step, string from, WalkStep? next, ResourceType target)
    {
        var edge = $"e.source_type = {SqlDialect.Quote(step.Source.Name)} AND e.path = {SqlDialect.Quote(step.Path)}";
        if (step.Role is { } role)
        {
            edge += StorableText.Is(role) ? $" AND e.role = {sql.Bind(role.ToLowerInvariant())}" : $" AND {sql.Dialect.False}";
        }

        if (step.Backwards)
        {
            return $"SELECT DISTINCT h.ord, e.source_id AS id, {SqlDialect.Quote(step.Source.Name)} AS type FROM {from} h CROSS JOIN resource_reference e "
                + $"WHERE {edge} AND e.target_id = h.id AND (e.target_type = h.type OR e.target_type = '' OR h.type = '')";
        }

        // where the next hop goes on forwards, or the walk ends, it is known which type must stand here
        var here = next is null ? target.Name : next.Backwards ? null : next.Source.Name;
        var fits = here is null ? "" : $" AND e.target_type IN ({SqlDialect.Quote(here)}, '')";
        var type = here is null ? "e.target_type" : SqlDialect.Quote(here);
        return $"SELECT DISTINCT h.ord, e.target_id AS id, {type} AS type FROM {from} h CROSS JOIN resource_reference e WHERE {edge} AND e.source_id = h.id{fits}";
    }

    private async Task<IReadOnlyList<ResourcePage>> ReadPagesAsync(
        ResourceQuery query, int parents, Func<SqlBuilder, string> related, bool alwaysThere, CancellationToken cancellationToken)
    {
        var window = Window.Of(query, database.Options);
        var pages = new PageBuilder[parents];
        if (parents > 0)
        {
            await using var session = await StoreSession.OpenAsync(database, cancellationToken).ConfigureAwait(false);
            var sql = session.Sql();
            var ranks = OrderCompiler.Ranks(query.Type, query.Order, database.Dialect, "d");
            sql.Append(related(sql));
            sql.Append(Matches(sql, query, ranks, mustLook: !alwaysThere || query.Filter is not null || ranks.Any(r => r.Expression != "d.id")));
            sql.Append(Ranked(sql, ranks, window));
            sql.Append($"SELECT w.ord, w.total, w.before, d.id, d.version, {Document(query.Attributes, query.Order)} FROM w LEFT JOIN resource d ")
                .Append($"ON d.type = {SqlDialect.Quote(query.Type.Name)} AND d.id = w.id AND {InWindow(sql, query, window)} ")
                .Append($"WHERE w.rn = 1 OR {InWindow(sql, query, window)} ORDER BY w.ord, w.rn");
            await session.ReadAsync(
                sql,
                row =>
                {
                    ref var page = ref pages[row.GetInt64(0)];
                    page.Total = row.GetInt64(1);
                    page.Before = row.GetInt64(2);
                    if (!row.IsDBNull(3))
                    {
                        (page.Items ??= []).Add(Read(row, query.Type, 3));
                    }
                },
                cancellationToken).ConfigureAwait(false);
        }

        return Array.ConvertAll(pages, page => page.Build(query, window));
    }

    private static string Matches(SqlBuilder sql, ResourceQuery query, IReadOnlyList<OrderRank> ranks, bool mustLook)
    {
        if (!mustLook)
        {
            return $", m AS (SELECT h.ord, h.id{string.Concat(ranks.Select((_, i) => $", h.id AS k{i}"))} FROM h)";
        }

        var keys = string.Concat(ranks.Select((r, i) => $", {r.Expression} AS k{i}"));
        return $", m AS (SELECT h.ord, d.id{keys} FROM h CROSS JOIN resource d WHERE d.id = h.id AND {Matching(sql, query)})";
    }

    private static string Ranked(SqlBuilder sql, IReadOnlyList<OrderRank> ranks, Window window)
    {
        OrderRank[] keys = [.. ranks.Select((r, i) => r with { Expression = $"m.k{i}" })];

        // matches that come before the window's place: up to the cursor itself when forwards, below it when backwards
        var before = window switch
        {
            { Cursor: null, Backwards: false } => "0",
            { Cursor: null } => "count(*) OVER (PARTITION BY m.ord)",
            { Backwards: false } => $"count(CASE WHEN {OrderCompiler.Beyond(sql, keys, "m.id", window.Cursor, after: true)} THEN NULL ELSE 1 END) OVER (PARTITION BY m.ord)",
            _ => $"count(CASE WHEN {OrderCompiler.Beyond(sql, keys, "m.id", window.Cursor, after: false)} THEN 1 END) OVER (PARTITION BY m.ord)",
        };
        return $", w AS (SELECT m.ord, m.id, row_number() OVER (PARTITION BY m.ord ORDER BY {OrderCompiler.OrderBy(keys, "m.id", reversed: false)}) AS rn, "
            + $"count(*) OVER (PARTITION BY m.ord) AS total, {before} AS before FROM m) ";
    }

    private static string InWindow(SqlBuilder sql, ResourceQuery query, Window window)
    {
        var count = query.NeedsItems ? window.Count : 0;
        return window.Backwards
            ? $"w.rn > w.before - {sql.Bind((long)count, SqlValueKind.Integer)} AND w.rn <= w.before"
            : $"w.rn > w.before + {sql.Bind((long)window.Skip, SqlValueKind.Integer)} AND w.rn <= w.before + {sql.Bind((long)window.Skip + count, SqlValueKind.Integer)}";
    }

    private struct PageBuilder
    {
        public List<StoredResource>? Items;
        public long Total;
        public long Before;

        public readonly ResourcePage Build(ResourceQuery query, Window window)
        {
            long? total = query.NeedsTotal ? Total : null;
            var items = Items ?? [];
            var start = window.Backwards ? Math.Max(Before - window.Count, 0) : Before + window.Skip;
            var end = window.Backwards ? Before : start + window.Count;
            return query.NeedsItems
                ? new ResourcePage(items, new CursorList(query.Type, query.Order, items), HasNext: Total > end, HasPrevious: start > 0 && Total > 0, total)
                : new ResourcePage([], [], false, false, total);
        }
    }
}

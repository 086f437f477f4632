using System.Data.Common;
using System.Text.Json;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage.Sql;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Storage;

/// <summary>
/// Reads the resources of one subgraph. Every method works on a batch and sends the same number of statements for any size of it. Thread-safe.
/// </summary>
public sealed partial class ResourceStore(ResourceDatabase database)
{
    /// <summary>The database it reads.</summary>
    public ResourceDatabase Database => database;

    /// <summary>Counts every statement of this database, those of other parts included.</summary>
    public StatementCounter Statements => database.Statements;

    /// <summary>See <see cref="ResourceDatabase.CanServeAsync"/>.</summary>
    public Task<bool> CanServeAsync(CancellationToken cancellationToken) => database.CanServeAsync(cancellationToken);

    /// <summary>The resource, or null when there is none with that id. One statement.</summary>
    public async Task<StoredResource?> GetAsync(ResourceType type, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(id);
        return (await GetManyAsync(type, [id], cancellationToken).ConfigureAwait(false)).GetValueOrDefault(id);
    }

    /// <summary>The resources that exist among the ids, by id. One statement, none for no ids.</summary>
    public Task<IReadOnlyDictionary<string, StoredResource>> GetManyAsync(
        ResourceType type, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        GetManyAsync(type, ids, null, cancellationToken);

    /// <summary>The same, for a reader of some attributes only (see <see cref="ResourceQuery.Attributes"/>).</summary>
    public async Task<IReadOnlyDictionary<string, StoredResource>> GetManyAsync(
        ResourceType type, IReadOnlyCollection<string> ids, IReadOnlyCollection<string>? attributes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(ids);
        if (ids.Count == 0)
        {
            return new Dictionary<string, StoredResource>();
        }

        await using var session = await StoreSession.OpenAsync(database, cancellationToken).ConfigureAwait(false);
        return await GetManyAsync(session, type, ids, attributes, isLocking: false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same in a session of the caller's.</summary>
    /// <param name="isLocking">Whether nobody else may change them until the session's transaction ends.</param>
    internal async Task<IReadOnlyDictionary<string, StoredResource>> GetManyAsync(
        StoreSession session,
        ResourceType type,
        IReadOnlyCollection<string> ids,
        IReadOnlyCollection<string>? attributes,
        bool isLocking,
        CancellationToken cancellationToken)
    {
        CheckBatch(ids.Count);
        var found = new Dictionary<string, StoredResource>(ids.Count, StringComparer.Ordinal);
        var storable = StorableText.Ids(ids as IReadOnlyList<string> ?? [.. ids]);
        if (storable.All(string.IsNullOrEmpty))
        {
            return found;
        }

        var sql = session.Sql();
        var condition = storable.Count == 1
            ? $"d.id = {sql.Bind(storable[0])}"
            : database.Dialect.AnyOf(sql, "d.id", storable);
        sql.Append($"SELECT d.id, d.version, {Document(attributes, [])} FROM resource d WHERE d.type = {SqlDialect.Quote(type.Name)} AND {condition}");
        if (isLocking)
        {
            sql.Append($" ORDER BY d.id{database.Dialect.ForUpdate}"); // all in one order: nobody waits in a circle
        }

        await session.ReadAsync(sql, row => found[row.GetString(0)] = Read(row, type, 0), cancellationToken).ConfigureAwait(false);
        return found;
    }

    /// <summary>A page of the resources of a type. One statement; a second one when the page is empty and its surroundings are asked for.</summary>
    /// <exception cref="InvalidCursorException">The window's cursor was not made by this list.</exception>
    /// <exception cref="InvalidPatternException">The filter has a regular expression that is none.</exception>
    public async Task<ResourcePage> QueryAsync(ResourceQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await using var session = await StoreSession.OpenAsync(database, cancellationToken).ConfigureAwait(false);
        return await QueryAsync(session, query, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same in a session of the caller's.</summary>
    internal async Task<ResourcePage> QueryAsync(StoreSession session, ResourceQuery query, CancellationToken cancellationToken)
    {
        var window = Window.Of(query, database.Options);
        if (!query.NeedsItems)
        {
            var total = query.NeedsTotal ? await ReadTotalAsync(session, query, cancellationToken).ConfigureAwait(false) : (long?)null;
            return new ResourcePage([], [], false, false, total);
        }

        var page = await ReadPageAsync(session, query, window, cancellationToken).ConfigureAwait(false);
        if (page is { Items.Count: 0, HasNext: false, HasPrevious: false } && (window.Cursor is not null || window.Skip > 0))
        {
            // an empty page says nothing about what lies around it
            var total = await ReadTotalAsync(session, query, cancellationToken).ConfigureAwait(false);
            page = page with
            {
                Total = query.NeedsTotal ? total : null,
                HasPrevious = total > 0 && !window.Backwards,
                HasNext = total > 0 && window.Backwards,
            };
        }

        return page;
    }

    private async Task<ResourcePage> ReadPageAsync(StoreSession session, ResourceQuery query, Window window, CancellationToken cancellationToken)
    {
        var sql = session.Sql();
        var ranks = OrderCompiler.Ranks(query.Type, query.Order, database.Dialect, "d");
        var matching = Matching(sql, query);
        sql.Append($"SELECT d.id, d.version, {Document(query.Attributes, query.Order)}");
        if (query.NeedsTotal)
        {
            sql.Append($", {CountOf(sql, query)}");
        }

        if (window.Cursor is not null)
        {
            // with the cursor's own place: there is something on the other side, unless it has gone meanwhile
            sql.Append($", EXISTS (SELECT 1 FROM resource d WHERE {Matching(sql, query)} AND NOT {OrderCompiler.Beyond(sql, ranks, "d.id", window.Cursor, !window.Backwards)})");
        }

        sql.Append($" FROM resource d WHERE {matching}");
        if (window.Cursor is not null)
        {
            sql.Append($" AND {OrderCompiler.Beyond(sql, ranks, "d.id", window.Cursor, !window.Backwards)}");
        }

        sql.Append($" ORDER BY {OrderCompiler.OrderBy(ranks, "d.id", window.Backwards)} LIMIT {sql.Bind(window.Count + 1L, SqlValueKind.Integer)}");
        if (window.Skip > 0)
        {
            sql.Append($" OFFSET {sql.Bind((long)window.Skip, SqlValueKind.Integer)}");
        }

        var items = new List<StoredResource>();
        long? total = query.NeedsTotal ? 0 : null;
        var other = false;
        await session.ReadAsync(
            sql,
            row =>
            {
                items.Add(Read(row, query.Type, 0));
                total = query.NeedsTotal ? row.GetInt64(3) : null;
                other = window.Cursor is not null && Convert.ToBoolean(row.GetValue(query.NeedsTotal ? 4 : 3));
            },
            cancellationToken).ConfigureAwait(false);

        var more = items.Count > window.Count;
        if (more)
        {
            items.RemoveAt(items.Count - 1);
        }

        other |= window.Skip > 0 && items.Count > 0;
        if (window.Backwards)
        {
            items.Reverse();
            return new ResourcePage(items, new CursorList(query.Type, query.Order, items), HasNext: other, HasPrevious: more, total);
        }

        return new ResourcePage(items, new CursorList(query.Type, query.Order, items), HasNext: more, HasPrevious: other, total);
    }

    private static async Task<long> ReadTotalAsync(StoreSession session, ResourceQuery query, CancellationToken cancellationToken)
    {
        var sql = session.Sql();
        sql.Append($"SELECT {CountOf(sql, query)}");
        return Convert.ToInt64(await session.ScalarAsync(sql, cancellationToken).ConfigureAwait(false));
    }

    private static string CountOf(SqlBuilder sql, ResourceQuery query) => $"(SELECT count(*) FROM resource d WHERE {Matching(sql, query)})";

    private static string Matching(SqlBuilder sql, ResourceQuery query)
    {
        var type = $"d.type = {SqlDialect.Quote(query.Type.Name)}";
        return query.Filter is null ? type : $"{type} AND {new PredicateCompiler(sql, query.Type, "d").Compile(query.Filter)}";
    }

    private string Document(IReadOnlyCollection<string>? attributes, IReadOnlyList<OrderBy> order) => database.Dialect.Document(
        "d.doc",
        attributes is null ? null : [.. attributes.Append("id").Concat(order.Select(o => o.Path.Attributes[0].JsonName)).Distinct(StringComparer.Ordinal)]);

    private static StoredResource Read(DbDataReader row, ResourceType type, int column) => new(
        type, row.GetString(column), row.GetInt64(column + 1), JsonElement.Parse(row.GetFieldValue<byte[]>(column + 2)));

    private void CheckBatch(int count) =>
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, database.Options.MaxBatchSize);
}

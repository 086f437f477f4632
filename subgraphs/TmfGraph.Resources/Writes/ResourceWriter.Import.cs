using System.Text.Json;
using TmfGraph.Resources.Events;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Storage.Sql;

namespace TmfGraph.Resources.Writes;

public sealed partial class ResourceWriter
{
    /// <summary>
    /// Writes documents in bulk: ids and attributes the server sets are kept as given, an id or href that is missing is made. A resource that is already
    /// there is replaced, so an import that was cut off can simply be run again. Each batch is one transaction.
    /// </summary>
    /// <returns>How many documents were written.</returns>
    /// <exception cref="ResourceValidationException">A document is no object, has an unusable id or too long a text for an index, or does not fit the model where that is checked.</exception>
    public async Task<long> ImportAsync(
        IAsyncEnumerable<(ResourceType Type, JsonElement Document)> documents, ImportOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(options);
        var written = 0L;
        var batch = new Dictionary<(string Type, string Id), ImportItem>(database.Options.ImportBatchSize);
        await foreach (var (type, document) in documents.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var item = Prepare(type, document, options);
            batch[(type.Name, item.Id)] = item; // of two with one id in a batch the later wins, as it would across batches
            if (batch.Count >= database.Options.ImportBatchSize)
            {
                await FlushAsync().ConfigureAwait(false);
            }
        }

        await FlushAsync().ConfigureAwait(false);
        return written;

        async Task FlushAsync()
        {
            if (batch.Count > 0)
            {
                await WriteBatchAsync([.. batch.Values], options, cancellationToken).ConfigureAwait(false);
                written += batch.Count;
                batch.Clear();
                options.Progress?.Report(written);
            }
        }
    }

    /// <summary>Writes documents beside others in one transaction; of two with one id the later wins.</summary>
    internal async Task ImportAsync(WriteScope scope, IReadOnlyList<ImportItem> items, CancellationToken cancellationToken)
    {
        await scope.FlushAsync(cancellationToken).ConfigureAwait(false);
        foreach (var batch in items.Reverse().DistinctBy(i => (i.Type.Name, i.Id)).Reverse().Chunk(database.Options.ImportBatchSize))
        {
            await WriteBatchAsync(scope, batch, raiseEvents: true, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Checks a document that is to be imported.</summary>
    /// <exception cref="ResourceValidationException">It cannot be.</exception>
    internal ImportItem Prepare(ResourceType type, JsonElement document, ImportOptions options)
    {
        var validator = new DocumentValidator();
        if (options.Validate || document.ValueKind != JsonValueKind.Object)
        {
            validator.CheckBody(type, document, asClient: false);
        }
        else
        {
            TextCheck.Run(document, validator);
        }

        var id = "";
        if (document.ValueKind == JsonValueKind.Object)
        {
            id = document.TryGetProperty("id", out var given) ? given.ValueKind == JsonValueKind.String ? given.GetString()! : "" : database.Ids.Next();
            if (id.Length == 0 || EntryLimits.IsLonger(id, database.Options.MaxIdLength))
            {
                validator.Report(
                    new DocumentValidator.Place(null, "id", -1),
                    AttributeProblemCodes.InvalidFormat,
                    $"The id of a {type.TmfName} must be a text of 1 to {database.Options.MaxIdLength} bytes of UTF-8.");
            }
        }

        ThrowIfAny(validator.Problems);
        var edges = _edges.Extract(type, document);
        ThrowIfAny(EntryLimits.Check(type, document, edges));
        return new ImportItem(type, id, DocumentComposer.Import(type, document, id), document, edges);
    }

    private Task WriteBatchAsync(IReadOnlyList<ImportItem> items, ImportOptions options, CancellationToken cancellationToken) =>
        WriteAsync(scope => WriteBatchAsync(scope, items, options.RaiseEvents, cancellationToken), readsFirst: true, cancellationToken);

    private async Task WriteBatchAsync(WriteScope scope, IReadOnlyList<ImportItem> items, bool raiseEvents, CancellationToken cancellationToken)
    {
        var now = database.Time.GetUtcNow();
        var replaced = await DeleteStaleEdgesAsync(scope.Session, items, cancellationToken).ConfigureAwait(false);
        var edges = new List<(string Type, string Id, Edge Edge)>(items.Count * 4);
        foreach (var item in items)
        {
            foreach (var edge in item.Edges)
            {
                edges.Add((item.Type.Name, item.Id, edge));
            }
        }

        if (database.Dialect.IsPostgres)
        {
            InsertRows(scope.Sql, items, now);
            WriteStatements.InsertEdges(scope.Sql, edges);
            await scope.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await InsertOneByOneAsync(scope.Session, items, now, cancellationToken).ConfigureAwait(false);
            await InsertEdgesOneByOneAsync(scope.Session, edges, cancellationToken).ConfigureAwait(false);
        }

        if (raiseEvents)
        {
            scope.Events.AddRange(items.Select(i => EventOf(i, replaced.Contains((i.Type.Name, i.Id)) ? EventKind.AttributeValueChange : EventKind.Create)));
        }
    }

    private static PendingEvent EventOf(ImportItem item, EventKind kind) => new(kind, EventNames.Of(item.Type, kind), item.Type, item.Id, item.Document);

    /// <summary>Edges of resources that are about to be replaced; most imports replace none, and then this is one cheap look.</summary>
    /// <returns>The resources that are there already.</returns>
    private async Task<HashSet<(string Type, string Id)>> DeleteStaleEdgesAsync(
        StoreSession session, IReadOnlyList<ImportItem> items, CancellationToken cancellationToken)
    {
        var replaced = new HashSet<(string Type, string Id)>();
        foreach (var group in items.GroupBy(i => i.Type))
        {
            string[] ids = [.. group.Select(i => i.Id)];
            var existing = new List<string>();
            var select = session.Sql();
            select.Append($"SELECT d.id FROM resource d WHERE d.type = {SqlDialect.Quote(group.Key.Name)} AND {database.Dialect.AnyOf(select, "d.id", ids)}");
            await session.ReadAsync(select, row => existing.Add(row.GetString(0)), cancellationToken).ConfigureAwait(false);
            replaced.UnionWith(existing.Select(id => (group.Key.Name, id)));
            if (existing.Count > 0)
            {
                var delete = session.Sql();
                delete.Append($"DELETE FROM resource_reference WHERE source_type = {SqlDialect.Quote(group.Key.Name)} AND {database.Dialect.AnyOf(delete, "source_id", existing)}");
                await session.ExecuteAsync(delete, cancellationToken).ConfigureAwait(false);
            }
        }

        return replaced;
    }

    private static void InsertRows(SqlBuilder sql, IReadOnlyList<ImportItem> items, DateTimeOffset now)
    {
        var types = sql.Bind(items.Select(i => i.Type.Name).ToArray(), SqlValueKind.TextList);
        var ids = sql.Bind(items.Select(i => i.Id).ToArray(), SqlValueKind.TextList);
        var states = sql.Bind(items.Select(i => WriteStatements.StateOf(i.Type, i.Element)).ToArray(), SqlValueKind.TextList);
        var documents = sql.Bind(items.Select(i => i.Document).ToArray(), SqlValueKind.JsonList);
        var time = sql.Dialect.BindInstant(sql, now);
        sql.Append("INSERT INTO resource (type, id, version, state, created, updated, doc) ")
            .Append($"SELECT u.type, u.id, 1, u.state, {time}, {time}, u.doc FROM unnest({types}, {ids}, {states}, {documents}) AS u(type, id, state, doc) ")
            .Append(OnConflict);
    }

    /// <summary>In process a prepared statement for each row is the fastest way: there is no round trip, and documents are copied once.</summary>
    private static async Task InsertOneByOneAsync(StoreSession session, IReadOnlyList<ImportItem> items, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var sql = session.Sql();
        var time = sql.Dialect.BindInstant(sql, now);
        var (type, id, state, document) = (sql.Bind(""), sql.Bind(""), sql.Bind(""), sql.Bind(Array.Empty<byte>(), SqlValueKind.Json));
        sql.Append("INSERT INTO resource (type, id, version, state, created, updated, doc) ")
            .Append($"VALUES ({type}, {id}, 1, {state}, {time}, {time}, {document}) ")
            .Append(OnConflict);
        await using var command = session.Command(sql);
        await command.PrepareAsync(cancellationToken).ConfigureAwait(false);
        foreach (var item in items)
        {
            command.Parameters[type].Value = item.Type.Name;
            command.Parameters[id].Value = item.Id;
            command.Parameters[state].Value = (object?)WriteStatements.StateOf(item.Type, item.Element) ?? DBNull.Value;
            command.Parameters[document].Value = System.Text.Encoding.UTF8.GetString(item.Document);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task InsertEdgesOneByOneAsync(
        StoreSession session, List<(string Type, string Id, Edge Edge)> edges, CancellationToken cancellationToken)
    {
        var sql = session.Sql();
        string[] names = [.. Enumerable.Range(0, 7).Select(i => sql.Bind("", i == 3 ? SqlValueKind.Integer : SqlValueKind.Text))];
        sql.Append($"{WriteStatements.IntoEdges} VALUES ({string.Join(", ", names)})");
        await using var command = session.Command(sql);
        await command.PrepareAsync(cancellationToken).ConfigureAwait(false);
        var parameters = names.Select(n => command.Parameters[n]).ToArray();
        foreach (var (type, id, edge) in edges)
        {
            parameters[0].Value = type;
            parameters[1].Value = id;
            parameters[2].Value = edge.Path;
            parameters[3].Value = (long)edge.Position;
            parameters[4].Value = edge.Role;
            parameters[5].Value = edge.TargetType;
            parameters[6].Value = edge.TargetId;
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private const string OnConflict =
        "ON CONFLICT (type, id) DO UPDATE SET version = resource.version + 1, state = excluded.state, updated = excluded.updated, doc = excluded.doc;";

    /// <summary>A document that is ready to be written.</summary>
    internal sealed record ImportItem(ResourceType Type, string Id, byte[] Document, JsonElement Element, IReadOnlyList<Edge> Edges);
}

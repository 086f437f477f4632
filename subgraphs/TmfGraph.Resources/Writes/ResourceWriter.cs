using System.Runtime.InteropServices;
using System.Text.Json;
using TmfGraph.Resources.Events;
using TmfGraph.Resources.Graph.Writes;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Storage.Sql;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Writes;

/// <summary>
/// The one way to change a resource. Document, edges and events of a change are one transaction; two changes of one resource run one after the
/// other, so that none is lost. Thread-safe.
/// </summary>
public sealed partial class ResourceWriter(ResourceDatabase database)
{
    private readonly EdgeExtractor _edges = new(database.Model);

    /// <summary>Creates a resource. What only the server sets is dropped from the body; the id is the server's.</summary>
    /// <returns>The resource as stored, at version 1.</returns>
    /// <exception cref="ResourceValidationException">The body does not fit the model; says everything that is wrong.</exception>
    public async Task<StoredResource> CreateAsync(ResourceType type, JsonElement body, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(context);
        Validate(type, body, context);
        var now = database.Time.GetUtcNow();
        var id = database.Ids.Next();
        var document = DocumentComposer.Create(type, body, id, now, context.IsServer);
        var element = JsonElement.Parse(document);
        var edges = _edges.Extract(type, element);
        ThrowIfAny(EntryLimits.Check(type, element, edges));
        await WriteAsync(
            async (sql, session) =>
            {
                await RequireParentAsync(session, type, element, cancellationToken).ConfigureAwait(false);
                WriteStatements.Insert(sql, type, id, document, element, now);
                WriteStatements.InsertEdges(sql, type, id, edges);
                WriteStatements.AppendEvents(sql, database, [new PendingEvent(EventKind.Create, EventNames.Of(type, EventKind.Create), type, id, document)], now);
            },
            readsFirst: type.Parent is not null,
            cancellationToken).ConfigureAwait(false);
        return new StoredResource(type, id, 1, element);
    }

    /// <summary>
    /// Applies a JSON merge patch (RFC 7396). An attribute that only the server sets at creation may be patched unless it is immutable as well. A patch
    /// that changes nothing leaves the version as it is and raises no event.
    /// </summary>
    /// <returns>The resource as it is now stored.</returns>
    /// <exception cref="ResourceNotFoundException">There is no such resource.</exception>
    /// <exception cref="VersionMismatchException">It is not at the expected version.</exception>
    /// <exception cref="LifecycleViolationException">The state cannot change like that, and nothing else is wrong.</exception>
    /// <exception cref="ResourceValidationException">The result would not fit the model, or an immutable attribute would change.</exception>
    public Task<StoredResource> MergePatchAsync(
        ResourceType type, string id, JsonElement patch, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(context);
        var validator = new DocumentValidator();
        if (patch.ValueKind != JsonValueKind.Object)
        {
            validator.Report(null, AttributeProblemCodes.WrongType, "A merge patch must be a JSON object.");
            throw new ResourceValidationException(validator.Problems);
        }

        validator.CheckPatch(patch);
        ThrowIfAny(validator.Problems);
        return ChangeAsync(type, id, context, current => Merge(type, current, patch, context), cancellationToken);
    }

    /// <summary>Replaces a resource's document (PUT). Attributes the server set at creation stay as they were where the body leaves them out.</summary>
    /// <returns>The resource as it is now stored.</returns>
    /// <inheritdoc cref="MergePatchAsync"/>
    public Task<StoredResource> ReplaceAsync(
        ResourceType type, string id, JsonElement body, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(context);
        Validate(type, body, context);
        return ChangeAsync(
            type,
            id,
            context,
            current =>
            {
                var document = DocumentComposer.Create(type, body, id, database.Time.GetUtcNow(), context.IsServer, current);
                ThrowIfAny(ChangeGuard.Check(type, current, JsonElement.Parse(document), context.IsServer));
                return document;
            },
            cancellationToken);
    }

    /// <summary>Deletes a resource.</summary>
    /// <returns>The resource as it was last; null when there was none.</returns>
    /// <exception cref="VersionMismatchException">It is not at the expected version.</exception>
    public async Task<StoredResource?> DeleteAsync(ResourceType type, string id, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(context);
        StoredResource? deleted = null;
        await WriteAsync(
            async (sql, session) =>
            {
                deleted = await LockAsync(session, type, id, cancellationToken).ConfigureAwait(false);
                if (deleted is not null)
                {
                    CheckVersion(deleted, context);
                    WriteStatements.Delete(sql, type, id);
                    WriteStatements.DeleteBelow(sql, type, id);
                    var last = JsonMarshal.GetRawUtf8Value(deleted.Document).ToArray();
                    WriteStatements.AppendEvents(
                        sql, database, [new PendingEvent(EventKind.Delete, EventNames.Of(type, EventKind.Delete), type, id, last)], database.Time.GetUtcNow());
                }
            },
            readsFirst: true,
            cancellationToken).ConfigureAwait(false);
        return deleted;
    }

    /// <summary>Logs an event of another kind than the four every resource has, with the resource as it is now: a milestone, a jeopardy.</summary>
    /// <exception cref="ResourceNotFoundException">There is no such resource.</exception>
    public Task RaiseAsync(ResourceType type, string id, string eventName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        return WriteAsync(
            async (sql, session) =>
            {
                var current = await LockAsync(session, type, id, cancellationToken).ConfigureAwait(false) ?? throw new ResourceNotFoundException(type, id);
                var document = JsonMarshal.GetRawUtf8Value(current.Document).ToArray();
                WriteStatements.AppendEvents(sql, database, [new PendingEvent(EventNames.KindOf(eventName), eventName, type, id, document)], database.Time.GetUtcNow());
            },
            readsFirst: true,
            cancellationToken);
    }

    private async Task<StoredResource> ChangeAsync(
        ResourceType type, string id, WriteContext context, Func<JsonElement, byte[]> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        StoredResource? result = null;
        await WriteAsync(
            async (sql, session) =>
            {
                var current = await LockAsync(session, type, id, cancellationToken).ConfigureAwait(false) ?? throw new ResourceNotFoundException(type, id);
                CheckVersion(current, context);
                result = Apply(sql, current, change(current.Document));
            },
            readsFirst: true,
            cancellationToken).ConfigureAwait(false);
        return result!; // set by the callback, or an exception left it
    }

    private StoredResource Apply(SqlBuilder sql, StoredResource current, byte[] document)
    {
        var (type, id) = (current.Type, current.Id);
        var element = JsonElement.Parse(document);
        var (state, others) = ChangeGuard.Changes(type, current.Document, element);
        if (!state && !others)
        {
            return current;
        }

        var now = database.Time.GetUtcNow();
        if (type.Attributes.Any(a => a.UpdatedByServer))
        {
            document = DocumentComposer.Renew(type, element, now);
            element = JsonElement.Parse(document);
        }

        var edges = _edges.Extract(type, element);
        ThrowIfAny(EntryLimits.Check(type, element, edges));
        WriteStatements.Update(sql, type, id, current.Version + 1, document, element, now);
        if (!edges.SequenceEqual(_edges.Extract(type, current.Document)))
        {
            WriteStatements.DeleteEdges(sql, type, id);
            WriteStatements.InsertEdges(sql, type, id, edges);
        }

        var events = new List<PendingEvent>(2);
        if (state)
        {
            events.Add(new PendingEvent(EventKind.StateChange, EventNames.Of(type, EventKind.StateChange), type, id, document));
        }

        if (others)
        {
            events.Add(new PendingEvent(EventKind.AttributeValueChange, EventNames.Of(type, EventKind.AttributeValueChange), type, id, document));
        }

        WriteStatements.AppendEvents(sql, database, events, now);
        return new StoredResource(type, id, current.Version + 1, element);
    }

    private static byte[] Merge(ResourceType type, JsonElement current, JsonElement patch, WriteContext context)
    {
        var document = MergePatch.Apply(current, patch, type, Takes);
        var after = JsonElement.Parse(document);
        var validator = new DocumentValidator();
        if (patch.TryGetProperty("id", out var id) && current.TryGetProperty("id", out var own) && !JsonElement.DeepEquals(id, own))
        {
            validator.Report(new DocumentValidator.Place(null, "id", -1), AttributeProblemCodes.Immutable, "'id' cannot be changed.");
        }

        foreach (var property in patch.EnumerateObject())
        {
            if (!Takes(property.Name) || type.GetByJsonName(property.Name) is not { } attribute)
            {
                continue;
            }

            if (after.TryGetProperty(attribute.JsonName, out var value))
            {
                validator.CheckAttribute(attribute, value);
            }
            else if (attribute.Required)
            {
                validator.ReportMissing(attribute, null);
            }
        }

        var moves = ChangeGuard.Check(type, current, after, context.IsServer);
        ThrowIfAny([.. validator.Problems, .. moves]);
        return document;

        // clients send back what they have read: addresses and times of the server's making are passed over
        bool Takes(string name) => name is not ("id" or "href") && (context.IsServer || type.GetByJsonName(name) is not { UpdatedByServer: true });
    }

    private static void Validate(ResourceType type, JsonElement body, WriteContext context)
    {
        var validator = new DocumentValidator();
        validator.CheckBody(type, body, asClient: !context.IsServer);
        ThrowIfAny(validator.Problems);
    }

    private static void ThrowIfAny(IReadOnlyList<AttributeProblem> problems)
    {
        if (problems.Count > 0)
        {
            throw problems.All(p => p.Code == AttributeProblemCodes.IllegalMove)
                ? new LifecycleViolationException(problems)
                : new ResourceValidationException(problems);
        }
    }

    private static void CheckVersion(StoredResource current, WriteContext context)
    {
        if (context.ExpectedVersion is { } expected && expected != current.Version)
        {
            throw new VersionMismatchException(current.Type, current.Id, expected, current.Version);
        }
    }

    /// <summary>Sees to it that the resource a new one lives below is there, and stays until the transaction's end.</summary>
    private async Task RequireParentAsync(StoreSession session, ResourceType type, JsonElement document, CancellationToken cancellationToken)
    {
        if (type.Parent is { } parent && await LockAsync(session, parent.Type, type.ParentIdIn(document), cancellationToken).ConfigureAwait(false) is null)
        {
            throw new ReferenceNotFoundException(parent.Attribute.JsonName, parent.Type.TmfName, type.ParentIdIn(document));
        }
    }

    /// <summary>Reads a resource and keeps others from changing it until the transaction's end.</summary>
    private async Task<StoredResource?> LockAsync(StoreSession session, ResourceType type, string id, CancellationToken cancellationToken)
    {
        if (!StorableText.Is(id))
        {
            return null;
        }

        var sql = session.Sql();
        sql.Append($"SELECT d.version, d.doc FROM resource d WHERE d.type = {SqlDialect.Quote(type.Name)} AND d.id = {sql.Bind(id)}{database.Dialect.ForUpdate}");
        StoredResource? found = null;
        await session.ReadAsync(
            sql,
            row => found = new StoredResource(type, id, row.GetInt64(0), JsonElement.Parse(row.GetFieldValue<byte[]>(1))),
            cancellationToken).ConfigureAwait(false);
        return found;
    }

    /// <summary>
    /// Runs the statements that the callback appends, in one transaction. On PostgreSQL a command with nothing to read first needs no explicit
    /// one: its statements are one implicit transaction and one round trip.
    /// </summary>
    private async Task WriteAsync(Func<SqlBuilder, StoreSession, Task> prepare, bool readsFirst, CancellationToken cancellationToken)
    {
        var isPostgres = database.Dialect.IsPostgres;
        if (!isPostgres)
        {
            await database.SqliteWriter.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            await using var session = await StoreSession.OpenAsync(database, cancellationToken).ConfigureAwait(false);
            var isExplicit = readsFirst || !isPostgres;
            if (isExplicit)
            {
                await session.BeginAsync(cancellationToken).ConfigureAwait(false);
            }

            var sql = session.Sql();
            await prepare(sql, session).ConfigureAwait(false);
            if (!sql.IsEmpty)
            {
                await session.ExecuteAsync(sql, cancellationToken).ConfigureAwait(false);
            }

            if (isExplicit)
            {
                await session.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            if (!isPostgres)
            {
                database.SqliteWriter.Release();
            }
        }

        database.Signal.Pulse();
    }
}

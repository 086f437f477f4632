using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Events;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Storage.Sql;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Writes;

/// <summary>The writes inside a transaction that may hold several: what a client asked for, and what behaviours do beside it.</summary>
public sealed partial class ResourceWriter
{
    private const int MostDepth = 8;

    /// <summary>Writes several things of the server's own in one transaction; behaviours of the types written are called.</summary>
    /// <param name="write">May be called again when the database has resolved a deadlock.</param>
    public Task TransactAsync(Func<BehaviourContext, Task> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        return WriteAsync(
            scope => write(new BehaviourContext(this, _store, scope, null, default, new WriteContext { IsServer = true })), readsFirst: true, cancellationToken);
    }

    internal Task<StoredResource> CreateAsync(WriteScope scope, ResourceType type, JsonElement body, WriteContext context, CancellationToken cancellationToken) =>
        CreateAsync(scope, type, Draft(type, body, context), body, context, cancellationToken);

    internal Task<StoredResource> MergePatchAsync(
        WriteScope scope, ResourceType type, string id, JsonElement patch, WriteContext context, CancellationToken cancellationToken)
    {
        CheckPatch(patch);
        return ChangeAsync(scope, type, id, patch, context, current => Merge(type, current, patch, context), cancellationToken);
    }

    internal async Task<StoredResource?> ChangeAsync(
        WriteScope scope, ResourceType type, string id, Action<JsonObject> change, WriteContext context, CancellationToken cancellationToken)
    {
        if (await LockAsync(scope, type, id, cancellationToken).ConfigureAwait(false) is not { } current)
        {
            return null;
        }

        var document = current.Document.ToObject();
        change(document);
        return await ApplyAsync(scope, current, Checked(type, current.Document, document), default, context, cancellationToken).ConfigureAwait(false);
    }

    private async Task<StoredResource> ChangeAsync(
        WriteScope scope,
        ResourceType type,
        string id,
        JsonElement sent,
        WriteContext context,
        Func<JsonElement, byte[]> change,
        CancellationToken cancellationToken)
    {
        var current = await LockAsync(scope, type, id, cancellationToken).ConfigureAwait(false) ?? throw new ResourceNotFoundException(type, id);
        CheckVersion(current, context);
        return await ApplyAsync(scope, current, change(current.Document), sent, context, cancellationToken).ConfigureAwait(false);
    }

    internal async Task<StoredResource?> DeleteAsync(
        WriteScope scope, ResourceType type, string id, WriteContext context, CancellationToken cancellationToken)
    {
        var current = await LockAsync(scope, type, id, cancellationToken).ConfigureAwait(false);
        if (current is null)
        {
            return null;
        }

        CheckVersion(current, context);
        await BehaveAsync(scope, type, default, context, (b, c) => b.OnDeletingAsync(c, current.Document, cancellationToken)).ConfigureAwait(false);
        WriteStatements.Delete(scope.Sql, type, id);
        WriteStatements.DeleteBelow(scope.Sql, type, id);
        scope.Remember(type, id, null);
        scope.Events.Add(new PendingEvent(
            EventKind.Delete, EventNames.Of(type, EventKind.Delete), type, id, JsonMarshal.GetRawUtf8Value(current.Document).ToArray()));
        return current;
    }

    internal async Task<bool> RaiseAsync(WriteScope scope, ResourceType type, string id, string eventName, CancellationToken cancellationToken)
    {
        if (await LockAsync(scope, type, id, cancellationToken).ConfigureAwait(false) is not { } current)
        {
            return false;
        }

        scope.Events.Add(new PendingEvent(EventNames.KindOf(eventName), eventName, type, id, JsonMarshal.GetRawUtf8Value(current.Document).ToArray()));
        return true;
    }

    /// <summary>On SQLite there is one writer anyway.</summary>
    internal Task SerializeAsync(WriteScope scope, string name, CancellationToken cancellationToken)
    {
        if (!database.Dialect.IsPostgres)
        {
            return Task.CompletedTask;
        }

        var sql = scope.Session.Sql();
        sql.Append($"SELECT pg_advisory_xact_lock(hashtextextended({sql.Bind($"tmfgraph rule {database.Schema} {name}")}, 0))");
        return scope.Session.ExecuteAsync(sql, cancellationToken);
    }

    private (string Id, byte[] Document) Draft(ResourceType type, JsonElement body, WriteContext context)
    {
        Validate(type, body, context);
        var id = database.Ids.Next();
        return (id, DocumentComposer.Create(type, body, id, database.Time.GetUtcNow(), context.IsServer));
    }

    /// <summary>Whether creating one takes more than writing it down.</summary>
    private bool ReadsFirst(ResourceType type) => ChecksReferences || type.Parent is not null || _behaviours.Of(type).Count > 0;

    private ReadyDocument Ready(ResourceType type, byte[] document, bool isNew)
    {
        var element = JsonElement.Parse(document);
        var edges = _edges.Extract(type, element);
        var problems = new DocumentValidator();
        if (isNew) // of a change, what it touched was checked
        {
            CheckSchemas(type, element, null, problems);
        }

        ThrowIfAny([.. problems.Problems, .. EntryLimits.Check(type, element, edges)]);
        return new ReadyDocument(document, element, edges);
    }

    private async Task<StoredResource> CreateAsync(
        WriteScope scope, ResourceType type, (string Id, byte[] Document) draft, JsonElement sent, WriteContext context, CancellationToken cancellationToken)
    {
        var document = draft.Document;
        if (_behaviours.Of(type).Count > 0)
        {
            var changeable = JsonElement.Parse(document).ToObject();
            await BehaveAsync(scope, type, sent, context, (b, c) => b.OnCreatingAsync(c, changeable, cancellationToken)).ConfigureAwait(false);
            document = JsonDocuments.ToUtf8(changeable);
        }

        var ready = Ready(type, document, isNew: true);
        await RequireParentAsync(scope, type, ready.Element, cancellationToken).ConfigureAwait(false);
        await CheckReferencesAsync(scope, ready.Edges, cancellationToken).ConfigureAwait(false);
        var created = Insert(scope, type, draft.Id, ready);
        await BehaveAsync(scope, type, sent, context, (b, c) => b.OnCreatedAsync(c, created.Document, cancellationToken)).ConfigureAwait(false);
        return scope.Latest(created);
    }

    private StoredResource Insert(WriteScope scope, ResourceType type, string id, ReadyDocument ready)
    {
        WriteStatements.Insert(scope.Sql, type, id, ready.Document, ready.Element, database.Time.GetUtcNow());
        WriteStatements.InsertEdges(scope.Sql, type, id, ready.Edges);
        scope.Events.Add(new PendingEvent(EventKind.Create, EventNames.Of(type, EventKind.Create), type, id, ready.Document));
        var created = new StoredResource(type, id, 1, ready.Element);
        scope.Remember(type, id, created);
        return created;
    }

    private async Task<StoredResource> ApplyAsync(
        WriteScope scope, StoredResource current, byte[] document, JsonElement sent, WriteContext context, CancellationToken cancellationToken)
    {
        var (type, id) = (current.Type, current.Id);
        var element = JsonElement.Parse(document);
        var (state, others) = ChangeGuard.Changes(type, current.Document, element);
        if (!state && !others)
        {
            return current;
        }

        if (_behaviours.Of(type).Count > 0)
        {
            var after = element.ToObject();
            await BehaveAsync(scope, type, sent, context, (b, c) => b.OnChangingAsync(c, current.Document, after, cancellationToken)).ConfigureAwait(false);
            document = Checked(type, current.Document, after);
            element = JsonElement.Parse(document);
            (state, others) = ChangeGuard.Changes(type, current.Document, element);
        }

        if (type.Attributes.Any(a => a.UpdatedByServer))
        {
            document = DocumentComposer.Renew(type, element, database.Time.GetUtcNow());
        }

        var ready = Ready(type, document, isNew: false);
        var known = _edges.Extract(type, current.Document);
        await CheckReferencesAsync(
            scope, ready.Edges.ExceptBy(known.Select(e => (e.TargetType, e.TargetId)), e => (e.TargetType, e.TargetId)), cancellationToken).ConfigureAwait(false);
        var changed = Update(scope, current, known, ready);
        AddEvents(scope, changed, document, state, others);
        await BehaveAsync(scope, type, sent, context, (b, c) => b.OnChangedAsync(c, current.Document, changed.Document, cancellationToken)).ConfigureAwait(false);
        return scope.Latest(changed);
    }

    private StoredResource Update(WriteScope scope, StoredResource current, IReadOnlyList<Edge> known, ReadyDocument ready)
    {
        var (type, id) = (current.Type, current.Id);
        WriteStatements.Update(scope.Sql, type, id, current.Version + 1, ready.Document, ready.Element, database.Time.GetUtcNow());
        if (!ready.Edges.SequenceEqual(known))
        {
            WriteStatements.DeleteEdges(scope.Sql, type, id);
            WriteStatements.InsertEdges(scope.Sql, type, id, ready.Edges);
        }

        var changed = new StoredResource(type, id, current.Version + 1, ready.Element);
        scope.Remember(type, id, changed);
        return changed;
    }

    private static void AddEvents(WriteScope scope, StoredResource changed, byte[] document, bool state, bool others)
    {
        var type = changed.Type;
        if (state)
        {
            scope.Events.Add(new PendingEvent(EventKind.StateChange, EventNames.Of(type, EventKind.StateChange), type, changed.Id, document));
        }

        if (others)
        {
            scope.Events.Add(new PendingEvent(EventKind.AttributeValueChange, EventNames.Of(type, EventKind.AttributeValueChange), type, changed.Id, document));
        }
    }

    /// <summary>What a behaviour made of a document; its moves must be legal, whoever makes them.</summary>
    private static byte[] Checked(ResourceType type, JsonElement before, JsonObject after)
    {
        var document = JsonDocuments.ToUtf8(after);
        var moves = ChangeGuard.Check(type, before, JsonElement.Parse(document), isServer: true);
        return moves.Count == 0 ? document : throw new ResourceConflictException(moves);
    }

    private async Task BehaveAsync(
        WriteScope scope, ResourceType type, JsonElement sent, WriteContext context, Func<ResourceBehaviour, BehaviourContext, Task> call)
    {
        var behaviours = _behaviours.Of(type);
        if (behaviours.Count == 0)
        {
            return;
        }

        if (scope.Depth == MostDepth)
        {
            throw new InvalidOperationException($"Behaviours of {type.Name} call one another without end.");
        }

        scope.Depth++;
        var inside = new BehaviourContext(this, _store, scope, type, sent, context);
        foreach (var behaviour in behaviours)
        {
            await call(behaviour, inside).ConfigureAwait(false);
        }

        scope.Depth--; // a failure leaves it: nothing goes on with this scope
    }

    /// <summary>Sees to it that the resource a new one lives below is there, and stays until the transaction's end.</summary>
    private async Task RequireParentAsync(WriteScope scope, ResourceType type, JsonElement document, CancellationToken cancellationToken)
    {
        if (type.Parent is { } parent && await LockAsync(scope, parent.Type, type.ParentIdIn(document), cancellationToken).ConfigureAwait(false) is null)
        {
            throw new ReferenceNotFoundException(parent.Attribute.JsonName, parent.Type.TmfName, type.ParentIdIn(document));
        }
    }

    /// <summary>Reads a resource and keeps others from changing it until the transaction's end.</summary>
    private async Task<StoredResource?> LockAsync(WriteScope scope, ResourceType type, string id, CancellationToken cancellationToken)
    {
        if (!StorableText.Is(id))
        {
            return null;
        }

        await scope.FlushAsync(cancellationToken).ConfigureAwait(false);
        var sql = scope.Session.Sql();
        sql.Append($"SELECT d.version, d.doc FROM resource d WHERE d.type = {SqlDialect.Quote(type.Name)} AND d.id = {sql.Bind(id)}{database.Dialect.ForUpdate}");
        StoredResource? found = null;
        await scope.Session.ReadAsync(
            sql,
            row => found = new StoredResource(type, id, row.GetInt64(0), JsonElement.Parse(row.GetFieldValue<byte[]>(1))),
            cancellationToken).ConfigureAwait(false);
        return found;
    }

    /// <summary>A document that may be stored, with what is stored beside it.</summary>
    private sealed record ReadyDocument(byte[] Document, JsonElement Element, IReadOnlyList<Edge> Edges);
}

using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours.Work;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Behaviours;

/// <summary>
/// A write in progress, and the way to everything else in its transaction. What is written here is the server's doing: it may set what clients may not,
/// and lifecycles bind it all the same. Behaviours of the types written are called too. Names of types are those of GraphQL.
/// </summary>
public sealed class BehaviourContext
{
    private readonly ResourceWriter _writer;
    private readonly ResourceStore _store;
    private readonly ResourceType? _type;

    internal BehaviourContext(ResourceWriter writer, ResourceStore store, WriteScope scope, ResourceType? type, JsonElement sent, WriteContext write)
    {
        _type = type;
        (_writer, _store, Scope) = (writer, store, scope);
        (Sent, Write) = (sent, write);
        Now = store.Database.Time.GetUtcNow();
    }

    /// <summary>
    /// What the caller sent, attributes that only the server sets included: the body of a creation or replacement, the patch of a change. Undefined for
    /// a deletion, and for changes that came as no document.
    /// </summary>
    public JsonElement Sent { get; }

    /// <summary>The type of what is written.</summary>
    /// <exception cref="InvalidOperationException">There is no one type: this is a transaction of the server's own.</exception>
    public ResourceType ResourceType => _type ?? throw new InvalidOperationException("A transaction of the server's own is about no one resource.");

    /// <summary>Who writes.</summary>
    public WriteContext Write { get; }

    /// <summary>The instant of this write, in UTC.</summary>
    public DateTimeOffset Now { get; }

    public DomainModel Model => _store.Database.Model;

    internal WriteScope Scope { get; }

    /// <summary>A resource type of this subgraph.</summary>
    /// <exception cref="KeyNotFoundException">The subgraph has none of that name.</exception>
    public ResourceType Type(string type) => Model.Resources[type];

    /// <summary>The resource as this transaction sees it, or null. Others may change it meanwhile; see <see cref="LockAsync"/>.</summary>
    public async Task<StoredResource?> GetAsync(string type, string id, CancellationToken cancellationToken) =>
        (await GetManyAsync(type, [id], cancellationToken).ConfigureAwait(false)).GetValueOrDefault(id);

    /// <summary>The resources that exist among the ids, by id. One statement.</summary>
    public async Task<IReadOnlyDictionary<string, StoredResource>> GetManyAsync(
        string type, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        await Scope.FlushAsync(cancellationToken).ConfigureAwait(false);
        return await _store.GetManyAsync(Scope.Session, Type(type), ids, null, isLocking: false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The same, and nobody else changes them until this transaction ends. Name all that a change needs in one call: they are locked in the order of
    /// their ids, so that two transactions over the same resources wait for one another instead of failing.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, StoredResource>> LockAsync(string type, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        await Scope.FlushAsync(cancellationToken).ConfigureAwait(false);
        return await _store.GetManyAsync(Scope.Session, Type(type), ids, null, isLocking: true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Lets one transaction at a time pass for the name, until it ends: for rules that no single resource carries, such as that no two appointments
    /// overlap. Call it before anything is read that the rule looks at.
    /// </summary>
    public async Task SerializeAsync(string name, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        await Scope.FlushAsync(cancellationToken).ConfigureAwait(false);
        await _writer.SerializeAsync(Scope, name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A page of the resources of a type, as this transaction sees them.</summary>
    public async Task<ResourcePage> QueryAsync(ResourceQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await Scope.FlushAsync(cancellationToken).ConfigureAwait(false);
        return await _store.QueryAsync(Scope.Session, query, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Creates another resource. What the model makes mandatory must be there; attributes that only the server sets are taken as given.</summary>
    /// <returns>The resource as stored.</returns>
    /// <exception cref="ResourceValidationException">The body does not fit the model, or a behaviour refuses it.</exception>
    public Task<StoredResource> CreateAsync(string type, JsonObject body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        return _writer.CreateAsync(Scope, Type(type), body.ToElement(), Server(), cancellationToken);
    }

    /// <summary>Changes a resource; it is locked, read and written.</summary>
    /// <param name="change">Changes the document in place.</param>
    /// <returns>The resource as it is now stored; null when there is none.</returns>
    /// <exception cref="ResourceConflictException">Its lifecycle does not know the move.</exception>
    public Task<StoredResource?> ChangeAsync(string type, string id, Action<JsonObject> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(change);
        return _writer.ChangeAsync(Scope, Type(type), id, change, Server(), cancellationToken);
    }

    /// <summary>Deletes a resource.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> DeleteAsync(string type, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        return await _writer.DeleteAsync(Scope, Type(type), id, Server(), cancellationToken).ConfigureAwait(false) is not null;
    }

    /// <summary>Writes documents as an import does: as they are, replacing those of the same id, calling no behaviour; but with their events.</summary>
    internal Task ImportAsync(IReadOnlyList<ResourceWriter.ImportItem> items, CancellationToken cancellationToken) =>
        _writer.ImportAsync(Scope, items, cancellationToken);

    /// <summary>Logs an event of another kind than the four every resource has, with the resource as it is now: a milestone, a jeopardy.</summary>
    /// <returns>Whether there is such a resource.</returns>
    public Task<bool> RaiseAsync(string type, string id, string eventName, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        return _writer.RaiseAsync(Scope, Type(type), id, eventName, cancellationToken);
    }

    /// <summary>Hands in work that goes on after the answer; it is stored with everything else here.</summary>
    /// <param name="work">The name of a registered <see cref="DurableWork"/>.</param>
    /// <param name="type">The resource it is about.</param>
    /// <param name="delay">How long it waits at least; none by default.</param>
    public void Enqueue(string work, string type, string id, TimeSpan delay = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(work);
        ArgumentException.ThrowIfNullOrEmpty(id);
        WorkQueue.Add(Scope.Sql, _store.Database, work, Type(type).Name, id, delay);
        Scope.HasWork = true;
    }

    /// <summary>Creates as a client does.</summary>
    internal Task<StoredResource> CreateAsync(ResourceType type, JsonElement body, WriteContext write, CancellationToken cancellationToken) =>
        _writer.CreateAsync(Scope, type, body, write, cancellationToken);

    /// <summary>Patches as a client does.</summary>
    /// <exception cref="ResourceNotFoundException">There is no such resource.</exception>
    internal Task<StoredResource> MergePatchAsync(ResourceType type, string id, JsonElement patch, WriteContext write, CancellationToken cancellationToken) =>
        _writer.MergePatchAsync(Scope, type, id, patch, write, cancellationToken);

    /// <summary>Deletes as a client does.</summary>
    /// <exception cref="ResourceNotFoundException">There is no such resource.</exception>
    internal async Task<StoredResource> DeleteAsync(ResourceType type, string id, WriteContext write, CancellationToken cancellationToken) =>
        await _writer.DeleteAsync(Scope, type, id, write, cancellationToken).ConfigureAwait(false) ?? throw new ResourceNotFoundException(type, id);

    private WriteContext Server() => Write with { IsServer = true, ExpectedVersion = null };
}

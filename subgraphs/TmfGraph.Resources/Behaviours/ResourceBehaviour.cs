using System.Text.Json;
using System.Text.Json.Nodes;

namespace TmfGraph.Resources.Behaviours;

/// <summary>
/// What happens when resources of a type are written, beyond what the model says. It is called inside the one write path, and so alike for REST,
/// GraphQL and other behaviours, and inside its transaction: what it writes is stored together with what the client wrote, or not at all.
/// A bulk import calls no behaviour: it brings data that exists already, and old tasks must not act again.
/// </summary>
/// <remarks>
/// One object serves all requests at once. Read and write through the <see cref="BehaviourContext"/> only: a writer of its own would wait for the
/// transaction it stands in. A call may be repeated when the database has resolved a deadlock, so it must leave nothing behind outside the store.
/// To refuse the write, throw <see cref="Refusals.Invalid"/> or <see cref="Refusals.Conflict"/>.
/// </remarks>
public abstract class ResourceBehaviour
{
    /// <summary>The GraphQL names of the resource types it belongs to.</summary>
    public abstract IReadOnlyCollection<string> Types { get; }

    /// <summary>Before a resource is created.</summary>
    /// <param name="document">The valid document as it would be stored, with id, href, defaults and first states; may be changed.</param>
    public virtual Task OnCreatingAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// After the resource was created, in the same transaction: others may now refer to it, and changes of its own state become events. The client is
    /// answered with what it is at the end.
    /// </summary>
    /// <param name="document">The document as stored.</param>
    public virtual Task OnCreatedAsync(BehaviourContext context, JsonElement document, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Before a change is stored; a change that changes nothing calls nobody.</summary>
    /// <param name="before">The document as it is.</param>
    /// <param name="after">The valid document as it would be stored; may be changed, within the legal moves of its lifecycles.</param>
    public virtual Task OnChangingAsync(BehaviourContext context, JsonElement before, JsonObject after, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>After a change was stored, in the same transaction.</summary>
    public virtual Task OnChangedAsync(BehaviourContext context, JsonElement before, JsonElement after, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Before a resource is deleted.</summary>
    /// <param name="document">The document as it is.</param>
    public virtual Task OnDeletingAsync(BehaviourContext context, JsonElement document, CancellationToken cancellationToken) => Task.CompletedTask;
}

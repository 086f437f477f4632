using System.Security.Claims;
using System.Text.Json;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution;

/// <summary>How a field finds its value: <see cref="PureResolver"/>, <see cref="BatchResolver"/> or <see cref="StreamResolver"/>.</summary>
public abstract class FieldResolver
{
    private protected FieldResolver()
    {
    }

    /// <summary>A resolver that needs nothing but the parent value: it is called while the response is written.</summary>
    public static FieldResolver Pure(Func<ResolvedValue, ResolvedValue> resolve) => new PureResolver((parent, _) => resolve(parent));

    /// <inheritdoc cref="Pure(Func{ResolvedValue, ResolvedValue})"/>
    public static FieldResolver Pure(Func<ResolvedValue, FieldArguments, ResolvedValue> resolve) => new PureResolver(resolve);

    /// <summary>A resolver that is called once for all parents of a level.</summary>
    public static FieldResolver Batch(Func<FieldBatch, CancellationToken, ValueTask> resolve) => new BatchResolver(resolve);

    /// <summary>The source of a subscription field: the stream of its event values, which begins when it is first read.</summary>
    public static FieldResolver Stream(Func<StreamContext, CancellationToken, IAsyncEnumerable<SourceEvent>> subscribe) =>
        new StreamResolver((context, cancellationToken) => new ValueTask<IAsyncEnumerable<SourceEvent>>(subscribe(context, cancellationToken)));

    /// <summary>
    /// The source of a subscription field that is open before anybody reads it: clients are told that they are subscribed only after
    /// <paramref name="subscribe"/> has come back, and no event from then on may be missed. A source that nobody reads after all, as when the client
    /// accepts no stream, is disposed when it is <see cref="IAsyncDisposable"/>.
    /// </summary>
    public static FieldResolver Stream(Func<StreamContext, CancellationToken, ValueTask<IAsyncEnumerable<SourceEvent>>> subscribe) =>
        new StreamResolver(subscribe);
}

/// <summary>See <see cref="FieldResolver.Pure(Func{ResolvedValue, ResolvedValue})"/>.</summary>
public sealed class PureResolver : FieldResolver
{
    internal PureResolver(Func<ResolvedValue, FieldArguments, ResolvedValue> resolve) => Resolve = resolve;

    internal Func<ResolvedValue, FieldArguments, ResolvedValue> Resolve { get; }
}

/// <summary>See <see cref="FieldResolver.Batch"/>.</summary>
public sealed class BatchResolver : FieldResolver
{
    internal BatchResolver(Func<FieldBatch, CancellationToken, ValueTask> resolve) => Resolve = resolve;

    internal Func<FieldBatch, CancellationToken, ValueTask> Resolve { get; }
}

/// <summary>A source of events. The field's value in each event is the event's value.</summary>
public sealed class StreamResolver : FieldResolver
{
    internal StreamResolver(Func<StreamContext, CancellationToken, ValueTask<IAsyncEnumerable<SourceEvent>>> subscribe) => Subscribe = subscribe;

    internal Func<StreamContext, CancellationToken, ValueTask<IAsyncEnumerable<SourceEvent>>> Subscribe { get; }
}

/// <summary>One event of a source stream.</summary>
/// <param name="Value">The value of the subscription's root field.</param>
/// <param name="Cursor">What resumes the stream after this event; null when it cannot be resumed.</param>
public readonly record struct SourceEvent(ResolvedValue Value, string? Cursor = null);

/// <summary>What a subscription's source may know of its request.</summary>
public sealed class StreamContext
{
    /// <summary>The root field of the subscription.</summary>
    public required Field Field { get; init; }

    /// <summary>Its arguments.</summary>
    public required FieldArguments Arguments { get; init; }

    /// <summary>The request that asks for the stream; it lasts as long as the stream does.</summary>
    public required OperationRequest Request { get; init; }

    /// <summary>What resumes the stream as long as it has had no event: set by a source that knows where it begins, when it is opened.</summary>
    public string? StartCursor { get; set; }
}

/// <summary>Coerced arguments of a field: legal for their types, defaults filled in, enum values by their GraphQL names.</summary>
public sealed class FieldArguments
{
    private readonly JsonElement _values;

    /// <param name="values">A JSON object with a property for every argument that has a value; undefined for none.</param>
    public FieldArguments(JsonElement values) => _values = values;

    /// <summary>No arguments.</summary>
    public static FieldArguments Empty { get; } = new(default);

    /// <summary>Whether the argument has a value, which may be null.</summary>
    public bool TryGet(string name, out JsonElement value)
    {
        value = default;
        return _values.ValueKind is JsonValueKind.Object && _values.TryGetProperty(name, out value);
    }

    /// <summary>The argument's value, or null when it is not given or is null.</summary>
    public JsonElement? Get(string name) => TryGet(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    /// <summary>The text of an argument (a string, an id, the name of an enum value), or null when it is not given or is null.</summary>
    /// <exception cref="InvalidOperationException">It has a value of another kind.</exception>
    public string? GetString(string name) => Get(name)?.GetString();

    /// <summary>The whole number that an argument is, or null when it is not given or is null.</summary>
    /// <exception cref="InvalidOperationException">It has a value of another kind.</exception>
    public int? GetInt32(string name) => Get(name)?.GetInt32();
}

/// <summary>
/// One field of the plan with all the parents of its level. The resolver sets a result for each; those it leaves out are null.
/// In a variable batch the parents of all requests are together here, each with its own arguments.
/// </summary>
public abstract class FieldBatch
{
    /// <summary>How many parents there are; at least one.</summary>
    public abstract int Count { get; }

    /// <summary>The field that is resolved.</summary>
    public abstract Field Field { get; }

    /// <summary>The request, with all sets of its variables.</summary>
    public abstract OperationRequest Request { get; }

    /// <inheritdoc cref="OperationRequest.User"/>
    public ClaimsPrincipal User => Request.User;

    /// <inheritdoc cref="OperationRequest.Services"/>
    public IServiceProvider Services => Request.Services;

    /// <summary>The parent value. At the root it is null.</summary>
    public abstract ResolvedValue GetParent(int index);

    /// <summary>The arguments for that parent. Parents whose arguments have equal values share one instance.</summary>
    public abstract FieldArguments GetArguments(int index);

    /// <summary>
    /// Whether the selection below asks for a field at a path of names, fragments looked through: <c>IsSelected("totalCount")</c>,
    /// <c>IsSelected("edges", "node")</c>.
    /// </summary>
    public abstract bool IsSelected(params ReadOnlySpan<string> path);

    /// <summary>What was set for that parent; null as long as nothing was.</summary>
    public abstract ResolvedValue GetResult(int index);

    /// <summary>Sets the value of the field for that parent. What was set before is forgotten, but for its errors.</summary>
    public abstract void SetResult(int index, ResolvedValue value);

    /// <summary>Fails the field for that parent. The engine adds path and location.</summary>
    public abstract void SetError(int index, GraphQLError error);

    /// <summary>Fails the field for that parent as if the resolver had thrown for it alone: with the error of a <see cref="GraphQLException"/>, else with an unexpected one.</summary>
    public abstract void SetError(int index, Exception exception);

    /// <summary>Sets a result and reports errors beside it.</summary>
    public abstract void AddError(int index, GraphQLError error);

    /// <summary>Indexes of parents by arguments: most often one group with all of them.</summary>
    public IEnumerable<IGrouping<FieldArguments, int>> GroupByArguments() =>
        Enumerable.Range(0, Count).GroupBy(GetArguments);
}

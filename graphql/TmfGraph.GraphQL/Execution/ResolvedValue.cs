using System.Text.Json;

namespace TmfGraph.GraphQL.Execution;

/// <summary>
/// A value a resolver gives: null, a JSON element, or a CLR value (a leaf, an object whose fields have resolvers, or a list of
/// <see cref="ResolvedValue"/>).
/// </summary>
public readonly struct ResolvedValue
{
    private readonly JsonElement _json;

    private ResolvedValue(JsonElement json, object? value, string? typeName)
    {
        _json = json;
        Object = value;
        TypeName = typeName;
    }

    /// <summary>GraphQL null. Also what <c>default</c> is.</summary>
    public static ResolvedValue Null => default;

    /// <summary>The CLR value; null when the value is null or JSON.</summary>
    public object? Object { get; }

    /// <summary>The JSON element; <see cref="JsonValueKind.Undefined"/> when the value is null or a CLR value.</summary>
    public JsonElement Json => _json;

    /// <summary>The name of the object type of this value where the field's type is abstract; null when the value says so itself.</summary>
    public string? TypeName { get; }

    /// <summary>Whether it is null: nothing at all, or a JSON null.</summary>
    public bool IsNull => Object is null && _json.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    /// <summary>Whether it is a JSON value other than null.</summary>
    public bool IsJson => Object is null && _json.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>A JSON value. It is read, and not copied, while the result is written: its document must live as long.</summary>
    /// <param name="element">Undefined counts as null.</param>
    /// <param name="typeName">See <see cref="TypeName"/>.</param>
    public static ResolvedValue FromJson(JsonElement element, string? typeName = null) => new(element, null, typeName);

    /// <summary>A leaf (string, bool, int, long, double, decimal, DateTimeOffset, Guid) or an object whose fields have resolvers.</summary>
    public static ResolvedValue FromObject(object? value, string? typeName = null) => new(default, value, typeName);

    /// <summary>A list. It is read by index, more than once where batches lie below it, so its items have to be there already.</summary>
    public static ResolvedValue FromList(IReadOnlyList<ResolvedValue> items) => new(default, items, null);

    /// <summary>
    /// No value, but an error: null with that error at the value's own place, which may be one item of a list while the others are there. The engine adds
    /// path and location.
    /// </summary>
    /// <seealso href="https://spec.graphql.org/September2025/#sec-Handling-Execution-Errors"/>
    public static ResolvedValue FromError(GraphQLError error) => new(default, error ?? throw new ArgumentNullException(nameof(error)), null);

    /// <summary>The error in place of a value; null when there is none.</summary>
    internal GraphQLError? Error => Object as GraphQLError;
}

using System.Collections.Frozen;
using System.Text.Json;
using TmfGraph.Composition.FieldSelection;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Composite;

/// <summary>What composition makes and the planner reads: the public schema, and for every type and field who can serve it and how.</summary>
public sealed class CompositeSchema
{
    /// <summary>What clients see, without a trace of federation.</summary>
    public required GraphSchema Public { get; init; }

    /// <summary>The source schemas in the order they were given.</summary>
    public required IReadOnlyList<SourceSchemaInfo> Sources { get; init; }

    /// <summary>Labels of the overrides that move fields step by step, in the order of their text; empty for none.</summary>
    public IReadOnlyList<string> OverrideLabels { get; init; } = [];

    /// <summary>Who may see what of it (<c>@authenticated</c>, <c>@requiresScopes</c>, <c>@policy</c>).</summary>
    public AccessRules Access { get; init; } = AccessRules.None;

    /// <summary>
    /// Object and interface types by name, inaccessible types and fields included. Internal ones are not among them: the executor uses
    /// them as lookups only, see <see cref="CompositeType.Lookups"/>, and two of one name have nothing to do with each other.
    /// </summary>
    public required FrozenDictionary<string, CompositeType> Types { get; init; }

    /// <summary>Which source schemas know a union, and its members there: union name → source → member names.</summary>
    public required FrozenDictionary<string, IReadOnlyDictionary<SourceSchemaInfo, IReadOnlyList<string>>> Unions { get; init; }
}

/// <summary>One source schema and how to reach it.</summary>
public sealed class SourceSchemaInfo
{
    public required string Name { get; init; }

    /// <summary>Its own schema, built: what may be sent to it.</summary>
    public required GraphSchema Schema { get; init; }

    public required SourceSchemaSettings Settings { get; init; }

    /// <summary>How it finds entities when it is an Apollo Federation source schema; null for others.</summary>
    public ApolloEntities? Apollo { get; init; }

    public override string ToString() => Name;
}

/// <summary>
/// What the gateway has to know of an Apollo Federation source schema: its lookups are not fields but types of <c>_entities</c>, and an
/// argument with a requirement is not sent but made part of the representation.
/// </summary>
public sealed class ApolloEntities
{
    /// <summary>The union in its schema of all types that <c>_entities</c> finds; null when it finds none.</summary>
    public required UnionType? Union { get; init; }

    /// <summary>Object types that it knows under an interface's name only (<c>@interfaceObject</c>): their name → the name it knows.</summary>
    public required IReadOnlyDictionary<string, string> InterfaceObjects { get; init; }

    /// <summary>
    /// Whether a type is known here as an object type that stands for an interface: objects that the source sends do not say what they are.
    /// </summary>
    public bool IsInterfaceObject(string typeName) => InterfaceObjects.Values.Contains(typeName);

    /// <summary>Root types that have other names in it: their usual name → the name there.</summary>
    public required IReadOnlyDictionary<string, string> RootNames { get; init; }

    /// <summary>The name it knows a type by.</summary>
    public string NameOf(string typeName) => InterfaceObjects.GetValueOrDefault(typeName) ?? SentNameOf(typeName);

    /// <summary>The name by which its answers call objects of a type, where they say what an object is.</summary>
    public string SentNameOf(string typeName) => RootNames.GetValueOrDefault(typeName, typeName);
}

/// <summary>The part of <c>schema-settings.json</c> that the gateway needs; see wire conventions, section 5.</summary>
public sealed record SourceSchemaSettings
{
    public required string Name { get; init; }

    /// <summary>What it is written in; null to tell from its directives.</summary>
    public SourceSchemaKind? Kind { get; init; }

    /// <summary>The HTTP address; null when the subgraph is only reached in process.</summary>
    public string? Url { get; init; }

    /// <summary>Whether it takes a list of variable sets with one operation, so that a lookup asks for many objects at once.</summary>
    public bool VariableBatching { get; init; } = true;

    /// <summary>Whether it takes several operations in one request; of use together with <see cref="VariableBatching"/> only, as these may have a list each.</summary>
    public bool RequestBatching { get; init; }

    /// <summary>Whether it is asked for many objects by one operation with aliases when it has no <see cref="VariableBatching"/>; else for one at a time.</summary>
    public bool AliasBatching { get; init; } = true;

    /// <summary>Whether it leaves nulls of fields that fail where they stand when a request wants that by its <c>onError</c>.</summary>
    public bool LeavesNulls { get; init; }

    /// <summary>Formats of streams it can send over HTTP, the preferred one first; empty when it takes no subscriptions.</summary>
    public IReadOnlyList<string> SubscriptionFormats { get; init; } = ["text/event-stream", "application/jsonl"];

    /// <summary>Where it takes subscriptions by <c>graphql-transport-ws</c>; null for those over HTTP.</summary>
    public string? WebSocketUrl { get; init; }

    /// <summary>Whether a lookup makes its arguments a key of the type it returns, as if <c>@key</c> were written.</summary>
    public bool InferKeysFromLookups { get; init; } = true;

    /// <summary>The document as read, for writing it back.</summary>
    public JsonElement Raw { get; init; }
}

/// <summary>An object or interface type of the composite schema.</summary>
public sealed class CompositeType
{
    public required string Name { get; init; }

    public required bool IsInterface { get; init; }

    /// <summary>Source schemas that define it.</summary>
    public required IReadOnlyList<SourceSchemaInfo> Sources { get; init; }

    /// <summary>Fields by name, those included that clients do not see (inaccessible ones).</summary>
    public required FrozenDictionary<string, CompositeField> Fields { get; init; }

    /// <summary>Every way to find an entity of this type, in all sources. Interfaces and unions list lookups that return them; an object's own list includes those of its interfaces.</summary>
    public IReadOnlyList<Lookup> Lookups { get; internal set; } = [];
}

/// <summary>A field of a composite type.</summary>
public sealed class CompositeField
{
    public required string Name { get; init; }

    /// <summary>Who can serve it, in the order of the source schemas; empty for introspection fields.</summary>
    public required IReadOnlyList<SourceField> Sources { get; init; }
}

/// <summary>A field as one source schema serves it.</summary>
public sealed class SourceField
{
    private static readonly IReadOnlyDictionary<string, ContextValue> NoContexts = FrozenDictionary<string, ContextValue>.Empty;

    public required SourceSchemaInfo Source { get; init; }

    /// <summary>The field in the source's own schema: its type there, its arguments there.</summary>
    public required Field Field { get; init; }

    /// <summary>Arguments that the gateway fills from other source schemas (<c>@require</c>), by argument name; empty for none.</summary>
    public required IReadOnlyDictionary<string, SelectedValue> Requirements { get; init; }

    /// <summary>Arguments that the gateway fills from objects above (<c>@fromContext</c>), by argument name; empty for none.</summary>
    public IReadOnlyDictionary<string, ContextValue> Contexts { get; init; } = NoContexts;

    /// <summary>Whether it is asked for only when values of other fields are there: the object is then looked up for it, wherever it came from.</summary>
    public bool NeedsValues => Requirements.Count > 0 || Contexts.Count > 0;

    /// <summary>Fields below it that this source can serve on this path although it does not own them (<c>@provides</c>); null for none.</summary>
    public SelectionSetNode? Provides { get; init; }

    /// <summary>Only to be had where a path provides it: <c>@external</c>, or of a type to which only such fields lead. Never a part of a key.</summary>
    public bool IsExternal { get; init; }

    /// <summary>Not served here because another source overrides it for all requests. Never a part of a key, which is still told here.</summary>
    public bool IsOverridden { get; init; }

    /// <summary>Overrides that decide request by request whether it is served here; all have to agree. Empty for always.</summary>
    public IReadOnlyList<OverrideLabel> Labels { get; init; } = [];

    /// <summary>
    /// Whether it can be asked for with these arguments and no others, but for those that the gateway fills itself. A variable counts as a value of the type it
    /// stands for.
    /// </summary>
    public bool Takes(IReadOnlyList<ArgumentNode> arguments) => LiteralCheck.Accepts(Field, arguments);

    /// <summary>Whether it is served here when these labels are active.</summary>
    public bool IsServed(IReadOnlySet<string> activeLabels) => !IsOverridden && Labels.All(l => activeLabels.Contains(l.Label) == l.IsActive);
}

/// <summary>A value that an argument gets from the nearest of the objects above that set a context.</summary>
/// <param name="Context">The context's name in the source schema.</param>
/// <param name="Types">Names of the object types that set it.</param>
/// <param name="Value">How the value is made of such an object's fields. Nothing of it applies to a type of which nothing is taken: the value is null then.</param>
/// <seealso href="https://specs.apollo.dev/context/v0.1"/>
public sealed record ContextValue(string Context, IReadOnlySet<string> Types, SelectedValue Value)
{
    public override string ToString() => $"${Context} of {string.Join(" | ", Types.Order(StringComparer.Ordinal))}: {Value}";
}

/// <summary>A root field of a source schema that finds one entity by its key.</summary>
public sealed class Lookup
{
    public required SourceSchemaInfo Source { get; init; }

    /// <summary>Names of the fields from the query root to the lookup; more than one when it stands in a namespace.</summary>
    public required IReadOnlyList<string> Path { get; init; }

    /// <summary>The lookup field itself.</summary>
    public required Field Field { get; init; }

    /// <summary>What it needs: for each argument how its value is made of the entity's fields.</summary>
    public required IReadOnlyDictionary<string, SelectedValue> Arguments { get; init; }

    /// <summary>The type the lookup returns: the entity type, or an interface or union of it.</summary>
    public required string ReturnType { get; init; }
}

using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Model.Extensions;

namespace TmfGraph.Resources.Model;

/// <summary>Everything one subgraph is made of, read from its SDL files. Read-only once loaded.</summary>
public sealed class DomainModel
{
    /// <summary>The subgraph's name, for instance <c>product</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The TMF APIs it serves, in the order of their ids.</summary>
    public required IReadOnlyList<ApiModel> Apis { get; init; }

    /// <summary>All resource types of all its APIs, by GraphQL type name.</summary>
    public required FrozenDictionary<string, ResourceType> Resources { get; init; }

    /// <summary>All value types (nested objects), by GraphQL type name.</summary>
    public required FrozenDictionary<string, ValueType> ValueTypes { get; init; }

    /// <summary>All enums, by GraphQL type name.</summary>
    public required FrozenDictionary<string, EnumModel> Enums { get; init; }

    /// <summary>The JSON Schemas that documents have to fit beyond the model; empty for none.</summary>
    public IReadOnlyList<ExtensionSchema> Schemas { get; init; } = [];

    /// <summary>Entities that this subgraph adds walks to, by GraphQL type name: its own resources and those of other subgraphs.</summary>
    public required FrozenDictionary<string, EntityExtension> Extensions { get; init; }
}

/// <summary>One TMF API: a base path with its resources and one hub.</summary>
public sealed class ApiModel
{
    /// <summary>The official number, for instance <c>TMF622</c>.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Version { get; init; }

    /// <summary>The canonical base path, for instance <c>/tmf-api/productOrderingManagement/v4</c>.</summary>
    public required string BasePath { get; init; }

    /// <summary>Other base paths of the same API; empty for none.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>The resource types it owns.</summary>
    public required IReadOnlyList<ResourceType> Resources { get; init; }

    /// <summary>Every collection below its base path: those of its own types first, then those of types that another API owns.</summary>
    public required IReadOnlyList<ResourceCollection> Collections { get; init; }

    /// <summary>The lists inside its resources that have addresses of their own; empty for most.</summary>
    public IReadOnlyList<PartCollection> Parts { get; internal set; } = [];
}

/// <summary>The operations an API document gives a resource.</summary>
[Flags]
public enum ResourceOperations
{
    None = 0,
    List = 1,
    Get = 2,
    Post = 4,
    Patch = 8,
    Put = 16,
    Delete = 32,
}

/// <summary>An object with attributes: a resource or a value inside one.</summary>
public abstract class StructuredType
{
    /// <summary>The GraphQL type name.</summary>
    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>Attributes in the order of the model. Set once by the loader.</summary>
    public IReadOnlyList<AttributeModel> Attributes { get; internal set; } = [];

    internal FrozenDictionary<string, AttributeModel> ByJsonName { get; set; } = FrozenDictionary<string, AttributeModel>.Empty;

    internal FrozenDictionary<string, AttributeModel> ByName { get; set; } = FrozenDictionary<string, AttributeModel>.Empty;

    /// <summary>The attribute of that TMF name (<c>@type</c>), or null.</summary>
    public AttributeModel? GetByJsonName(string jsonName) => ByJsonName.GetValueOrDefault(jsonName);

    /// <summary>The attribute of that GraphQL name (<c>atType</c>), or null.</summary>
    public AttributeModel? GetByName(string name) => ByName.GetValueOrDefault(name);

    public override string ToString() => Name;
}

/// <summary>A TMF resource: something with an id, a path and a life of its own.</summary>
public sealed class ResourceType : StructuredType
{
    /// <summary>The API it belongs to. Set once by the loader.</summary>
    public ApiModel Api { get; internal set; } = null!; // the loader makes the resources first, then their API

    /// <summary>The TMF definition name, what <c>@type</c> says and events are named after; most often the same as the GraphQL name.</summary>
    public required string TmfName { get; init; }

    /// <summary>The collection's own path segment, for instance <c>productOrder</c>; of <c>topic/{topicId}/event</c> it is <c>event</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The resource it lives below; null when its collection stands right below the base path. Set once by the loader.</summary>
    public ResourceParent? Parent { get; internal set; }

    /// <summary>The resource types that live below this one; empty for most. Set once by the loader.</summary>
    public IReadOnlyList<ResourceType> Children { get; internal set; } = [];

    /// <summary>Whole alias paths of the collection, for instance <c>/tmf-api/productInventoryManagement/v4/productInventory</c>; empty for none.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Alias paths that list a part of the collection; empty for none. Set once by the loader.</summary>
    public IReadOnlyList<RoleAlias> RoleAliases { get; internal set; } = [];

    /// <summary>What clients may do with it, <see cref="Extensions"/> included.</summary>
    public required ResourceOperations Operations { get; init; }

    /// <summary>Operations beyond those of the official document, which a client of another implementation cannot count on.</summary>
    public ResourceOperations Extensions { get; init; }

    /// <summary>Whether it stands for an action (TMF task resource).</summary>
    public required bool IsTask { get; init; }

    /// <summary>The event types it raises, for instance <c>ProductOrderStateChangeEvent</c>.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>What the example body of a POST has besides what follows from the attributes; null for nothing. Not to be changed.</summary>
    public JsonObject? Example { get; init; }

    /// <summary>The subtypes <c>@type</c> may name besides the resource itself; empty for none.</summary>
    public required IReadOnlyList<string> Subtypes { get; init; }

    /// <summary>
    /// The attribute that holds its lifecycle state: the first with <c>@lifecycle</c>, else <c>state</c>, <c>status</c>, <c>lifecycleStatus</c>
    /// or (as in <c>resourceStatus</c>) the path and <c>Status</c>; null for none.
    /// </summary>
    public AttributeModel? StateAttribute { get; internal set; }

    /// <summary>Every place in its document where a reference can stand, nested ones included.</summary>
    public IReadOnlyList<ReferencePath> References { get; internal set; } = [];

    /// <summary>The address of one resource of this type, without a host.</summary>
    /// <param name="document">Its document, which names the parent of a resource that has one; may be left out for others.</param>
    public string HrefOf(string id, JsonElement document = default) => Parent is { } parent
        ? $"{parent.Type.HrefOf(ParentIdIn(document))}/{Path}/{Uri.EscapeDataString(id)}"
        : $"{Api.BasePath}/{Path}/{Uri.EscapeDataString(id)}";

    /// <summary>The id of the parent that a document names; empty when it names none.</summary>
    public string ParentIdIn(JsonElement document) =>
        Parent is { } parent
        && document.ValueKind is JsonValueKind.Object
        && document.TryGetProperty(parent.Attribute.JsonName, out var reference) && reference.ValueKind is JsonValueKind.Object
        && reference.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String
            ? id.GetString()! // a string, as was just seen
            : "";
}

/// <summary>An object inside a resource's document.</summary>
public sealed class ValueType : StructuredType
{
    /// <summary>What its instances refer to; null when it is no reference.</summary>
    public ReferenceModel? Reference { get; init; }
}

/// <summary>How an object refers to a resource.</summary>
/// <param name="Targets">GraphQL type names of the resources it can refer to, of any subgraph of the composite model.</param>
/// <param name="Key">The GraphQL name of the attribute with the target's id, most often <c>id</c>.</param>
/// <param name="TypedBy">The TMF name of the attribute that says which target, most often <c>@referredType</c>. Compared without regard to case.</param>
/// <param name="OrValue">Whether the whole resource may stand in place of the reference.</param>
public sealed record ReferenceModel(IReadOnlyList<string> Targets, string Key, string TypedBy, bool OrValue);

/// <summary>A place in a resource's document where references stand.</summary>
/// <param name="Path">The TMF names from the document's root joined by dots, list marks left out: <c>productOrderItem.product</c>.</param>
/// <param name="Attributes">The attributes along the path.</param>
/// <param name="Reference">What stands there; the field's own <c>@reference</c> wins over its type's.</param>
public sealed record ReferencePath(string Path, IReadOnlyList<AttributeModel> Attributes, ReferenceModel Reference);

/// <summary>The scalars of the model.</summary>
public enum ScalarKind
{
    String,
    Id,
    Boolean,
    Int,
    Long,
    Float,
    Decimal,
    DateTime,
    Date,
    Base64,

    /// <summary>Any JSON value.</summary>
    Any,
}

/// <summary>One attribute of a resource or value.</summary>
public sealed class AttributeModel
{
    /// <summary>The GraphQL name.</summary>
    public required string Name { get; init; }

    /// <summary>The TMF name, as it stands in JSON.</summary>
    public required string JsonName { get; init; }

    public string? Description { get; init; }

    public required bool IsList { get; init; }

    /// <summary>The scalar it holds; null when it holds objects or enum values.</summary>
    public ScalarKind? Scalar { get; init; }

    /// <summary>The enum it holds; null when it does not.</summary>
    public EnumModel? Enum { get; internal set; }

    /// <summary>The objects it holds; null when it holds leaves. May be a <see cref="ResourceType"/> where one stands in place.</summary>
    public StructuredType? Type { get; internal set; }

    /// <summary>Whether a POST must bring it.</summary>
    public required bool Required { get; init; }

    /// <summary>Attributes that each object standing here must bring in a POST, beyond what its type requires everywhere; empty for none.</summary>
    public IReadOnlyList<AttributeModel> RequiredNested { get; internal set; } = [];

    /// <summary>Whether only the server sets it; what a client sends is ignored.</summary>
    public required bool SetByServer { get; init; }

    /// <summary>Whether a client that sends an attribute only the server sets is told so, and not passed over.</summary>
    public bool RefusedFromClients { get; init; }

    /// <summary>Whether the server sets it anew at each change.</summary>
    public required bool UpdatedByServer { get; init; }

    /// <summary>Whether PATCH may not change it.</summary>
    public required bool Immutable { get; init; }

    /// <summary>Whether the objects of the list have addresses of their own, see <see cref="PartCollection"/>.</summary>
    public bool IsPartCollection { get; init; }

    /// <summary>Whether it has an ordered index.</summary>
    public required bool Indexed { get; init; }

    /// <summary>JSON text of the value the server gives when a POST leaves it out; <c>$now</c> is the current instant; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>Its states and moves; null when it has none.</summary>
    public Lifecycle? Lifecycle { get; init; }

    /// <summary>The reference it is, by its own directive or its type's; null when it is none.</summary>
    public ReferenceModel? Reference { get; internal set; }

    /// <summary>The <c>@type</c>s that have the attribute; empty for all.</summary>
    public IReadOnlyList<string> OnSubtypes { get; init; } = [];

    /// <summary>Why it is deprecated; null when it is not.</summary>
    public string? DeprecationReason { get; init; }

    public override string ToString() => JsonName;
}

/// <summary>A lifecycle: the state a new resource has, and the legal moves between states (TMF values).</summary>
/// <param name="Initial">The state given when a POST brings none; null to leave it out.</param>
/// <param name="Moves">From a state to those it may move to. Empty: every move is legal.</param>
public sealed record Lifecycle(string? Initial, FrozenDictionary<string, IReadOnlyList<string>> Moves)
{
    /// <summary>Whether the move is legal. To stay is none, and from no state every one is.</summary>
    public bool Allows(string? from, string to) => from is null || Moves.Count == 0 || (Moves.TryGetValue(from, out var legal) && legal.Contains(to));
}

/// <summary>An enum: GraphQL names and TMF values side by side, one table for both worlds.</summary>
public sealed class EnumModel
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public required IReadOnlyList<EnumMember> Members { get; init; }
}

/// <summary>One enum value.</summary>
/// <param name="Name">Its GraphQL name, for instance <c>IN_PROGRESS</c>.</param>
/// <param name="Value">Its TMF value, for instance <c>inProgress</c>.</param>
public sealed record EnumMember(string Name, string Value, string? Description);

/// <summary>The walks this subgraph adds to an entity.</summary>
/// <param name="Name">The entity's GraphQL type name.</param>
/// <param name="Own">The entity itself when this subgraph owns it; null when another one does.</param>
public sealed record EntityExtension(string Name, ResourceType? Own, IReadOnlyList<WalkModel> Walks);

/// <summary>A walk from an entity to resources of this subgraph: a connection field.</summary>
public abstract record WalkModel(string Name, string? Description, ResourceType Target);

/// <summary><c>@inverse</c> and <c>@walk</c>: hops over this subgraph's own reference edges.</summary>
public sealed record EdgeWalk(string Name, string? Description, ResourceType Target, IReadOnlyList<WalkStep> Steps)
    : WalkModel(Name, Description, Target);

/// <summary><c>@collect</c>: the target's ids stand in the parent's document, in the subgraph that owns it.</summary>
/// <param name="Ids">A FieldSelectionMap over the parent, for instance <c>realizingService[id]</c>.</param>
public sealed record CollectWalk(string Name, string? Description, ResourceType Target, string Ids)
    : WalkModel(Name, Description, Target);

/// <summary>One hop.</summary>
/// <param name="Source">The resource type whose documents hold the reference.</param>
/// <param name="Path">The reference's path, see <see cref="ReferencePath.Path"/>.</param>
/// <param name="Backwards">From the target to those who refer to it.</param>
/// <param name="Role">The role the reference must have, compared without regard to case; null for any.</param>
public sealed record WalkStep(ResourceType Source, string Path, bool Backwards, string? Role);

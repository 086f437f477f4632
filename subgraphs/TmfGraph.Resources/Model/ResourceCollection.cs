namespace TmfGraph.Resources.Model;

/// <summary>
/// A collection address of an API: a resource type, and what clients may do with it there. Most types have one, at the API that owns them; some are
/// served by a second API as well (TMF640 reaches the services of TMF638), which is the same resource with the same id and <c>href</c>.
/// </summary>
public sealed class ResourceCollection
{
    /// <summary>The API whose base path and hub it is under. Set once by the loader.</summary>
    public ApiModel Api { get; internal set; } = null!; // the loader makes the collections first, then their API

    public required ResourceType Type { get; init; }

    /// <summary>The path below the base path, for instance <c>productOrder</c>; below another resource a template: <c>topic/{topicId}/event</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Whole alias paths; empty for none.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    public required ResourceOperations Operations { get; init; }

    /// <summary>The event types that the hub of this API knows for the resource.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>Attributes a POST has to bring here beyond what the type requires everywhere; empty for none.</summary>
    public IReadOnlyList<AttributeModel> Required { get; init; } = [];

    /// <summary>The canonical path of the collection, without a host.</summary>
    public string FullPath => $"{Api.BasePath}/{Path}";

    public override string ToString() => FullPath;
}

/// <summary>The resource below which another one lives: it has to exist, its id is part of the address, and what is below goes when it goes.</summary>
/// <param name="Parameter">The name of its id in the path template, for instance <c>topicId</c>.</param>
/// <param name="Attribute">The attribute of the child that refers to it.</param>
public sealed record ResourceParent(ResourceType Type, string Parameter, AttributeModel Attribute);

/// <summary>
/// A list inside a resource whose objects have addresses of their own, to be read only: <c>geographicAddress/{id}/geographicSubAddress</c>.
/// </summary>
/// <param name="Owner">The resource that holds the list.</param>
/// <param name="Attribute">The list.</param>
public sealed record PartCollection(ResourceType Owner, AttributeModel Attribute)
{
    /// <summary>The path template below the base path of the owner's API.</summary>
    public string Path => $"{Owner.Path}/{{{Owner.Path}Id}}/{Attribute.JsonName}";
}

/// <summary>An alias path that lists only the resources with a reference in a role: usages that have a customer.</summary>
/// <param name="Path">The whole path.</param>
/// <param name="Reference">The attribute that holds the references.</param>
/// <param name="Role">The role, compared without regard to case.</param>
public sealed record RoleAlias(string Path, AttributeModel Reference, string Role);

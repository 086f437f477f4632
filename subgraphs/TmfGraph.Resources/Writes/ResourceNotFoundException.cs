using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Writes;

/// <summary>There is no resource of that type and id.</summary>
public sealed class ResourceNotFoundException(ResourceType type, string id) : Exception($"There is no {type.TmfName} with the id '{id}'.")
{
    public ResourceType Type { get; } = type;

    public string Id { get; } = id;
}

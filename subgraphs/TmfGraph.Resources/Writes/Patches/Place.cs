using System.Text.Json.Nodes;

namespace TmfGraph.Resources.Writes.Patches;

/// <summary>A place in a tree: a member of an object, an element of a list, or the root.</summary>
/// <param name="Parent">The object or list; null for the root.</param>
/// <param name="Name">The member's name; null for an element and the root.</param>
/// <param name="Index">The element's index; -1 for a member and the root.</param>
internal readonly record struct Place(JsonNode? Parent, string? Name, int Index)
{
    public static Place Root { get; } = new(null, null, -1);

    public bool IsRoot => Parent is null;
}

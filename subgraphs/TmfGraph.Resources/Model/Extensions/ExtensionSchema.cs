namespace TmfGraph.Resources.Model.Extensions;

/// <summary>A JSON Schema that an operator registered for a resource, or for a kind of it.</summary>
/// <param name="TypeName">The <c>@type</c> it is about: the resource itself, or a subtype.</param>
/// <param name="Resource">The GraphQL name of the resource.</param>
public sealed record ExtensionSchema(string TypeName, string Resource, JsonSchema Schema)
{
    /// <summary>Whether it holds for all documents of the resource, and not for one subtype only.</summary>
    public bool HoldsForAll { get; init; }
}

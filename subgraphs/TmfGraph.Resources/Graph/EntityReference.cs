namespace TmfGraph.Resources.Graph;

/// <summary>
/// What code gives for a field of a resource type: the resource with an id. All of a level are read in one statement; an id that leads nowhere is null. A resource of
/// another subgraph is taken to exist, and a gateway completes it.
/// </summary>
/// <param name="TypeName">The GraphQL name of its type, for fields of unions and interfaces; null for the type of the field.</param>
public sealed record EntityReference(string Id, string? TypeName = null);

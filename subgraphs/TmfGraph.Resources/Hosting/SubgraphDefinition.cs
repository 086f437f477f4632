using System.Reflection;
using TmfGraph.GraphQL.Types;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Resources.Hosting;

/// <summary>A domain, as a host of its own or one of several in a process.</summary>
/// <param name="Name">The subgraph's name, for instance <c>product</c>: its folder in the model, its scopes, its schema in the database.</param>
/// <param name="Models">The assembly that embeds the model, see <c>Domain.targets</c>.</param>
public sealed record SubgraphDefinition(string Name, Assembly Models)
{
    /// <summary>Where it listens when nothing else is said.</summary>
    public string DefaultUrl { get; init; } = "http://localhost:5100";

    /// <summary>Registers what its resources do beyond what the model says; nothing by default.</summary>
    public Action<BehaviourRegistry> AddBehaviours { get; init; } = _ => { };

    /// <summary>
    /// Adds fields, types and directives in SDL and code to its graph, and so to its source schema; nothing by default. Code may have the domain's own
    /// <see cref="Storage.ResourceStore"/>, <see cref="Writes.ResourceWriter"/>, <see cref="Model.DomainModel"/> and <see cref="TimeProvider"/> beside services, and give an
    /// <see cref="Graph.EntityReference"/> for a resource. It is called more than once.
    /// </summary>
    public Action<SchemaBuilder> ExtendGraph { get; init; } = _ => { };

    /// <summary>The name of the variable that stands for its address in <c>schema-settings.json</c>.</summary>
    public string UrlVariable => $"{Name.Replace('-', '_').ToUpperInvariant()}_URL";
}

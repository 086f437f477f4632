using TmfGraph.Transcriber.Facts;
using TmfGraph.Transcriber.Overlays;

namespace TmfGraph.Transcriber.Transcription;

/// <summary>
/// Decides which GraphQL type each definition of each document becomes. A name is the TMF name, its first letter made large, unless the
/// overlay renames it, or the document is older than v4 and the name occurs elsewhere (prefix), or a resource of that name is embedded by
/// value (suffix <c>Value</c>).
/// </summary>
internal sealed class NamingPlan
{
    private readonly NameOverlay _names;
    private readonly Dictionary<string, HashSet<string>> _users = [];
    private readonly HashSet<string> _resources = [];

    private NamingPlan(NameOverlay names) => _names = names;

    public static NamingPlan Create(SourceSet sources, Overlay overlay, Findings findings)
    {
        var plan = new NamingPlan(overlay.Names);
        foreach (var source in sources.All)
        {
            foreach (var definition in source.Document.Reach(source.Api.Resources.Select(resource => resource.Definition)))
            {
                (plan._users.TryGetValue(definition.Name, out var users) ? users : plan._users[definition.Name] = []).Add(source.Api.Id);
            }
        }

        var served = sources.All.SelectMany(source => source.Api.Resources.Select(
            resource => (Name: plan.ResourceName(source, resource), source.Api.Id)));
        foreach (var group in served.GroupBy(entry => entry.Name))
        {
            plan._resources.Add(group.Key);
            if (group.Count() > 1 && !overlay.Names.Owners.ContainsKey(group.Key))
            {
                var apis = string.Join(", ", group.Select(entry => entry.Id));
                findings.Error($"The resource {group.Key} is in {apis}: rename it or name its owner in the overlay's names.json.");
            }
        }

        return plan;
    }

    public string ResourceName(Source source, ResourceFacts resource) => BaseName(source, resource.Definition);

    /// <summary>The name of a definition where it is the type of an attribute.</summary>
    public string ValueName(Source source, string definition)
    {
        var name = BaseName(source, definition);
        return _resources.Contains(name) ? name + "Value" : name;
    }

    /// <summary>The API whose file the resource is in.</summary>
    public string Owner(Source source, string resourceName) => _names.Owners.GetValueOrDefault(resourceName, source.Api.Id);

    private string BaseName(Source source, string definition)
    {
        if (_names.Renames.TryGetValue(source.Api.Id, out var renames) && renames.TryGetValue(definition, out var name))
        {
            return name;
        }

        var clashes = source.Api.IsLegacy && _users.TryGetValue(definition, out var users) && users.Any(user => user != source.Api.Id);
        return (clashes ? source.Overlay.Prefix : "") + char.ToUpperInvariant(definition[0]) + definition[1..];
    }
}

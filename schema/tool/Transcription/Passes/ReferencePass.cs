using TmfGraph.Transcriber.Documents;
using TmfGraph.Transcriber.Model;
using TmfGraph.Transcriber.Overlays;

namespace TmfGraph.Transcriber.Transcription.Passes;

/// <summary>Says what references point at: all that the table of facts found for a definition, or what the overlay says instead.</summary>
internal sealed class ReferencePass(SourceSet sources, NamingPlan naming, ReferenceOverlay overlay, Findings findings) : IPass
{
    public void Apply(TypeSet types)
    {
        var resources = sources.All
            .SelectMany(source => source.Api.Resources.Select(
                resource => (Key: $"{source.Api.Id}.{resource.Name}", Name: naming.ResourceName(source, resource))))
            .ToDictionary(entry => entry.Key, entry => entry.Name);
        var targets = Guess(resources);
        foreach (var (name, target) in overlay.Types)
        {
            targets[name] = target;
        }

        foreach (var (name, target) in targets)
        {
            if (types.Find(name) is not { } type)
            {
                findings.Error($"The overlay calls {name} a reference, which is not there.");
                continue;
            }

            if (target.To.Count > 0)
            {
                type.Model.Directives.Add(Directive(target));
                MakeKey(type, target.Key);
            }
        }

        foreach (var (coordinate, target) in overlay.Fields)
        {
            if (types.FindField(coordinate) is { } field)
            {
                field.Directives.Add(Directive(target));
            }
            else
            {
                findings.Error($"The overlay calls {coordinate} a reference, which is not there.");
            }
        }
    }

    private Dictionary<string, ReferenceTarget> Guess(Dictionary<string, string> resources)
    {
        var found = new Dictionary<string, ReferenceTarget>();
        foreach (var source in sources.All)
        {
            foreach (var reference in source.Api.Resources.SelectMany(resource => resource.References))
            {
                if (reference.Kind is not ("ref" or "refOrValue"))
                {
                    continue;
                }

                var name = naming.ValueName(source, reference.Definition);
                var target = found.GetValueOrDefault(name) ?? new ReferenceTarget();
                var to = target.To.Union(reference.Targets.Select(id => resources[id])).ToList();
                var orValue = target.OrValue || reference.Kind == "refOrValue";
                found[name] = target with { To = to, Key = reference.Key ?? target.Key, OrValue = orValue };
            }
        }

        return found;
    }

    private static ModelDirective Directive(ReferenceTarget target)
    {
        var arguments = new List<(string, object)> { ("to", target.To) };
        if (target.Key != "id")
        {
            arguments.Add(("key", target.Key));
        }

        if (target.TypedBy != "@referredType")
        {
            arguments.Add(("typedBy", target.TypedBy));
        }

        if (target.OrValue)
        {
            arguments.Add(("orValue", true));
        }

        return new ModelDirective("reference", arguments);
    }

    private void MakeKey(MergedType type, string key)
    {
        if (type.Model.Find(key) is { } field)
        {
            field.Shape = new Shape("ID", IsScalar: true, IsList: false);
        }
        else
        {
            findings.Error($"The reference {type.Model.Name} has no key '{key}'.");
        }
    }
}

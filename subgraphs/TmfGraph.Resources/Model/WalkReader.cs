using System.Collections.Frozen;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Resources.Model;

/// <summary>
/// Reads the walks: fields with <c>@inverse</c>, <c>@walk</c> or <c>@collect</c>, on own resources and on entities of other subgraphs.
/// Hops are followed from type to type, so a walk that cannot arrive is found here and not in a request.
/// </summary>
internal sealed class WalkReader(ModelDocuments documents, IReadOnlyDictionary<string, ResourceType> resources)
{
    public static bool IsWalk(FieldDefinitionNode field) => field.Directives.Any(d => d.Name is "inverse" or "walk" or "collect");

    public FrozenDictionary<string, EntityExtension> Read()
    {
        var walks = new Dictionary<string, List<WalkModel>>(StringComparer.Ordinal);
        var definitions = documents.Types.Values.Select(t => (t.File, t.Node));
        foreach (var (file, node) in definitions.Concat(documents.TypeExtensions.Select(e => (e.File, e.Node))))
        {
            CheckEntity(file, node);
            foreach (var field in node.Fields.Where(IsWalk))
            {
                if (Read(file, node, field) is { } walk)
                {
                    Add(walks, file, node, field, walk);
                }
            }
        }

        return walks.ToFrozenDictionary(w => w.Key, w => new EntityExtension(w.Key, resources.GetValueOrDefault(w.Key), w.Value), StringComparer.Ordinal);
    }

    private void CheckEntity(string file, ObjectTypeDefinitionNode node)
    {
        foreach (var key in node.Directives.Where(d => d.Name == "key" && d.Text("fields")?.Trim() is not "id"))
        {
            documents.Report(file, key, node.Name, "Entities are known by their id in every subgraph; write @key(fields: \"id\").");
        }

        var isEntity = resources.ContainsKey(node.Name) || ModelDirectives.Has(node.Directives, "key");
        if (!documents.Types.ContainsKey(node.Name))
        {
            foreach (var field in node.Fields.Where(f => !IsWalk(f)))
            {
                documents.Report(file, field, $"{node.Name}.{field.Name}", $"{node.Name} is owned by another subgraph, where its attributes are written; here it can only get walks (@inverse, @walk, @collect).");
            }
        }

        if (!isEntity && node.Fields.FirstOrDefault(IsWalk) is { } walk)
        {
            documents.Report(file, walk, $"{node.Name}.{walk.Name}", "Walks start at resources; write @key(fields: \"id\") on the extension of a resource of another subgraph.");
        }
    }

    private void Add(Dictionary<string, List<WalkModel>> walks, string file, ObjectTypeDefinitionNode node, FieldDefinitionNode field, WalkModel walk)
    {
        if (!walks.TryGetValue(node.Name, out var list))
        {
            walks.Add(node.Name, list = []);
        }

        if (list.Any(w => w.Name == walk.Name) || resources.GetValueOrDefault(node.Name)?.GetByName(walk.Name) is not null)
        {
            documents.Report(file, field, $"{node.Name}.{field.Name}", "The name is taken by another walk or attribute of the type; choose another one.");
            return;
        }

        list.Add(walk);
    }

    private WalkModel? Read(string file, ObjectTypeDefinitionNode node, FieldDefinitionNode field)
    {
        void Report(string message) => documents.Report(file, field, $"{node.Name}.{field.Name}", message);

        if (!resources.TryGetValue(field.Type.NamedType, out var target) || (field.Type is NonNullTypeNode outer ? outer.Inner : field.Type) is not ListTypeNode)
        {
            Report("A walk leads to a list of resources of this subgraph; write for instance [ProductOrder!].");
            return null;
        }

        if (field.Directives.Count(d => d.Name is "inverse" or "walk" or "collect") > 1 || field.Arguments.Count > 0)
        {
            Report("A walk has one of @inverse, @walk and @collect, and no arguments of its own.");
            return null;
        }

        if (ModelDirectives.Find(field.Directives, "collect") is { } collect)
        {
            if (string.IsNullOrWhiteSpace(collect.Text("ids")))
            {
                Report("@collect needs a selection that yields ids, for instance \"realizingService[id]\".");
                return null;
            }

            return new CollectWalk(field.Name, field.Description, target, collect.Text("ids")!); // just looked at
        }

        var inverse = ModelDirectives.Find(field.Directives, "inverse");
        var hops = inverse is not null
            ? [$"~{inverse.Text("of")}"]
            : ModelDirectives.Find(field.Directives, "walk").Texts("path") ?? [];
        var steps = ReadSteps(node.Name, target, hops, inverse.Text("role"), Report);
        return steps is null ? null : new EdgeWalk(field.Name, field.Description, target, steps);
    }

    private List<WalkStep>? ReadSteps(string entity, ResourceType target, IReadOnlyList<string> hops, string? role, Action<string> report)
    {
        var steps = new List<WalkStep>();
        IReadOnlyList<string> here = [entity];
        foreach (var hop in hops)
        {
            var backwards = hop.StartsWith('~');
            var text = hop.TrimStart('~');
            var dot = text.IndexOf('.', StringComparison.Ordinal);
            var path = dot < 0 ? "" : text[(dot + 1)..];
            if (dot < 0 || !resources.TryGetValue(text[..dot], out var source))
            {
                report($"The hop '{text}' does not begin with a resource of this subgraph; write Type.path, for instance ProductOrder.relatedParty.");
                return null;
            }

            if (source.References.FirstOrDefault(r => r.Path == path) is not { } reference)
            {
                report($"No reference stands at '{text}'. References of {source.Name}: {string.Join(", ", source.References.Select(r => r.Path).Take(30))}.");
                return null;
            }

            if (backwards ? !reference.Reference.Targets.Intersect(here).Any() : !here.Contains(source.Name))
            {
                report(backwards
                    ? $"The reference at '{text}' leads to {string.Join(", ", reference.Reference.Targets)}, not to {string.Join(" or ", here)}; name it in its @reference, or walk another way."
                    : $"The hop '{text}' begins at {source.Name}, but the walk is at {string.Join(" or ", here)}.");
                return null;
            }

            steps.Add(new WalkStep(source, path, backwards, role));
            here = backwards ? [source.Name] : reference.Reference.Targets;
        }

        if (steps.Count == 0 || !here.Contains(target.Name))
        {
            report($"The walk ends at {string.Join(" or ", here)}, not at {target.Name}.");
            return null;
        }

        return steps;
    }
}

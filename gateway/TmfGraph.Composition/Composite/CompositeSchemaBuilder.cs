using System.Collections.Frozen;
using TmfGraph.Composition.FieldSelection;
using TmfGraph.Composition.Merging;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Composite;

/// <summary>Makes the composite schema: the public schema, and beside it who serves what.</summary>
internal static class CompositeSchemaBuilder
{
    public static CompositeSchema Build(GraphSchema publicSchema, SchemaSet schemas)
    {
        var types = new Dictionary<string, CompositeType>();
        foreach (var group in schemas.Types.Where(g => g.First is ComplexType))
        {
            types.Add(group.Name, BuildType(group, schemas));
        }

        AttachLookups(types, schemas);
        return new CompositeSchema
        {
            Public = publicSchema,
            Sources = [.. schemas.Sources.Select(s => s.Info)],
            OverrideLabels = [.. types.Values.SelectMany(t => t.Fields.Values).SelectMany(f => f.Sources).SelectMany(s => s.Labels)
                .Select(l => l.Label).Distinct().Order(StringComparer.Ordinal)],
            Access = schemas.Access,
            Types = types.ToFrozenDictionary(),
            Unions = schemas.Types.Where(g => g.First is UnionType).ToFrozenDictionary(g => g.Name, BuildUnion),
        };
    }

    private static CompositeType BuildType(TypeGroup group, SchemaSet schemas) => new()
    {
        Name = group.Name,
        IsInterface = group.First is InterfaceType,
        Sources = [.. group.Parts.Select(p => p.Source.Info)],
        Fields = group.Fields.ToFrozenDictionary(f => f.Name, f => BuildField(f, schemas)),
    };

    private static CompositeField BuildField(FieldGroup group, SchemaSet schemas) => new()
    {
        Name = group.Name,
        Sources = [.. group.Parts.Select(p => BuildSourceField(p, group, schemas))],
    };

    private static SourceField BuildSourceField(FieldPart part, FieldGroup group, SchemaSet schemas)
    {
        var requirements = part.Field.Requirements()
            .Select(a => (a.Name, Map: FieldSelectionMap.Parse(((StringValueNode)a.Find(DirectiveNames.Require)!.Argument("field")!).Value)))
            .ToDictionary(r => r.Name, r => r.Map); // the rules have seen to it that each of them is a readable text
        var provides = part.Field.Find(DirectiveNames.Provides)?.Argument("fields") as StringValueNode;

        // a value that names an entity is the same everywhere, and whoever loses the field goes on to say it: others are found by it
        var isKey = group.Parts.Any(p => p.Source.IsKeyField(p.Field));
        return new SourceField
        {
            Source = part.Source.Info,
            Field = part.Field,
            Requirements = requirements,
            Contexts = ContextsOf(part.Field, schemas),
            Provides = provides is null ? null : SelectionText.TryParse(provides.Value),

            // a source knows the key of the entities it returns, whoever owns the key's fields
            IsExternal = part.Source.IsOnlyProvided(part.Field),
            IsOverridden = !isKey && group.IsReplaced(part.Source),
            Labels = isKey ? [] : group.LabelsOf(part),
        };
    }

    /// <summary>What arguments get from objects above. The directive is written by translation, so all of it is there and can be read.</summary>
    private static Dictionary<string, ContextValue> ContextsOf(Field field, SchemaSet schemas)
    {
        var contexts = new Dictionary<string, ContextValue>();
        foreach (var argument in field.Arguments)
        {
            if (argument.Find(DirectiveNames.FromContext) is { } value)
            {
                var types = ((ListValueNode)value.Argument("types")!).Items.SelectMany(t => schemas.GetPossibleTypes(((StringValueNode)t).Value));
                contexts.Add(argument.Name, new ContextValue(
                    ((StringValueNode)value.Argument("name")!).Value,
                    types.ToHashSet(StringComparer.Ordinal),
                    FieldSelectionMap.Parse(((StringValueNode)value.Argument("field")!).Value)));
            }
        }

        return contexts;
    }

    private static IReadOnlyDictionary<SourceSchemaInfo, IReadOnlyList<string>> BuildUnion(TypeGroup group) =>
        group.Parts.ToFrozenDictionary(p => p.Source.Info, IReadOnlyList<string> (p) => [.. ((UnionType)p.Type).Members.Select(m => m.Name)]);

    private static void AttachLookups(Dictionary<string, CompositeType> types, SchemaSet schemas)
    {
        var lookups = new Dictionary<string, List<Lookup>>();
        foreach (var source in schemas.Sources)
        {
            foreach (var field in source.Lookups.Where(l => l.IsUsable))
            {
                var returnType = field.Field.Type.NamedType;
                var lookup = new Lookup
                {
                    Source = source.Info,
                    Path = field.Path,
                    Field = field.Field,
                    Arguments = field.Arguments!, // usable, so it has arguments
                    ReturnType = returnType.Name,
                };

                // entity interfaces of Apollo Federation: their objects have keys of their own
                var names = source.Apollo is not null && returnType is InterfaceType && source.Info.Apollo!.IsInterfaceObject(returnType.Name) == false // set with it
                    ? [returnType.Name]
                    : source.Schema.GetPossibleTypes(returnType).Select(t => t.Name).Append(returnType.Name).Distinct();
                foreach (var name in names.Where(types.ContainsKey))
                {
                    if (!lookups.TryGetValue(name, out var known))
                    {
                        lookups.Add(name, known = []);
                    }

                    known.Add(lookup);
                }
            }
        }

        foreach (var (name, known) in lookups)
        {
            types[name].Lookups = known;
        }
    }
}

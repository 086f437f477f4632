using System.Diagnostics;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Merging;

/// <summary>Merges the types of all source schemas into what clients see.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Merge"/>
internal static class SchemaMerger
{
    public static MergedSchema Merge(SchemaSet schemas)
    {
        var types = new List<TypeDefinitionNode>();
        foreach (var group in schemas.Types.Where(g => !g.IsInaccessible))
        {
            types.Add(Define(group, schemas) with
            {
                Description = FirstText(group.Parts.Select(p => p.Type.Description)),
                Directives = DirectiveMerger.Merge(group.Parts.Select(p => p.Type.Directives), LocationOf(group.First), schemas.ComposedDirectives),
            });
        }

        // a root that only holds lookups of the executor is no root for clients
        types.RemoveAll(t => t is ObjectTypeDefinitionNode { Name: "Query" or "Mutation" or "Subscription", Fields.Count: 0 });
        RequirementInputs.Remove(types, schemas);
        types = [.. DeprecatedImplementations.TakeBack(types)];
        return new MergedSchema(schemas, types, DirectiveDefinitionMerger.Merge(schemas, types));
    }

    private static TypeDefinitionNode Define(TypeGroup group, SchemaSet schemas) => group.First switch
    {
        ScalarType => new ScalarTypeDefinitionNode(group.Name),
        ObjectType => new ObjectTypeDefinitionNode(group.Name, MergeInterfaces(group, schemas), MergeFields(group, schemas)),
        InterfaceType => new InterfaceTypeDefinitionNode(group.Name, MergeInterfaces(group, schemas), MergeFields(group, schemas)),
        UnionType => new UnionTypeDefinitionNode(group.Name, MergeMembers(group, schemas)),
        EnumType => new EnumTypeDefinitionNode(group.Name, MergeValues(group, schemas)),
        InputObjectType => new InputObjectTypeDefinitionNode(group.Name, MergeInputFields(group, schemas)),
        _ => throw new UnreachableException(),
    };

    /// <summary>All interfaces any source declares, with those that these imply in other sources.</summary>
    private static List<NamedTypeNode> MergeInterfaces(TypeGroup group, SchemaSet schemas)
    {
        var names = new List<string>();
        Add(group);
        return [.. names.Where(n => schemas.GetType(n) is { IsInaccessible: false }).Select(n => new NamedTypeNode(n))];

        void Add(TypeGroup type)
        {
            foreach (var name in type.Parts.Select(p => p.Type).OfType<ComplexType>().SelectMany(t => t.Interfaces).Select(i => i.Name))
            {
                if (name != group.Name && !names.Contains(name))
                {
                    names.Add(name);
                    if (schemas.GetType(name) is { } implied)
                    {
                        Add(implied);
                    }
                }
            }
        }
    }

    private static List<FieldDefinitionNode> MergeFields(TypeGroup group, SchemaSet schemas) =>
        [.. group.Fields.Select(f => MergeField(f, schemas)).OfType<FieldDefinitionNode>()];

    private static FieldDefinitionNode? MergeField(FieldGroup group, SchemaSet schemas)
    {
        if (group.IsInaccessible)
        {
            return null;
        }

        var type = TypeUnifier.LeastRestrictive(group.Types, schemas);
        return type is null ? null : new FieldDefinitionNode(group.Name, MergeArguments(group, schemas), type)
        {
            Description = FirstText(group.Parts.Select(p => p.Field.Description)),
            Directives = DirectiveMerger.Merge(group.Parts.Select(p => p.Field.Directives), DirectiveLocations.FieldDefinition, schemas.ComposedDirectives),
        };
    }

    /// <summary>Arguments that every source knows; those that the executor fills are not for clients.</summary>
    private static List<InputValueDefinitionNode> MergeArguments(FieldGroup group, SchemaSet schemas)
    {
        var merged = new List<InputValueDefinitionNode>();
        foreach (var name in group.ArgumentNames)
        {
            var arguments = group.Parts.Select(p => p.Field.GetArgument(name)).OfType<InputValue>().ToList();
            if (arguments.Count == group.Parts.Count
                && !arguments.Exists(a => schemas.IsHidden(a.Directives) || a.IsFilled())
                && MergeInputValue(name, arguments, DirectiveLocations.ArgumentDefinition, schemas) is { } argument)
            {
                merged.Add(argument);
            }
        }

        return merged;
    }

    private static List<InputValueDefinitionNode> MergeInputFields(TypeGroup group, SchemaSet schemas) =>
        [.. group.InputFields
            .Where(f => f.Parts.Count == group.Parts.Count && !f.IsInaccessible)
            .Select(f => MergeInputValue(f.Name, [.. f.Parts.Select(p => p.Field)], DirectiveLocations.InputFieldDefinition, schemas))
            .OfType<InputValueDefinitionNode>()];

    private static InputValueDefinitionNode? MergeInputValue(string name, IReadOnlyList<InputValue> values, string location, SchemaSet schemas)
    {
        var type = TypeUnifier.MostRestrictive([.. values.Select(v => v.Type)]);
        var defaultValue = values.Select(v => v.DefaultValue).FirstOrDefault(d => d is not null);
        if (type is null)
        {
            return null;
        }

        // where one source schema needs a value that another deprecates, clients have to give it
        var isRequired = type is NonNullTypeNode && defaultValue is null;
        var directives = DirectiveMerger.Merge(values.Select(v => v.Directives), location, schemas.ComposedDirectives);
        return new InputValueDefinitionNode(name, type, defaultValue)
        {
            Description = FirstText(values.Select(v => v.Description)),
            Directives = isRequired ? [.. directives.Where(d => d.Name != DirectiveNames.Deprecated)] : directives,
        };
    }

    private static List<NamedTypeNode> MergeMembers(TypeGroup group, SchemaSet schemas) =>
        [.. group.Parts.Select(p => p.Type).OfType<UnionType>()
            .SelectMany(u => u.Members)
            .Where(m => !m.Has(DirectiveNames.Internal) && schemas.GetType(m.Name) is { IsInaccessible: false })
            .Select(m => m.Name).Distinct()
            .Select(n => new NamedTypeNode(n))];

    private static List<EnumValueDefinitionNode> MergeValues(TypeGroup group, SchemaSet schemas) =>
        [.. group.Parts.Select(p => p.Type).OfType<EnumType>()
            .SelectMany(e => e.Values)
            .GroupBy(v => v.Name)
            .Where(g => !g.Any(v => schemas.IsHidden(v.Directives)))
            .Where(g => EnumUses.Decisive(schemas, group) is not EnumUse.Input || g.Count() == group.Parts.Count)
            .Select(g => new EnumValueDefinitionNode(g.Key)
            {
                Description = FirstText(g.Select(v => v.Description)),
                Directives = DirectiveMerger.Merge(g.Select(v => v.Directives), DirectiveLocations.EnumValue, schemas.ComposedDirectives),
            })];

    private static string LocationOf(NamedType type) => type switch
    {
        ScalarType => DirectiveLocations.Scalar,
        ObjectType => DirectiveLocations.Object,
        InterfaceType => DirectiveLocations.Interface,
        UnionType => DirectiveLocations.Union,
        EnumType => DirectiveLocations.Enum,
        InputObjectType => DirectiveLocations.InputObject,
        _ => throw new UnreachableException(),
    };

    private static string? FirstText(IEnumerable<string?> texts) => texts.FirstOrDefault(t => !string.IsNullOrEmpty(t));
}

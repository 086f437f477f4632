using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Apollo;

// How Apollo Federation is translated
// -----------------------------------
// Both worlds have entities with keys. They differ in how an entity is found: by a lookup field with the key as its arguments here, by
// `_entities` with a representation (the type's name, the key, and whatever fields require) there. So each resolvable key becomes a
// lookup that exists only in the translated schema, with one argument whose map makes the representation's key; each @requires becomes
// an argument of its field whose map makes the required part. An argument that gets a value of a context stays what it is, with a map that takes
// the value and the names of the types that set the context. Composition, satisfiability and planning see lookups and requirements
// like any others. What differs at the end is in two places: the gateway renders such a lookup as `_entities`, and it writes the maps
// as one representation instead of arguments.
//
// Everything else is vocabulary: names of links, `@extends`, roots, what version 1 leaves unsaid.

/// <summary>Translates an Apollo Federation schema into a composite source schema.</summary>
internal static class ApolloTranslator
{
    /// <param name="apollo">The schema in plain words; the rules for it have run.</param>
    /// <param name="implementers">The types that implement an interface in other source schemas; for <c>@interfaceObject</c>.</param>
    public static ApolloTranslation Translate(ApolloDocument apollo, Func<string, IReadOnlyList<string>> implementers)
    {
        var used = FieldUses.Of(apollo);
        var contexts = Contexts.Of(apollo);
        var definitions = new List<DefinitionNode>();
        var entities = new List<string>();
        var lookups = new List<FieldDefinitionNode>();
        var interfaceObjects = new Dictionary<string, string>();
        var spread = new HashSet<string>();
        foreach (var definition in apollo.Definitions.Select(d => SyntaxDirectives.Rewrite(WithContexts(d, contexts), Understood)))
        {
            switch (definition)
            {
                case ObjectTypeDefinitionNode type when apollo.GetType(type.Name)!.IsInterfaceObject: // the index has every type
                    foreach (var implementer in implementers(type.Name))
                    {
                        interfaceObjects.TryAdd(implementer, type.Name);
                    }

                    var itsOwn = implementers(type.Name).Where(i => interfaceObjects[i] == type.Name && apollo.GetType(i) is null).ToList(); // a rule reports others
                    definitions.AddRange(InterfaceObjects.Spread(Translate(type, apollo, used), itsOwn, spread.Add(type.Name)));

                    break;
                case ObjectTypeDefinitionNode type:
                    definitions.Add(Translate(type, apollo, used));
                    break;
                case InterfaceTypeDefinitionNode type:
                    definitions.Add(type with { Directives = [.. type.Directives.Where(d => d.Name != ApolloNames.InterfaceObject).Select(PlainKey)] });
                    break;
                default:
                    definitions.Add(definition);
                    break;
            }
        }

        foreach (var type in apollo.Types.Where(t => t.IsObject || t.IsInterface))
        {
            var maps = type.Keys.Where(k => k.IsResolvable).Select(k => RepresentationMap.Write(k.Selection, type.Name, apollo)).OfType<string>().Distinct().ToList();
            lookups.AddRange(maps.Select((map, index) => Lookup(type.Name, index, map)));
            if (maps.Count > 0)
            {
                entities.AddRange(type.IsInterfaceObject ? implementers(type.Name) : apollo.PossibleTypes(type.Name).Select(t => t.Name));
            }
        }

        if (entities.Count > 0)
        {
            definitions.Add(new ScalarTypeDefinitionNode(ApolloNames.Any));
            definitions.Add(new UnionTypeDefinitionNode(ApolloNames.Entity, [.. entities.Distinct().Select(e => new NamedTypeNode(e))]));
            definitions.Add(new ObjectTypeDefinitionNode("Query", [], lookups) { IsExtension = apollo.GetType("Query") is not null });
        }
        else if (apollo.Types.Any(t => t.Fields.Any(f => FieldUses.RequiresOf(f) is not null)))
        {
            definitions.Add(new ScalarTypeDefinitionNode(ApolloNames.Any));
        }

        return new ApolloTranslation(new DocumentNode(definitions), interfaceObjects, apollo.RootNames, Unprovided(apollo, used, implementers), apollo.Composed)
        {
            Description = apollo.Description,
        };
    }

    /// <summary>What is required of an interface object is required of each type that it stands for.</summary>
    private static HashSet<string> Unprovided(ApolloDocument apollo, FieldUses used, Func<string, IReadOnlyList<string>> implementers) =>
    [
        .. used.Required,
        .. from type in apollo.Types
           where type.IsInterfaceObject
           from field in type.Fields
           where used.Required.Contains($"{type.Name}.{field.Name}")
           from implementer in implementers(type.Name)
           select $"{implementer}.{field.Name}",
    ];

    private static ObjectTypeDefinitionNode Translate(ObjectTypeDefinitionNode type, ApolloDocument apollo, FieldUses used)
    {
        var fields = new List<FieldDefinitionNode>();
        foreach (var field in type.Fields)
        {
            var coordinate = $"{type.Name}.{field.Name}";
            var isExternal = field.Directives.Any(d => d.Name == DirectiveNames.External);
            if (apollo.IsFirstVersion && isExternal && !used.IsUsed(coordinate) && !IsOfInterface(type.Name, field.Name, apollo))
            {
                continue; // version 1 lets such fields stand, and they mean nothing
            }

            fields.Add(Translate(field, type.Name, apollo, used, dropExternal: used.Keys.Contains(coordinate)));
        }

        // what several schemas of version 1 define alike they share
        var shares = apollo.IsFirstVersion && type.Name != "Subscription";
        IReadOnlyList<DirectiveNode> directives = [.. type.Directives.Where(d => d.Name != ApolloNames.InterfaceObject).Select(PlainKey)];
        return type with { Fields = fields, Directives = shares ? [.. directives, new DirectiveNode(DirectiveNames.Shareable, [])] : directives };
    }

    private static FieldDefinitionNode Translate(
        FieldDefinitionNode field, string typeName, ApolloDocument apollo, FieldUses used, bool dropExternal)
    {
        if (dropExternal)
        {
            field = Without(field, DirectiveNames.External); // an entity's key is known wherever the entity is
        }

        var required = FieldUses.RequiresOf(field);
        var directives = field.Directives
            .Where(d => d.Name != ApolloNames.Requires)
            .Select(d => d.Name switch
            {
                DirectiveNames.Provides => used.WithoutOwnFields(d, field, apollo),
                _ => d,
            })
            .OfType<DirectiveNode>();
        field = field with { Directives = [.. ProgressiveOverride.Part(directives)] };
        return required is not null && RepresentationMap.Write(required, typeName, apollo) is { } map
            ? field with { Arguments = [.. field.Arguments, Argument(ApolloNames.RequiresArgument, false, DirectiveNames.Require, map)] }
            : field;
    }

    private static FieldDefinitionNode Lookup(string typeName, int index, string map) =>
        new($"{ApolloNames.Entities}_{typeName}_{index}", [Argument("representation", true, DirectiveNames.Is, map)], new NamedTypeNode(typeName))
        {
            Directives = [new DirectiveNode(DirectiveNames.Lookup, []), new DirectiveNode(DirectiveNames.Internal, [])],
        };

    private static InputValueDefinitionNode Argument(string name, bool isNeeded, string directive, string map)
    {
        TypeNode type = new NamedTypeNode(ApolloNames.Any);
        return new InputValueDefinitionNode(name, isNeeded ? new NonNullTypeNode(type) : type, null)
        {
            Directives = [new DirectiveNode(directive, [new ArgumentNode("field", new StringValueNode(map))])],
        };
    }

    /// <summary>Whether it can be found by a key is told by its lookups.</summary>
    private static DirectiveNode PlainKey(DirectiveNode directive) => directive.Name == DirectiveNames.Key
        ? directive with { Arguments = [.. directive.Arguments.Where(a => a.Name != "resolvable")] }
        : directive;

    /// <summary>A definition whose arguments say what they get of contexts. Which types set them is said there, and no more where they do.</summary>
    private static DefinitionNode WithContexts(DefinitionNode definition, Contexts contexts)
    {
        if (definition is ComplexTypeDefinitionNode or UnionTypeDefinitionNode && definition.Directives.Any(d => d.Name == ApolloNames.Context))
        {
            definition = definition with { Directives = [.. definition.Directives.Where(d => d.Name != ApolloNames.Context)] };
        }

        return definition is ObjectTypeDefinitionNode type && contexts.Uses.Any(u => u.Type.Name == type.Name)
            ? type with { Fields = [.. type.Fields.Select(f => f with { Arguments = [.. f.Arguments.Select(contexts.Translate)] })] }
            : definition;
    }

    /// <summary>
    /// What is refused with a code of its own need not be found unknown as well. Who may see something is said by names that mean nothing else: schemas that
    /// are not Apollo's have directives of these names, too.
    /// </summary>
    private static IReadOnlyList<DirectiveNode> Understood(IReadOnlyList<DirectiveNode> directives) =>
        directives.Any(d => ApolloNames.Unsupported.Contains(d.Name) || ApolloNames.Access.ContainsKey(d.Name))
            ? [.. directives.Where(d => !ApolloNames.Unsupported.Contains(d.Name)).Select(d => d with { Name = ApolloNames.Access.GetValueOrDefault(d.Name, d.Name) })]
            : directives;

    private static FieldDefinitionNode Without(FieldDefinitionNode field, string directive) =>
        field with { Directives = [.. field.Directives.Where(d => d.Name != directive)] };

    private static bool IsOfInterface(string typeName, string fieldName, ApolloDocument apollo) =>
        apollo.GetType(typeName)!.Interfaces.Any(i => apollo.GetType(i)?.GetField(fieldName) is not null); // the index has every type
}

/// <summary>A translated schema.</summary>
/// <param name="Document">The composite source schema.</param>
/// <param name="InterfaceObjects">Types that the source knows under the name of an interface only: their name → that of the interface.</param>
/// <param name="RootNames">Roots that have other names in the source: their usual name → the one there.</param>
/// <param name="Unprovided">Coordinates of external fields that need not be provided, because they are required.</param>
/// <param name="Composed">Names of directives that are to be kept in the public schema.</param>
internal sealed record ApolloTranslation(
    DocumentNode Document,
    IReadOnlyDictionary<string, string> InterfaceObjects,
    IReadOnlyDictionary<string, string> RootNames,
    IReadOnlySet<string> Unprovided,
    IReadOnlyList<string> Composed)
{
    /// <summary>What the schema says of itself as a whole; null for nothing.</summary>
    public string? Description { get; init; }
}

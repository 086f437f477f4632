using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Apollo;

/// <summary>
/// Version 1 of Apollo Federation let much stand that meant nothing, or said it in other ways. Here it is put as version 2 has it: what means
/// nothing is left out, and lists of fields become texts.
/// </summary>
internal static class FirstVersionForms
{
    private static readonly string[] OnInterfaces = [DirectiveNames.Key];
    private static readonly string[] OnFieldsOfInterfaces = [DirectiveNames.External, DirectiveNames.Provides, ApolloNames.Requires];

    /// <summary>A definition as it stands on its own.</summary>
    public static DefinitionNode Mend(DefinitionNode definition) => SyntaxDirectives.Rewrite(definition, directives => [.. directives.Select(FieldsAsText)]) switch
    {
        InterfaceTypeDefinitionNode type => type with
        {
            Directives = Without(type.Directives, OnInterfaces),
            Fields = [.. type.Fields.Select(f => f with { Directives = Without(f.Directives, OnFieldsOfInterfaces) })],
        },
        ObjectTypeDefinitionNode type => type with { Directives = Without(type.Directives, [DirectiveNames.External]) },
        var other => other,
    };

    /// <summary>The types of a schema, each in view of the others.</summary>
    /// <param name="definitions">The types.</param>
    /// <param name="firstKeys">The keys of all source schemas.</param>
    public static IReadOnlyList<DefinitionNode> Mend(IReadOnlyList<DefinitionNode> definitions, FirstKeyTable firstKeys)
    {
        var types = definitions.OfType<TypeDefinitionNode>().ToLookup(t => t.Name);
        return
        [
            .. definitions.Select(d => d is ObjectTypeDefinitionNode type
                ? type with { Fields = [.. type.Fields.Select(f => Mend(Known(f, type.Name, types, firstKeys), type.Name, types))] }
                : d),
        ];
    }

    /// <summary>Who extends a type without naming a key knows the first one that others name.</summary>
    private static FieldDefinitionNode Known(FieldDefinitionNode field, string typeName, ILookup<string, TypeDefinitionNode> types, FirstKeyTable firstKeys) =>
        IsMarked(field)
        && firstKeys.Contains(typeName, field.Name)
        && types[typeName].All(t => t.IsExtension && t.Directives.All(d => d.Name != DirectiveNames.Key))
            ? field with { Directives = Without(field.Directives, [DirectiveNames.External]) }
            : field;

    private static FieldDefinitionNode Mend(FieldDefinitionNode field, string typeName, ILookup<string, TypeDefinitionNode> types)
    {
        var directives = new List<DirectiveNode>();
        foreach (var directive in field.Directives)
        {
            switch (directive.Name)
            {
                case DirectiveNames.Provides when !types[field.Type.NamedType].Any(t => t is ComplexTypeDefinitionNode or UnionTypeDefinitionNode):
                    break; // it has no fields that could be provided
                case ApolloNames.Requires when directive.Argument("fields") is StringValueNode text && SelectionText.TryParse(text.Value) is { } required:
                    if (OfOthers(required, typeName, types) is { } rest)
                    {
                        directives.Add(directive with { Arguments = [new ArgumentNode("fields", new StringValueNode(SelectionText.Write(rest)))] });
                    }

                    break;
                default:
                    directives.Add(directive);
                    break;
            }
        }

        return field with { Directives = directives };
    }

    /// <summary>A required selection without what the schema serves itself; null when nothing is left.</summary>
    private static SelectionSetNode? OfOthers(SelectionSetNode selection, string typeName, ILookup<string, TypeDefinitionNode> types)
    {
        var kept = new List<SelectionNode>();
        foreach (var node in selection.Selections)
        {
            switch (node)
            {
                case FieldNode field when Find(field.Name, typeName, types) is { } definition && !IsExternal(definition, field.Name, typeName, types):
                    if (field.SelectionSet is not null && OfOthers(field.SelectionSet, definition.Type.NamedType, types) is { } below)
                    {
                        kept.Add(field with { SelectionSet = below });
                    }

                    break;
                case InlineFragmentNode fragment:
                    if (OfOthers(fragment.SelectionSet, fragment.TypeCondition?.Name ?? typeName, types) is { } inner)
                    {
                        kept.Add(fragment with { SelectionSet = inner });
                    }

                    break;
                default:
                    kept.Add(node); // external with all below it, or unknown, which rules report
                    break;
            }
        }

        return kept.Count > 0 ? new SelectionSetNode(kept) : null;
    }

    private static bool IsExternal(FieldDefinitionNode definition, string fieldName, string typeName, ILookup<string, TypeDefinitionNode> types) =>
        IsMarked(definition)
        || (types[typeName].Any(t => t is InterfaceTypeDefinitionNode)
            && types.SelectMany(t => t).OfType<ObjectTypeDefinitionNode>()
                .Any(t => t.Interfaces.Any(i => i.Name == typeName) && Find(fieldName, t.Name, types) is { } implementation && IsMarked(implementation)));

    private static bool IsMarked(FieldDefinitionNode field) => field.Directives.Any(d => d.Name == DirectiveNames.External);

    private static FieldDefinitionNode? Find(string fieldName, string typeName, ILookup<string, TypeDefinitionNode> types) =>
        types[typeName].OfType<ComplexTypeDefinitionNode>().SelectMany(t => t.Fields).FirstOrDefault(f => f.Name == fieldName);

    /// <summary><c>@key(fields: ["id", "sku"])</c> and <c>@key(fields: id)</c> are <c>@key(fields: "id sku")</c> and <c>@key(fields: "id")</c>.</summary>
    public static DirectiveNode FieldsAsText(DirectiveNode directive)
    {
        var text = directive.Name is not (DirectiveNames.Key or DirectiveNames.Provides or ApolloNames.Requires) ? null : directive.Argument("fields") switch
        {
            ListValueNode list when list.Items.All(i => i is StringValueNode) => string.Join(' ', list.Items.OfType<StringValueNode>().Select(i => i.Value)),
            EnumValueNode name => name.Name,
            _ => null,
        };
        return text is null ? directive : directive with
        {
            Arguments = [.. directive.Arguments.Select(a => a.Name == "fields" ? a with { Value = new StringValueNode(text) } : a)],
        };
    }

    private static IReadOnlyList<DirectiveNode> Without(IReadOnlyList<DirectiveNode> directives, IReadOnlyList<string> names) =>
        [.. directives.Where(d => !names.Contains(d.Name))];
}

using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Sources;

/// <summary>
/// Lays a document of extensions over a source schema that is not to be changed itself. An extension may repeat fields, arguments, input
/// fields, enum values, interfaces and members of unions that are there already: its directives and further arguments are added to them. All else is as in GraphQL.
/// </summary>
internal sealed class ExtensionOverlay(string schemaName, ICollection<Diagnostic> diagnostics)
{
    /// <summary>The schema with its extensions. A member that is repeated with another type is reported, and stays as the schema has it.</summary>
    public DocumentNode Apply(DocumentNode schema, DocumentNode extensions)
    {
        List<DefinitionNode> definitions = [.. schema.Definitions];
        foreach (var extension in extensions.Definitions)
        {
            if (extension is not TypeDefinitionNode { IsExtension: true } type || !TryFold(type, definitions))
            {
                definitions.Add(extension);
            }
        }

        return new DocumentNode(definitions);
    }

    /// <summary>Folds an extension into the definitions of its type, each member where it stands already; false when the schema does not have the type.</summary>
    private bool TryFold(TypeDefinitionNode extension, List<DefinitionNode> definitions)
    {
        var first = -1;
        for (var i = 0; i < definitions.Count; i++)
        {
            if (definitions[i] is TypeDefinitionNode known && known.Name == extension.Name && known.GetType() == extension.GetType())
            {
                (definitions[i], extension) = Fold(extension, known);
                first = first < 0 ? i : first;
            }
        }

        if (first < 0)
        {
            return false;
        }

        definitions[first] = Append((TypeDefinitionNode)definitions[first], extension); // just found
        return true;
    }

    private static TypeDefinitionNode Append(TypeDefinitionNode type, TypeDefinitionNode extension)
    {
        TypeDefinitionNode extended = (type, extension) switch
        {
            (ComplexTypeDefinitionNode known, ComplexTypeDefinitionNode added) => known with
            {
                Fields = [.. known.Fields, .. added.Fields], Interfaces = [.. known.Interfaces, .. added.Interfaces],
            },
            (InputObjectTypeDefinitionNode known, InputObjectTypeDefinitionNode added) => known with { Fields = [.. known.Fields, .. added.Fields] },
            (EnumTypeDefinitionNode known, EnumTypeDefinitionNode added) => known with { Values = [.. known.Values, .. added.Values] },
            (UnionTypeDefinitionNode known, UnionTypeDefinitionNode added) => known with { Members = [.. known.Members, .. added.Members] },
            _ => type,
        };
        return extended with { Directives = [.. type.Directives, .. extension.Directives] };
    }

    private (TypeDefinitionNode Known, TypeDefinitionNode Left) Fold(TypeDefinitionNode extension, TypeDefinitionNode known) => (known, extension) switch
    {
        (ComplexTypeDefinitionNode type, ComplexTypeDefinitionNode added) => (
            type with { Fields = Merge(type.Fields, added.Fields, (k, a) => Merge(type.Name, k, a)) },
            added with
            {
                Fields = Others(type.Fields, added.Fields), Interfaces = [.. added.Interfaces.Where(a => type.Interfaces.All(k => k.Name != a.Name))],
            }),
        (InputObjectTypeDefinitionNode type, InputObjectTypeDefinitionNode added) => (
            type with { Fields = Merge(type.Fields, added.Fields, (k, a) => Merge($"{type.Name}.{k.Name}", k, a)) },
            added with { Fields = Others(type.Fields, added.Fields) }),
        (EnumTypeDefinitionNode type, EnumTypeDefinitionNode added) => (
            type with { Values = Merge(type.Values, added.Values, (k, a) => k with { Directives = [.. k.Directives, .. a.Directives] }) },
            added with { Values = Others(type.Values, added.Values) }),
        (UnionTypeDefinitionNode type, UnionTypeDefinitionNode added) => (
            type, added with { Members = [.. added.Members.Where(a => type.Members.All(k => k.Name != a.Name))] }),
        _ => (known, extension),
    };

    private FieldDefinitionNode Merge(string typeName, FieldDefinitionNode known, FieldDefinitionNode added)
    {
        var coordinate = $"{typeName}.{known.Name}";
        return !IsSame(coordinate, known.Type, added.Type) ? known : known with
        {
            Directives = [.. known.Directives, .. added.Directives],
            Arguments =
            [
                .. Merge(known.Arguments, added.Arguments, (k, a) => Merge($"{coordinate}({k.Name}:)", k, a)),
                .. Others(known.Arguments, added.Arguments),
            ],
        };
    }

    private InputValueDefinitionNode Merge(string coordinate, InputValueDefinitionNode known, InputValueDefinitionNode added) =>
        IsSame(coordinate, known.Type, added.Type) && (added.DefaultValue is null || IsSame(coordinate, known.DefaultValue, added.DefaultValue))
            ? known with { Directives = [.. known.Directives, .. added.Directives] }
            : known;

    private bool IsSame(string coordinate, SyntaxNode? known, SyntaxNode added)
    {
        if (known?.ToString() == added.ToString())
        {
            return true;
        }

        diagnostics.Add(Diagnostics.ExtensionDiffers(schemaName, coordinate, known?.ToString(), added.ToString()));
        return false;
    }

    private static IReadOnlyList<TMember> Merge<TMember>(IReadOnlyList<TMember> known, IReadOnlyList<TMember> added, Func<TMember, TMember, TMember> merge)
        where TMember : MemberDefinitionNode =>
        [.. known.Select(k => added.FirstOrDefault(a => a.Name == k.Name) is { } repeated ? merge(k, repeated) : k)];

    private static IReadOnlyList<TMember> Others<TMember>(IReadOnlyList<TMember> known, IReadOnlyList<TMember> added)
        where TMember : MemberDefinitionNode => [.. added.Where(a => known.All(k => k.Name != a.Name))];
}

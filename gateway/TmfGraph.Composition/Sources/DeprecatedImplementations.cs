using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Sources;

/// <summary>
/// Finds fields that are deprecated while the interface field they implement is not, and takes the deprecation back: it warns of what clients are
/// told to ask for by way of the interface. Many servers let it pass, and merging makes it of schemas that are right each on its own.
/// </summary>
internal static class DeprecatedImplementations
{
    /// <summary>The definitions without such deprecations.</summary>
    /// <param name="found">Called with the coordinates of the field and of the interface field; null when nobody has to know.</param>
    public static IReadOnlyList<TDefinition> TakeBack<TDefinition>(IReadOnlyList<TDefinition> definitions, Action<string, string>? found = null)
        where TDefinition : DefinitionNode
    {
        var types = definitions.OfType<ComplexTypeDefinitionNode>().ToLookup(t => t.Name);
        return [.. definitions.Select(definition =>
            definition is ComplexTypeDefinitionNode type && type.Fields.Any(IsDeprecated)
                ? (TDefinition)(DefinitionNode)(type with { Fields = [.. type.Fields.Select(f => TakeBack(type.Name, f, types, found))] }) // what it was
                : definition)];
    }

    private static FieldDefinitionNode TakeBack(
        string typeName, FieldDefinitionNode field, ILookup<string, ComplexTypeDefinitionNode> types, Action<string, string>? found)
    {
        var current = IsDeprecated(field)
            ? types[typeName].SelectMany(t => t.Interfaces).FirstOrDefault(i => types[i.Name].SelectMany(t => t.Fields).Any(f => f.Name == field.Name && !IsDeprecated(f)))
            : null;
        if (current is null)
        {
            return field;
        }

        found?.Invoke($"{typeName}.{field.Name}", $"{current.Name}.{field.Name}");
        return field with { Directives = [.. field.Directives.Where(d => d.Name != DirectiveNames.Deprecated)] };
    }

    private static bool IsDeprecated(FieldDefinitionNode field) => field.Directives.Any(d => d.Name == DirectiveNames.Deprecated);
}

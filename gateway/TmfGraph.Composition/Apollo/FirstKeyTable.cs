using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Apollo;

/// <summary>
/// The fields of the first key of each type, in all Apollo Federation source schemas together. Version 1 knows entities by them everywhere, even where
/// a schema extends a type without naming a key.
/// </summary>
internal sealed class FirstKeyTable
{
    private readonly HashSet<(string Type, string Field)> _fields = [];

    public FirstKeyTable(IEnumerable<DocumentNode> documents)
    {
        foreach (var document in documents)
        {
            var links = ApolloLinks.Read(document, "", []);
            foreach (var type in document.Definitions.OfType<ComplexTypeDefinitionNode>().GroupBy(t => t.Name))
            {
                var first = type.SelectMany(t => t.Directives).FirstOrDefault(d => links.Meaning(d.Name) == DirectiveNames.Key);
                if (first is not null && FirstVersionForms.FieldsAsText(first).Argument("fields") is StringValueNode text && SelectionText.TryParse(text.Value) is { } key)
                {
                    _fields.UnionWith(key.Selections.OfType<FieldNode>().Select(f => (type.Key, f.Name)));
                }
            }
        }
    }

    /// <summary>Whether a field is one of the first key of its type somewhere, at the top of it.</summary>
    public bool Contains(string typeName, string fieldName) => _fields.Contains((typeName, fieldName));
}

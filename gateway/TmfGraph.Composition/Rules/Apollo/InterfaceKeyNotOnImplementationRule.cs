using TmfGraph.Composition.Apollo;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.Apollo;

/// <summary>Every type of an entity interface has the keys of the interface.</summary>
internal sealed class InterfaceKeyNotOnImplementationRule : IApolloRule
{
    public void Check(ApolloDocument schema, ImplementerTable implementers, ICollection<Diagnostic> diagnostics)
    {
        if (schema.IsFirstVersion)
        {
            return; // keys of interfaces mean nothing there
        }

        foreach (var parent in schema.Types.Where(t => t.IsInterface))
        {
            foreach (var (key, _) in parent.Keys)
            {
                var text = KeyText(key);
                foreach (var type in schema.PossibleTypes(parent.Name).Where(t => t.Keys.All(k => KeyText(k.Selection) != text)))
                {
                    diagnostics.Add(Diagnostics.InterfaceKeyNotOnImplementation(schema.Name, type.Name, parent.Name, text));
                }
            }
        }
    }

    /// <summary>The key in one line, in an order of its own.</summary>
    private static string KeyText(SelectionSetNode key) => string.Join(' ', key.Selections
        .OfType<FieldNode>()
        .Where(f => f.Name != "__typename")
        .OrderBy(f => f.Name, StringComparer.Ordinal)
        .Select(f => f.SelectionSet is null ? f.Name : $"{f.Name} {{ {KeyText(f.SelectionSet)} }}"));
}

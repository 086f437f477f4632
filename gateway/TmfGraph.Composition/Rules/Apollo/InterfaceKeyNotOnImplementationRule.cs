using TmfGraph.Composition.Apollo;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.Apollo;

/// <summary>Every type of an entity interface has the keys of the interface, and can be found by those that the interface is found by.</summary>
internal sealed class InterfaceKeyNotOnImplementationRule : IApolloRule
{
    public void Check(ApolloDocument schema, ImplementerTable implementers, ICollection<Diagnostic> diagnostics)
    {
        foreach (var parent in schema.Types.Where(t => t.IsInterface))
        {
            foreach (var (key, isResolvable) in parent.Keys)
            {
                var text = KeyText(key);
                foreach (var type in schema.PossibleTypes(parent.Name))
                {
                    var same = type.Keys.Where(k => KeyText(k.Selection) == text).ToList();
                    if (same.Count == 0)
                    {
                        diagnostics.Add(Diagnostics.InterfaceKeyNotOnImplementation(schema.Name, type.Name, parent.Name, text));
                    }
                    else if (isResolvable && !same.Exists(k => k.IsResolvable))
                    {
                        diagnostics.Add(Diagnostics.InterfaceKeyNotResolvable(schema.Name, type.Name, parent.Name, text));
                    }
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

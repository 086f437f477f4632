using TmfGraph.Composition.Apollo;

namespace TmfGraph.Composition.Rules.Apollo;

/// <summary>Who finds objects of an interface by a key knows all of its types.</summary>
internal sealed class InterfaceKeyMissingImplementationTypeRule : IApolloRule
{
    public void Check(ApolloDocument schema, ImplementerTable implementers, ICollection<Diagnostic> diagnostics)
    {
        foreach (var type in schema.Types.Where(t => t.IsInterface && t.Keys.Any(k => k.IsResolvable)))
        {
            var known = schema.PossibleTypes(type.Name).Select(t => t.Name).ToHashSet();
            foreach (var missing in implementers.Of(type.Name).Where(name => !known.Contains(name)))
            {
                diagnostics.Add(Diagnostics.InterfaceKeyMissingImplementationType(schema.Name, type.Name, missing));
            }
        }
    }
}

using TmfGraph.Composition.Apollo;

namespace TmfGraph.Composition.Rules.Apollo;

/// <summary>An object is looked up for the fields that get values of contexts, so its type has a key by which it can be found here.</summary>
internal sealed class ContextNoResolvableKeyRule : IApolloRule
{
    public void Check(ApolloDocument schema, ImplementerTable implementers, ICollection<Diagnostic> diagnostics)
    {
        foreach (var use in Contexts.Of(schema).Uses.Where(u => u.Type.IsObject && !u.Type.Keys.Any(k => k.IsResolvable)))
        {
            diagnostics.Add(Diagnostics.ContextNoResolvableKey(schema.Name, use.Type.Name, use.Coordinate));
        }
    }
}

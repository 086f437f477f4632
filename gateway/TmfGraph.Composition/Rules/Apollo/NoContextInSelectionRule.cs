using TmfGraph.Composition.Apollo;

namespace TmfGraph.Composition.Rules.Apollo;

/// <summary>What an argument gets begins with the name of a context, and goes on with what is taken of it.</summary>
internal sealed class NoContextInSelectionRule : IApolloRule
{
    public void Check(ApolloDocument schema, ImplementerTable implementers, ICollection<Diagnostic> diagnostics)
    {
        foreach (var use in Contexts.Of(schema).Uses.Where(u => u.Context is null && u.Type.IsObject))
        {
            diagnostics.Add(Diagnostics.NoContextInSelection(schema.Name, use.Coordinate, use.Text));
        }
    }
}

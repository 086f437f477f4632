using TmfGraph.Composition.Apollo;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.Apollo;

/// <summary>Only directives that the schema defines can be kept in the public schema, under names that mean nothing else here.</summary>
internal sealed class ComposedDirectiveUnknownRule : IApolloRule
{
    public void Check(ApolloDocument schema, ImplementerTable implementers, ICollection<Diagnostic> diagnostics)
    {
        var defined = schema.Definitions.OfType<DirectiveDefinitionNode>().Select(d => d.Name).ToHashSet();
        foreach (var name in schema.Composed.Where(n => !defined.Contains(n)))
        {
            diagnostics.Add(schema.Namesakes.Contains(name)
                ? Diagnostics.ComposedDirectiveTaken(schema.Name, name)
                : Diagnostics.ComposedDirectiveUnknown(schema.Name, name));
        }
    }
}

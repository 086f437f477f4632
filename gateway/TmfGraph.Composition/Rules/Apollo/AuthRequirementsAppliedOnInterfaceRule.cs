using TmfGraph.Composition.Apollo;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.Apollo;

/// <summary>An interface asks for what its types ask for, and for nothing of its own: a fragment on a type would be a way around that.</summary>
internal sealed class AuthRequirementsAppliedOnInterfaceRule : IApolloRule
{
    public void Check(ApolloDocument schema, ImplementerTable implementers, ICollection<Diagnostic> diagnostics)
    {
        foreach (var type in schema.Types.Where(t => t.IsInterface || t.IsInterfaceObject))
        {
            Report(type.Name, type.Directives);
            foreach (var field in type.Fields.Where(_ => type.IsInterface)) // those of an interface object go to its types
            {
                Report($"{type.Name}.{field.Name}", field.Directives);
            }
        }

        void Report(string coordinate, IEnumerable<DirectiveNode> directives)
        {
            foreach (var directive in directives.Where(d => ApolloNames.Access.ContainsKey(d.Name)).Select(d => d.Name).Distinct())
            {
                diagnostics.Add(Diagnostics.AuthRequirementsAppliedOnInterface(schema.Name, coordinate, directive));
            }
        }
    }
}

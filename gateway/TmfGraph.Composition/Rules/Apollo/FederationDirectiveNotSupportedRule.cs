using TmfGraph.Composition.Apollo;

namespace TmfGraph.Composition.Rules.Apollo;

/// <summary>What the gateway does not do is refused, not overlooked: the fields of a mutation would have to be done to get a value.</summary>
internal sealed class FederationDirectiveNotSupportedRule : IApolloRule
{
    public void Check(ApolloDocument schema, ImplementerTable implementers, ICollection<Diagnostic> diagnostics)
    {
        foreach (var type in schema.Types)
        {
            // what a mutation does, and the events of a subscription, are nothing to be had for a value
            var isDone = type.Name is "Mutation" or "Subscription";
            foreach (var directive in type.Directives.Where(d => ApolloNames.Unsupported.Contains(d.Name) || (isDone && d.Name == ApolloNames.Context)))
            {
                diagnostics.Add(Diagnostics.FederationDirectiveNotSupported(schema.Name, type.Name, directive.Name));
            }

            foreach (var field in type.Fields)
            {
                var used = field.Directives.Concat(field.Arguments.SelectMany(a => a.Directives));
                foreach (var directive in used.Where(d => ApolloNames.Unsupported.Contains(d.Name)))
                {
                    diagnostics.Add(Diagnostics.FederationDirectiveNotSupported(schema.Name, $"{type.Name}.{field.Name}", directive.Name));
                }
            }
        }
    }
}

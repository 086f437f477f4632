using TmfGraph.Composition.Apollo;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.Apollo;

/// <summary>An argument gets a value of a context that a type of this schema sets, and stands where nobody else could give it.</summary>
internal sealed class ContextNotSetRule : IApolloRule
{
    public void Check(ApolloDocument schema, ImplementerTable implementers, ICollection<Diagnostic> diagnostics)
    {
        var contexts = Contexts.Of(schema);
        foreach (var use in contexts.Uses)
        {
            foreach (var problem in Problems(use, contexts, schema))
            {
                diagnostics.Add(Diagnostics.ContextNotSet(schema.Name, use.Coordinate, problem));
            }
        }

        foreach (var directive in schema.Definitions.OfType<DirectiveDefinitionNode>())
        {
            foreach (var argument in directive.Arguments.Where(a => a.Directives.Any(d => d.Name == ApolloNames.FromContext)))
            {
                diagnostics.Add(Diagnostics.ContextNotSet(schema.Name, $"@{directive.Name}({argument.Name}:)", "only arguments of fields do; take the directive out"));
            }
        }
    }

    private static IEnumerable<string> Problems(ContextUse use, Contexts contexts, ApolloDocument schema)
    {
        if (!use.Type.IsObject)
        {
            yield return $"'{use.Type.Name}' is no object type, and it is objects that are asked for; write it on the fields of the types that '{use.Type.Name}' stands for";
            yield break;
        }

        foreach (var parent in use.Type.Interfaces.Where(i => schema.GetType(i)?.GetField(use.Field.Name) is not null))
        {
            yield return $"clients may ask for the field as '{parent}.{use.Field.Name}', which has no such argument; take the field out of the interface, or give it another name here";
        }

        if (use.Argument.DefaultValue is not null)
        {
            yield return "it has a default, which would never be used; take it out";
        }

        if (use.Context is { } name && contexts.SettersOf(name).Count == 0)
        {
            yield return $"no type of this schema sets a context '{name}'; write '@context(name: \"{name}\")' on the type above that has the value";
        }
    }
}

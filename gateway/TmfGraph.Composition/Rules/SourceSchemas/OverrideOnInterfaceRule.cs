using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>Fields of interfaces are resolved by nobody, so nobody can take them over.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Override-on-Interface"/>
internal sealed class OverrideOnInterfaceRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var field in schema.ComplexTypes.OfType<InterfaceType>().SelectMany(t => t.Fields))
        {
            if (field.Has(DirectiveNames.Override))
            {
                diagnostics.Add(Diagnostics.OverrideOnInterface(schema.Name, field));
            }
        }
    }
}

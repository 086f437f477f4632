using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>Fields of interfaces are resolved by nobody, so they cannot be resolved elsewhere either.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-External-on-Interface"/>
internal sealed class ExternalOnInterfaceRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var field in schema.ComplexTypes.OfType<InterfaceType>().SelectMany(t => t.Fields))
        {
            if (field.Has(DirectiveNames.External))
            {
                diagnostics.Add(Diagnostics.ExternalOnInterface(schema.Name, field));
            }
        }
    }
}

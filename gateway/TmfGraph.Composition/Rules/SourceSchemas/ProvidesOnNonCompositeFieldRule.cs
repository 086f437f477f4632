using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>Only a field with fields below it can provide some.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Provides-on-Non-Composite-Field"/>
internal sealed class ProvidesOnNonCompositeFieldRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var field in schema.Fields)
        {
            if (field.Has(DirectiveNames.Provides) && field.Type.NamedType is not (ObjectType or InterfaceType)
                && !(schema.Apollo is not null && field.Type.NamedType is UnionType)) // members of unions are provided there by fragments
            {
                diagnostics.Add(Diagnostics.ProvidesOnNonCompositeField(schema.Name, field));
            }
        }
    }
}

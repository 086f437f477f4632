using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>Only fields that are external otherwise need to be provided.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Provides-Fields-Missing-External"/>
internal sealed class ProvidesFieldsMissingExternalRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var (field, text, selection) in ProvidedFields.Read(schema))
        {
            foreach (var selected in SelectionWalker.Walk(selection, field.Type.NamedType, schema.Schema))
            {
                // a field with a selection only leads to those that are provided; in Apollo Federation what an external one leads to is external with it
                if (selected is { Field: { } provided, Node.SelectionSet: null } && !IsExternal(provided, schema)
                    && !(schema.Apollo is not null && selected.IsBelowExternal))
                {
                    diagnostics.Add(Diagnostics.ProvidesFieldsMissingExternal(schema.Name, field, text, provided));
                }
            }
        }
    }

    /// <summary>What is external in an interface object is so in the types that it stands for.</summary>
    private static bool IsExternal(Field field, SourceSchema schema) =>
        field.Has(DirectiveNames.External)
        || (schema.Apollo?.InterfaceObjects.Values.Contains(field.DeclaringType.Name) == true && SelectionWalker.IsExternalInATypeOf(field, schema.Schema));
}

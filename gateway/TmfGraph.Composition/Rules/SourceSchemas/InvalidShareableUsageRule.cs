using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>Fields that several source schemas may serve are fields of object types other than the subscription root.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Invalid-Shareable-Usage"/>
internal sealed class InvalidShareableUsageRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var field in schema.Fields)
        {
            if (field.IsShareable() && (field.DeclaringType is InterfaceType || field.DeclaringType == schema.Schema.SubscriptionType))
            {
                diagnostics.Add(Diagnostics.InvalidShareableUsage(schema.Name, field));
            }
        }
    }
}

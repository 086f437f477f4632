using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>One rule of the type system.</summary>
internal interface ISchemaRule
{
    /// <summary>Reports every place that breaks the rule.</summary>
    void Check(SchemaAssembly schema, SchemaViolations violations);
}

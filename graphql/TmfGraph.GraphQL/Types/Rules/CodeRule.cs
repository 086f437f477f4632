using TmfGraph.GraphQL.Code;
using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>Delegates and CLR types fit the fields, directives and types they are meant for. What fits is compiled and bound on the way.</summary>
internal sealed class CodeRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations) => new CodeCompiler(schema, violations).Run();
}

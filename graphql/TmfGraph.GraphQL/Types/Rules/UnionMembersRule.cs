using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>Members of a union are object types.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Unions.Type-Validation"/>
internal sealed class UnionMembersRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        foreach (var (type, draft) in schema.Types)
        {
            if (type is not UnionType)
            {
                continue;
            }

            foreach (var node in draft.Parts.SelectMany(static p => ((UnionTypeDefinitionNode)p).Members))
            {
                if (schema.GetType(node.Name) is { } member and not ObjectType)
                {
                    violations.Add(
                        SchemaErrorCodes.InvalidUnionMember,
                        type.Name,
                        node.Location,
                        $"The union '{type.Name}' has the member '{member.Name}', which is no object type.");
                }
            }
        }
    }
}

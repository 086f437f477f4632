using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>What a type implements is an interface, and not the type itself.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Interfaces.Type-Validation"/>
internal sealed class InterfacesRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        foreach (var (type, draft) in schema.Types)
        {
            if (type is not ComplexType)
            {
                continue;
            }

            foreach (var node in draft.Parts.SelectMany(static p => ((ComplexTypeDefinitionNode)p).Interfaces))
            {
                if (schema.GetType(node.Name) is { } implemented and not InterfaceType)
                {
                    Report(node, $"The type '{type.Name}' implements '{implemented.Name}', which is no interface.");
                }
                else if (node.Name == type.Name)
                {
                    Report(node, $"The interface '{type.Name}' implements itself.");
                }
            }

            void Report(NamedTypeNode node, string message) =>
                violations.Add(SchemaErrorCodes.InvalidInterface, type.Name, node.Location, message);
        }
    }
}

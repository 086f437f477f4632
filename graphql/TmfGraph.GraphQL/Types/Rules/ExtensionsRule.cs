using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>An extension adds to a type of its own kind that is defined.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Type-Extensions"/>
internal sealed class ExtensionsRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        foreach (var type in schema.Draft.Types)
        {
            var isBuiltIn = schema.GetType(type.Name) is { IsBuiltIn: true };
            foreach (var extension in type.Extensions)
            {
                if (isBuiltIn)
                {
                    Report(extension, $"The type '{type.Name}' belongs to the specification and cannot be extended.");
                }
                else if (type.Definitions.Count == 0 && !schema.Options.AllowOrphanExtensions)
                {
                    Report(extension, $"The type '{type.Name}' is extended but not defined.");
                }
                else if (extension.GetType() != type.Head.GetType())
                {
                    Report(extension, $"The type '{type.Name}' is extended as another kind of type than it is.");
                }
            }
        }

        void Report(TypeDefinitionNode extension, string message) =>
            violations.Add(SchemaErrorCodes.InvalidExtension, extension.Name, extension.Location, message);
    }
}

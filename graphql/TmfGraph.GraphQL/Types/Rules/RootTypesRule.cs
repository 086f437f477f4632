using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>There is a query root type; root types are objects, and each operation has another one.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Root-Operation-Types"/>
internal sealed class RootTypesRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        if (!schema.Options.AllowMissingQueryType && schema.RootTypes.TrueForAll(static r => r.Operation is not OperationKind.Query))
        {
            violations.Add(
                SchemaErrorCodes.InvalidRootType,
                "",
                schema.Draft.SchemaDefinitions is [var definition, ..] ? definition.Location : default,
                "The schema has no query root type; define an object type 'Query' or name one in the schema definition.");
        }

        for (var i = 0; i < schema.RootTypes.Count; i++)
        {
            CheckRoot(schema, i, violations);
        }
    }

    private static void CheckRoot(SchemaAssembly schema, int index, SchemaViolations violations)
    {
        var (operation, node) = schema.RootTypes[index];
        var word = operation.Keyword();
        switch (schema.GetType(node.Name))
        {
            case null: Report($"The {word} root type '{node.Name}' is not defined."); break;
            case not ObjectType: Report($"The {word} root type '{node.Name}' is not an object type."); break;
        }

        foreach (var (earlier, earlierNode) in schema.RootTypes.Take(index))
        {
            if (earlier == operation)
            {
                Report($"The schema names more than one {word} root type.");
            }
            else if (earlierNode.Name == node.Name)
            {
                Report($"The type '{node.Name}' is the root type of {earlier.Keyword()} and of {word}; each operation needs its own.");
            }
        }

        void Report(string message) => violations.Add(SchemaErrorCodes.InvalidRootType, node.Name, node.Location, message);
    }
}

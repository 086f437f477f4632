using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Execution.Plans;

/// <summary>Chooses the operation of a document that a request asks for.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#GetOperation()"/>
internal static class OperationChoice
{
    /// <summary>The operation, or null when there is none of that name, or there are several and no name was given.</summary>
    public static OperationDefinitionNode? Find(DocumentNode document, string? name)
    {
        OperationDefinitionNode? found = null;
        foreach (var definition in document.Definitions)
        {
            if (definition is not OperationDefinitionNode operation || (name is not null && operation.Name != name))
            {
                continue;
            }

            if (found is not null)
            {
                return null;
            }

            found = operation;
        }

        return found;
    }
}

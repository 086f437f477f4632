using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution.Plans;

/// <summary>From a request's bytes to the operation it means, checked against the schema. The engine and the gateway begin with it.</summary>
internal static class OperationReader
{
    /// <summary>Reads the operation; a result with errors when there is none that may run.</summary>
    /// <param name="maxBytes">The largest document that is read.</param>
    /// <param name="limits">What the document may hold; null for <see cref="ParserLimits.Request"/>.</param>
    /// <param name="validate">The rules a document has to pass.</param>
    public static OperationResult? Read(
        OperationRequest request,
        GraphSchema schema,
        int maxBytes,
        Func<GraphSchema, DocumentNode, IReadOnlyList<GraphQLError>> validate,
        out DocumentNode? document,
        out OperationDefinitionNode? operation,
        ParserLimits? limits = null)
    {
        document = null;
        operation = null;
        if (request.Document.IsEmpty)
        {
            return request.DocumentId is null ? RequestErrors.NoDocument() : RequestErrors.UnknownDocument(request.DocumentId);
        }

        if (request.Document.Length > maxBytes)
        {
            return RequestErrors.DocumentTooLarge(maxBytes);
        }

        try
        {
            document = SyntaxParser.Parse(request.Document.Span, limits ?? ParserLimits.Request);
        }
        catch (SyntaxException exception)
        {
            return RequestErrors.Result(RequestFailure.Syntax, exception.Error);
        }

        var errors = validate(schema, document);
        if (errors.Count > 0)
        {
            return RequestErrors.Result(RequestFailure.Validation, errors);
        }

        operation = OperationChoice.Find(document, request.OperationName);
        return operation is null
            ? RequestErrors.Result(RequestFailure.OperationNotFound, RequestErrors.UnknownOperation(request.OperationName).Error)
            : null;
    }
}

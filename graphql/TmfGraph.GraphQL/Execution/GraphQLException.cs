namespace TmfGraph.GraphQL.Execution;

/// <summary>
/// Thrown by a resolver to fail its field, or the whole of its batch, with an error that clients may read. The engine adds path and
/// location. Any other exception becomes <c>Unexpected Execution Error</c>.
/// </summary>
public sealed class GraphQLException : Exception
{
    public GraphQLException(GraphQLError error) : base(error?.Message) =>
        Error = error ?? throw new ArgumentNullException(nameof(error));

    public GraphQLException(string message) : this(new GraphQLError(message))
    {
    }

    public GraphQLException(string message, Exception? innerException) : base(message, innerException) => Error = new GraphQLError(message);

    public GraphQLException() : this("The field could not be resolved.")
    {
    }

    public GraphQLError Error { get; }
}

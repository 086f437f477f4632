namespace TmfGraph.GraphQL.Execution.Running;

/// <summary>What clients see of exceptions.</summary>
internal static class UnexpectedErrors
{
    public const string Message = "Unexpected Execution Error";

    /// <summary>The error that an exception carries, or an unexpected one, which the host is told of.</summary>
    public static GraphQLError ToError(Exception exception, string? coordinate, ExecutionOptions options)
    {
        if (exception is GraphQLException { Error: var error })
        {
            return error;
        }

        options.OnUnexpectedError?.Invoke(exception, coordinate);
        return options.IncludeExceptionDetails
            ? new GraphQLError(Message)
            {
                Extensions = new Dictionary<string, object?>
                {
                    ["exception"] = exception.GetType().FullName,
                    ["message"] = exception.Message,
                    ["stackTrace"] = exception.StackTrace,
                },
            }
            : new GraphQLError(Message);
    }
}

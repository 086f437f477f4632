using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Language;

/// <summary>A document does not follow the grammar, or exceeds a <see cref="ParserLimits">limit</see>.</summary>
public sealed class SyntaxException : Exception
{
    internal SyntaxException(GraphQLError error) : base(error.Message) => Error = error;

    /// <summary>What is wrong and where, as a response has it; its code is <see cref="ErrorCodes.Syntax"/>.</summary>
    public GraphQLError Error { get; }

    /// <summary>Where it is wrong.</summary>
    public Location Location => Error.Locations is [var first, ..] ? first : Location.None;
}

using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Types;

/// <summary>A schema breaks rules of the type system. It carries all violations, not only the first.</summary>
public sealed class SchemaException : Exception
{
    internal SchemaException(IReadOnlyList<GraphQLError> errors)
        : base(string.Join(Environment.NewLine, errors.Select(static e => e.Message))) => Errors = errors;

    /// <summary>
    /// The violations in the order of the rules. Each has a code (see <see cref="SchemaErrorCodes"/>), its place in the document, and,
    /// as the extension <c>coordinate</c>, the schema coordinate of what is wrong.
    /// </summary>
    public IReadOnlyList<GraphQLError> Errors { get; }
}

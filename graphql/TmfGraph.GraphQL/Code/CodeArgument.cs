using System.Text.Json;
using TmfGraph.GraphQL.Code.Reading;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Code;

/// <summary>Gives code an argument.</summary>
/// <param name="allowsNull">Whether the parameter takes null.</param>
/// <param name="missing">What it is when the argument is not given.</param>
internal sealed class CodeArgument<T>(InputValue argument, ValueReader<T> reader, bool allowsNull, T? missing)
{
    /// <exception cref="GraphQLException">It is null where the code takes none, or the code has no value for it.</exception>
    public T? Read(FieldArguments arguments, OperationRequest request)
    {
        if (!arguments.TryGet(argument.Name, out var value))
        {
            return missing;
        }

        if (value.ValueKind is JsonValueKind.Null)
        {
            return allowsNull ? default : throw Invalid("it may not be null here.");
        }

        try
        {
            return reader.Read(ResolvedValue.FromJson(value), request);
        }
        catch (FormatException exception)
        {
            throw Invalid(exception.Message);
        }
    }

    private GraphQLException Invalid(string reason) =>
        new(new GraphQLError($"The argument `{argument.Name}` is not valid: {reason}") { Code = ErrorCodes.InvalidValue });
}

using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Code;

/// <summary>
/// What code gives for one parent where one may fail and the others not: a value, or an error that nulls the field for this parent alone. Both convert to
/// it by themselves. The same holds for the items of a list.
/// </summary>
/// <typeparam name="T">The type of values.</typeparam>
public readonly struct FieldResult<T> : IFieldResult
{
    private readonly T? _value;

    public FieldResult(T? value) => _value = value;

    public FieldResult(GraphQLError error) => Error = error ?? throw new ArgumentNullException(nameof(error));

    /// <summary>The error; null when there is a value, which may be null too.</summary>
    public GraphQLError? Error { get; }

    object? IFieldResult.Value => _value;

#pragma warning disable CA2225 // the constructors are there for languages without conversions
    public static implicit operator FieldResult<T>(T? value) => new(value);

    public static implicit operator FieldResult<T>(GraphQLError error) => new(error);
#pragma warning restore CA2225
}

/// <summary>A result whatever its type.</summary>
internal interface IFieldResult
{
    GraphQLError? Error { get; }

    object? Value { get; }
}

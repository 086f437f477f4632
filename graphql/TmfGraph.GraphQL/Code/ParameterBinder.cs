using System.Linq.Expressions;
using System.Reflection;
using System.Security.Claims;
using TmfGraph.GraphQL.Code.Reading;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Code;

/// <summary>Finds out what fills the parameters of a delegate: the request, arguments, services.</summary>
internal sealed class ParameterBinder(CodeBindings bindings, Func<Type, bool>? isService)
{
    private readonly ReaderFactory _readers = new(isDocument: false);

    public static ParameterExpression Call { get; } = Expression.Parameter(typeof(CodeCall), "call");

    public static ParameterExpression Arguments { get; } = Expression.Parameter(typeof(FieldArguments), "arguments");

    /// <summary>What gives the parameter its value; null when nothing can, which is told.</summary>
    /// <param name="arguments">The arguments that parameters may be named like.</param>
    /// <param name="takesBatch">Whether there is a batch, and the code may have it.</param>
    public Expression? Bind(ParameterInfo parameter, IReadOnlyList<InputValue> arguments, bool takesBatch, CodeProblems problems)
    {
        var type = parameter.ParameterType;
        if (OfRequest(type, takesBatch) is { } value)
        {
            return value;
        }

        if (bindings.Provided.TryGetValue(type, out var find))
        {
            return Expression.Call(Call, nameof(CodeCall.Provided), [type], Expression.Constant(find));
        }

        return arguments.FirstOrDefault(a => a.Name == parameter.Name) is { } argument
            ? Argument(parameter, argument, problems)
            : Service(parameter, problems);
    }

    /// <summary>Whether the parameter is an argument.</summary>
    public bool IsArgument(ParameterInfo parameter, IReadOnlyList<InputValue> arguments) =>
        arguments.Any(a => a.Name == parameter.Name) && OfRequest(parameter.ParameterType, true) is null && !bindings.Provided.ContainsKey(parameter.ParameterType);

    private static MemberExpression? OfRequest(Type type, bool takesBatch)
    {
        var request = Expression.Property(Call, nameof(CodeCall.Request));
        return type switch
        {
            _ when type == typeof(CancellationToken) => Expression.Property(Call, nameof(CodeCall.CancellationToken)),
            _ when type == typeof(OperationRequest) => request,
            _ when type == typeof(ClaimsPrincipal) => Expression.Property(request, nameof(OperationRequest.User)),
            _ when type == typeof(IServiceProvider) => Expression.Property(request, nameof(OperationRequest.Services)),
            _ when type == typeof(Field) => Expression.Property(Call, nameof(CodeCall.Field)),
            _ when type == typeof(FieldBatch) && takesBatch => Expression.Property(Call, nameof(CodeCall.Batch)),
            _ => null,
        };
    }

    private MethodCallExpression? Argument(ParameterInfo parameter, InputValue argument, CodeProblems problems)
    {
        var allowsNull = ClrShape.AllowsNull(parameter);
        if (!argument.Type.IsNonNull && argument.DefaultValue is null && !allowsNull && !parameter.HasDefaultValue)
        {
            problems.Add($"has the parameter '{parameter.Name}' that takes no null, which the argument '{argument.Name}: {argument.Type}' may be.");
            return null;
        }

        if (_readers.Create(parameter.ParameterType, argument.Type, $"the parameter '{parameter.Name}'", problems) is not { } reader)
        {
            return null;
        }

        var missing = parameter.HasDefaultValue ? parameter.DefaultValue : null;
        var source = Activator.CreateInstance(typeof(CodeArgument<>).MakeGenericType(parameter.ParameterType), argument, reader, allowsNull, missing);
        return Expression.Call(
            Expression.Constant(source), nameof(CodeArgument<object>.Read), null, Arguments, Expression.Property(Call, nameof(CodeCall.Request)));
    }

    private MethodCallExpression? Service(ParameterInfo parameter, CodeProblems problems)
    {
        var type = parameter.ParameterType;
        if (type.IsValueType || LeafTypes.IsLeaf(type) || type == typeof(FieldBatch))
        {
            problems.Add($"has the parameter '{parameter.Name}', which is no argument, and no service can be a '{ClrShape.NameOf(type)}'.");
            return null;
        }

        var isOptional = parameter.HasDefaultValue || new NullabilityInfoContext().Create(parameter).WriteState is NullabilityState.Nullable;
        if (!isOptional && isService is not null && !isService(type))
        {
            problems.Add($"has the parameter '{parameter.Name}', which is no argument, and no service of the type '{ClrShape.NameOf(type)}' is registered.");
            return null;
        }

        return Expression.Call(Call, isOptional ? nameof(CodeCall.OptionalService) : nameof(CodeCall.Service), [type]);
    }
}

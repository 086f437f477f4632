using System.Linq.Expressions;

namespace TmfGraph.GraphQL.Code;

/// <summary>Brings what delegates give into one form.</summary>
internal static class CodeReturn
{
    /// <summary>The type of the value that comes at last; void for none.</summary>
    public static Type ValueType(Type type)
    {
        if (type == typeof(Task) || type == typeof(ValueTask))
        {
            return typeof(void);
        }

        return IsTask(type) ? type.GetGenericArguments()[0] : type;
    }

    /// <summary>Whether the value may come later.</summary>
    public static bool IsLater(Type type) => type == typeof(Task) || type == typeof(ValueTask) || IsTask(type);

    /// <summary>The call as a <see cref="ValueTask{T}"/> of an object.</summary>
    public static Expression Await(Expression call)
    {
        if (call.Type == typeof(void))
        {
            return Expression.Block(call, Expression.Default(typeof(ValueTask<object?>)));
        }

        var generic = IsTask(call.Type) ? call.Type.GetGenericArguments() : call.Type == typeof(Task) || call.Type == typeof(ValueTask) ? null : new[] { call.Type };
        return Expression.Call(typeof(CodeReturn), nameof(Of), generic, call);
    }

    private static bool IsTask(Type type) => type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    private static ValueTask<object?> Of<T>(T value) => new(value);

    private static ValueTask<object?> Of<T>(Task<T> task) => Of(new ValueTask<T>(task));

    private static ValueTask<object?> Of<T>(ValueTask<T> task)
    {
        return task.IsCompletedSuccessfully ? new ValueTask<object?>(task.Result) : LaterAsync(task);

        static async ValueTask<object?> LaterAsync(ValueTask<T> task) => await task.ConfigureAwait(false);
    }

    private static ValueTask<object?> Of(Task task) => Of(new ValueTask(task));

    private static async ValueTask<object?> Of(ValueTask task)
    {
        await task.ConfigureAwait(false);
        return null;
    }
}

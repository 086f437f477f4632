using System.Linq.Expressions;
using System.Reflection;
using TmfGraph.GraphQL.Code.Results;
using TmfGraph.GraphQL.Code.Running;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Code;

/// <summary>The code for one field on its way to a resolver.</summary>
/// <param name="root">The operation whose root type the field belongs to; null for other types.</param>
internal sealed class FieldCode(ResolverCode code, Field field, OperationKind? root, CodeBindings bindings, CodeProblems problems)
{
    private static readonly ParameterExpression Parent = Expression.Parameter(typeof(ResolvedValue), "parent");

    private static readonly ParameterExpression Parents = Expression.Parameter(typeof(Array), "parents");

    private readonly MethodInfo _method = code.Code.Method;
    private ResultSetter? _setter;
    private BatchItems? _items;
    private Func<object, ResolvedValue>? _convert;
    private Type? _eventType;

    // a delegate over a static method may hold its first argument; its own parameters are the last ones
    private ParameterInfo[] Given =>
        _method.GetParameters()[^(code.Code.GetType().GetMethod("Invoke")?.GetParameters().Length ?? 0)..];

    private bool SetsResults => code.IsBatch && Given.Any(p => p.ParameterType == typeof(FieldBatch)) && CodeReturn.ValueType(_method.ReturnType) == typeof(void);

    /// <summary>Looks at what the code gives.</summary>
    public void FindResult(ResultConverters converters)
    {
        var type = CodeReturn.ValueType(_method.ReturnType);
        if (SetsResults)
        {
            return;
        }

        if (root is OperationKind.Subscription)
        {
            _eventType = ClrShape.ArgumentsOf(type, typeof(IAsyncEnumerable<>)) is [var item] ? item : null;
            if (_eventType is null || code.IsBatch)
            {
                problems.Add("has to give an IAsyncEnumerable of events, by Resolve: it is for a field of the subscription type.");
                return;
            }

            _convert = _eventType == typeof(SourceEvent) ? static _ => default : converters.Create(field.Type, _eventType, "gives", problems);
            if (bindings.Loaders.ContainsKey(ResultConverters.InnermostOf(_eventType, field.Type)))
            {
                problems.Add($"gives '{ClrShape.NameOf(_eventType)}', which cannot be loaded for events; give the value itself.");
            }

            return;
        }

        if (code.IsBatch)
        {
            _items = FindItems(type);
            type = _items?.ItemType ?? typeof(void);
        }

        if (type == typeof(void))
        {
            problems.Add(code.IsBatch ? "gives no list, dictionary or lookup of results." : "gives nothing.");
            return;
        }

        type = ClrShape.ValueOf(type);
        _convert = converters.Create(field.Type, type, "gives", problems);
        if (_convert is not null)
        {
            _setter = new ResultSetter(_convert, bindings.Loaders.GetValueOrDefault(ResultConverters.InnermostOf(type, field.Type)));
        }
    }

    /// <summary>Looks at its parameters and binds it.</summary>
    public void Compile(ParameterBinder parameters, ClrObjects objects)
    {
        var given = Given;
        var hasParent = root is null && !SetsResults;
        if (code.IsBatch && root is not null && !SetsResults)
        {
            problems.Add("has no parents, as it is for a root field: use Resolve, or take the FieldBatch and give nothing.");
            return;
        }

        if (hasParent && given.Length == 0)
        {
            problems.Add($"has no parameter for the parent, which is its first one.");
            return;
        }

        object? reader = null;
        var arguments = new List<Expression?>();
        if (hasParent)
        {
            reader = new ParentBinder(field, problems).Find(given[0], code.IsBatch, objects);
            arguments.Add(reader is null ? null : ParentOf(given[0], reader));
        }

        var rest = hasParent ? given[1..] : given;
        arguments.AddRange(rest.Select(p => parameters.Bind(p, field.Arguments, takesBatch: root is not OperationKind.Subscription, problems)));
        if (problems.Count > 0)
        {
            return;
        }

        var call = Expression.Invoke(Expression.Constant(code.Code), arguments.OfType<Expression>());
        field.Resolver = Bind(call, rest, reader, parameters);
    }

    private BatchItems? FindItems(Type result)
    {
        if (Given is not [var first, ..] || ClrShape.ItemOf(first.ParameterType) is not { } parent)
        {
            return ClrShape.ItemOf(result) is null ? null : BatchItems.Of(result, typeof(object)); // the parameter is told of later
        }

        return BatchItems.Of(result, parent);
    }

    private Expression ParentOf(ParameterInfo parameter, object reader)
    {
        if (code.IsBatch)
        {
            return Expression.Convert(Parents, parameter.ParameterType);
        }

        var type = typeof(Reading.ValueReader<>).MakeGenericType(parameter.ParameterType);
        var request = Expression.Property(ParameterBinder.Call, nameof(CodeCall.Request));
        return Expression.Call(Expression.Constant(reader, type), "Read", null, Parent, request);
    }

    private FieldResolver Bind(Expression call, ParameterInfo[] rest, object? reader, ParameterBinder parameters)
    {
        if (SetsResults)
        {
            var set = Expression.Lambda<Func<CodeCall, ValueTask<object?>>>(CodeReturn.Await(call), ParameterBinder.Call).Compile();
            return Guarded(async (batch, cancellationToken) =>
                await set(new CodeCall(batch.Field, batch.Request, batch, cancellationToken)).ConfigureAwait(false));
        }

        if (code.IsBatch)
        {
            var run = Expression.Lambda<Func<Array, FieldArguments, CodeCall, ValueTask<object?>>>(
                CodeReturn.Await(call), Parents, ParameterBinder.Arguments, ParameterBinder.Call).Compile();
            var item = ClrShape.ItemOf(Given[0].ParameterType)!; // or there were no reader
            var all = (BatchParents)Activator.CreateInstance(typeof(BatchParents<>).MakeGenericType(item), reader)!; // a class
            return Guarded(new BatchCode(all, run, _items!, _setter!, rest.Any(p => parameters.IsArgument(p, field.Arguments))).ResolveAsync);
        }

        if (_eventType is null && !_setter!.Loads && IsPure(rest, parameters))
        {
            return Pure(call);
        }

        var each = Expression.Lambda<Func<ResolvedValue, FieldArguments, CodeCall, ValueTask<object?>>>(
            CodeReturn.Await(call), Parent, ParameterBinder.Arguments, ParameterBinder.Call).Compile();
        return _eventType is null
            ? Guarded(new EachCode(each, _setter!, code.Concurrency).ResolveAsync)
            : ((IStreamCode)Activator.CreateInstance(typeof(StreamCode<>).MakeGenericType(_eventType), each, _convert, bindings.Refuse)!).ToResolver();
    }

    /// <summary>Whether the code is a function of parent and arguments: then it runs while the response is written, and is no batch.</summary>
    private bool IsPure(ParameterInfo[] rest, ParameterBinder parameters) =>
        root is not OperationKind.Mutation
        && (root is null || bindings.Refuse is null)
        && !CodeReturn.IsLater(_method.ReturnType)
        && !typeof(IFieldResult).IsAssignableFrom(_method.ReturnType)
        && rest.All(p => parameters.IsArgument(p, field.Arguments))
        && !field.Arguments.Any(a => MayHoldFiles(a.Type.NamedType, [])); // files are found through the request

    private BatchResolver Guarded(Func<FieldBatch, CancellationToken, ValueTask> resolve)
    {
        if (bindings.Refuse is not { } refuse)
        {
            return new BatchResolver(resolve);
        }

        return new BatchResolver((batch, cancellationToken) => refuse(batch.Request, batch.Field) is { } error
            ? throw new GraphQLException(error)
            : resolve(batch, cancellationToken));
    }

    private static bool MayHoldFiles(NamedType type, HashSet<NamedType> seen) => type is InputObjectType input
        ? seen.Add(type) && input.Fields.Any(f => MayHoldFiles(f.Type.NamedType, seen))
        : type.Name == "Upload";

    private PureResolver Pure(Expression call)
    {
        var convert = _convert!; // there is one where nothing is wrong
        var run = Expression.Lambda<Func<ResolvedValue, FieldArguments, CodeCall, object?>>(
            Expression.Convert(call, typeof(object)), Parent, ParameterBinder.Arguments, ParameterBinder.Call).Compile();
        var nowhere = new CodeCall(field, new OperationRequest(), null, CancellationToken.None);
        return new PureResolver((parent, arguments) => run(parent, arguments, nowhere) is { } result ? convert(result) : ResolvedValue.Null);
    }
}

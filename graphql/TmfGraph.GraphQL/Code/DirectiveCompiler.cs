using System.Linq.Expressions;
using System.Reflection;
using TmfGraph.GraphQL.Code.Reading;
using TmfGraph.GraphQL.Code.Results;
using TmfGraph.GraphQL.Code.Running;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;
using TmfGraph.GraphQL.Types.Building;
using TmfGraph.GraphQL.Types.Rules;

namespace TmfGraph.GraphQL.Code;

/// <summary>Puts the code of directives around the resolvers of the fields they stand on.</summary>
internal sealed class DirectiveCompiler(SchemaAssembly schema, SchemaViolations violations, ResultConverters converters, ParameterBinder parameters)
{
    private static readonly ParameterExpression Value = Expression.Parameter(typeof(ResolvedValue), "value");

    private readonly Dictionary<string, Delegate> _code = [];

    public void Run()
    {
        foreach (var (name, code) in schema.Bindings.Code.Directives)
        {
            if (schema.DirectivesByName.ContainsKey(name))
            {
                _code[name] = code;
                continue;
            }

            violations.Add(SchemaErrorCodes.UnknownCoordinate, $"@{name}", default, $"Code names the directive '@{name}', which the schema does not define.");
        }

        if (_code.Count == 0)
        {
            return;
        }

        foreach (var field in schema.ComplexTypes.OfType<ObjectType>().SelectMany(t => t.Fields))
        {
            Apply(field);
        }
    }

    private void Apply(Field field)
    {
        var problems = new CodeProblems(violations, field.Coordinate);
        var steps = new List<(FieldMiddleware, FieldArguments)>();
        foreach (var node in field.Directives)
        {
            if (_code.TryGetValue(node.Name, out var code) && Find(code, schema.DirectivesByName[node.Name], field, problems) is { } middleware)
            {
                steps.Add((middleware, ArgumentsOf(node, schema.DirectivesByName[node.Name])));
            }
        }

        if (steps.Count == 0)
        {
            return;
        }

        if (schema.RootTypes.Exists(r => r.Operation is OperationKind.Subscription && r.Node.Name == field.DeclaringType.Name))
        {
            problems.Add("stands behind a directive with code, which cannot be: the events of a subscription are no batch.");
            return;
        }

        field.Resolver = DirectiveSteps.Around(field, steps);
    }

    private FieldMiddleware? Find(Delegate code, DirectiveType directive, Field field, CodeProblems problems)
    {
        if (code is FieldMiddleware middleware)
        {
            return middleware;
        }

        var given = code.Method.GetParameters()[^(code.GetType().GetMethod("Invoke")?.GetParameters().Length ?? 0)..];
        if (given.Length == 0)
        {
            problems.Add($"stands behind '@{directive.Name}', whose code has no parameter for the value, which is its first one.");
            return null;
        }

        var before = problems.Count;
        var type = field.Type.NamedType;
        var result = CodeReturn.ValueType(code.Method.ReturnType);
        var convert = converters.Create(type, result, $"stands behind '@{directive.Name}', which gives", problems);
        if (ReaderOf(given[0], type, directive, problems) is not { } reader || convert is null)
        {
            return null;
        }

        Expression?[] arguments =
        [
            Read(given[0], reader),
            .. given[1..].Select(p => parameters.Bind(p, directive.Arguments, takesBatch: false, problems)),
        ];
        if (problems.Count > before)
        {
            return null;
        }

        var call = Expression.Invoke(Expression.Constant(code), arguments.OfType<Expression>());
        var run = Expression.Lambda<Func<ResolvedValue, FieldArguments, CodeCall, ValueTask<object?>>>(
            CodeReturn.Await(call), Value, ParameterBinder.Arguments, ParameterBinder.Call).Compile();
        return new ValueChange(run, convert).RunAsync;
    }

    private static object? ReaderOf(ParameterInfo value, NamedType type, DirectiveType directive, CodeProblems problems) =>
        new ReaderFactory(isDocument: true).Create(value.ParameterType, type, $"the value for '@{directive.Name}'", problems);

    private static MethodCallExpression Read(ParameterInfo value, object reader) => Expression.Call(
        Expression.Constant(reader, typeof(ValueReader<>).MakeGenericType(value.ParameterType)),
        "Read",
        null,
        Value,
        Expression.Property(ParameterBinder.Call, nameof(CodeCall.Request)));

    private static FieldArguments ArgumentsOf(DirectiveNode node, DirectiveType directive) =>
        ArgumentTemplate.CreateConstant(directive.Arguments, node.Arguments, $"@{directive.Name}").Constant ?? FieldArguments.Empty;
}

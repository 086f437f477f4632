using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Execution.Values;

namespace TmfGraph.GraphQL.Execution.Running;

/// <summary>The arguments of one plan field, made for each variable set when they are first asked for.</summary>
internal sealed class ArgumentCache(int variableSets) : IDisposable
{
    private readonly ArgumentBuilder _builder = new();
    private readonly FieldArguments?[] _arguments = new FieldArguments?[variableSets];
    private readonly GraphQLError?[] _errors = new GraphQLError?[variableSets];

    public FieldArguments? Get(ArgumentTemplate template, VariableValues[] variables, int variableSet, out GraphQLError? error)
    {
        if (_arguments[variableSet] is null && _errors[variableSet] is null)
        {
            _arguments[variableSet] = _builder.Build(template, variables[variableSet], out _errors[variableSet]);
        }

        error = _errors[variableSet];
        return _arguments[variableSet];
    }

    public void Dispose() => _builder.Dispose();
}

using System.Text.Json;
using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution.Values;

/// <summary>A variable of an operation with its type found in the schema.</summary>
/// <param name="Default">The default as coerced JSON; undefined when there is none.</param>
/// <param name="Condition">The directive whose <c>if</c> has it, <c>skip</c> for instance, so that it cannot be null whatever its type; null for none.</param>
internal sealed record VariableInfo(string Name, GraphType Type, JsonElement Default, Location Location, string? Condition);

/// <summary>The variables of an operation, by the order of their definition.</summary>
internal sealed class VariableTable
{
    private readonly VariableInfo[] _variables;

    private VariableTable(VariableInfo[] variables) => _variables = variables;

    public int Count => _variables.Length;

    public VariableInfo this[int index] => _variables[index];

    /// <summary>The position of the variable, or -1.</summary>
    public int IndexOf(string name)
    {
        for (var i = 0; i < _variables.Length; i++)
        {
            if (_variables[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    /// <exception cref="GraphQLException">A variable's type is unknown or no input type, or its default does not fit.</exception>
    public static VariableTable Create(GraphSchema schema, OperationDefinitionNode operation, FragmentTable fragments)
    {
        if (operation.Variables.Count == 0)
        {
            return new VariableTable([]);
        }

        var conditions = Conditions(operation, fragments);
        return new VariableTable([.. operation.Variables.Select(v => Create(schema, v, conditions.GetValueOrDefault(v.Name)))]);
    }

    /// <summary>
    /// The variables at <c>if</c>, and at which directive. A variable whose type allows null may stand there as long as it has a default (section 5.8.5,
    /// Allowing Optional Variables When Default Values Exist), but a null that is given for it is an error. What is selected
    /// then is not known, so there is nothing to execute, and the request fails as a whole.
    /// </summary>
    private static Dictionary<string, string> Conditions(OperationDefinitionNode operation, FragmentTable fragments)
    {
        var conditions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var directive in SelectionWalk.Of(operation, fragments.Find).SelectMany(s => s.Directives))
        {
            if (directive is { Name: "skip" or "include" or "defer" or "stream" } && directive.Argument("if") is VariableNode variable)
            {
                conditions.TryAdd(variable.Name, directive.Name);
            }
        }

        return conditions;
    }

    private static VariableInfo Create(GraphSchema schema, VariableDefinitionNode node, string? condition)
    {
        var type = Resolve(schema, node);
        if (!type.IsInput)
        {
            throw Error(node, ErrorCodes.NotAnInputType, $"Variable `${node.Name}` cannot have the type `{type}`, which is no input type.");
        }

        if (node.DefaultValue is null)
        {
            return new VariableInfo(node.Name, type, default, node.Location, condition);
        }

        var result = LiteralCoercer.ToJson(node.DefaultValue, type, out var error);
        return error is null
            ? new VariableInfo(node.Name, type, result, node.Location, condition)
            : throw Error(node, ErrorCodes.InvalidValue, $"The default of variable `${node.Name}` is not valid: {error}");
    }

    private static GraphType Resolve(GraphSchema schema, VariableDefinitionNode variable)
    {
        return Resolve(variable.Type);

        GraphType Resolve(TypeNode node) => node switch
        {
            NonNullTypeNode nonNull => new NonNullType(Resolve(nonNull.Inner)),
            ListTypeNode list => new ListType(Resolve(list.Item)),
            _ => schema.GetType(node.NamedType)
                ?? throw Error(variable, ErrorCodes.UnknownVariableType, $"Variable `${variable.Name}` has the unknown type `{node.NamedType}`."),
        };
    }

    private static GraphQLException Error(VariableDefinitionNode variable, string code, string message) =>
        new(new GraphQLError(message) { Code = code, Locations = [variable.Location] });
}

/// <summary>Coerced values of one variable set; undefined where a variable has none.</summary>
internal sealed class VariableValues(VariableTable table, JsonElement[] values)
{
    public JsonElement this[int index] => values[index];

    /// <summary>The value of a variable; undefined when it has none.</summary>
    public JsonElement Get(string name) => table.IndexOf(name) is >= 0 and var index ? values[index] : default;
}

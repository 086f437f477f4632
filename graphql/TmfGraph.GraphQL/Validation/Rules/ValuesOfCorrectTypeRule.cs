using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>Literals are legal for their types. What input objects must hold is for other rules.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Values-of-Correct-Type"/>
internal sealed class ValuesOfCorrectTypeRule : IValidationRule
{
    public string Section => "sec-Values-of-Correct-Type";

    public void Check(ValidationContext context)
    {
        foreach (var use in context.Values)
        {
            Check(context, use.Node, use.Type, new ValueOwner(use.Owner));
        }
    }

    private static void Check(ValidationContext context, ValueNode value, GraphType type, in ValueOwner owner)
    {
        switch (value, type)
        {
            case (VariableNode, _):
                break; // variables are looked at where they are used
            case (NullValueNode, NonNullType):
                Report(context, value, $"The {owner} of type `{type}` cannot be null.");
                break;
            case (NullValueNode, _):
                break;
            case (_, NonNullType nonNull):
                Check(context, value, nonNull.Inner, owner);
                break;
            case (ListValueNode list, ListType listType):
                foreach (var item in list.Items)
                {
                    Check(context, item, listType.Item, owner.Item);
                }

                break;
            case (_, ListType listType):
                Check(context, value, listType.Item, owner);
                break;
            case (ObjectValueNode fields, InputObjectType input):
                CheckObject(context, fields, input);
                break;
            case (_, InputObjectType input):
                Report(context, value, $"The {owner} must be an object of type `{input}`, but is `{value}`.");
                break;
            case (EnumValueNode name, EnumType enumType) when enumType.GetValue(name.Name) is not null:
                break;
            case (_, EnumType enumType):
                Report(context, value, $"The {owner} must be a value of the enum `{enumType}`, but is `{value}`.");
                break;
            case (_, ScalarType scalar) when !scalar.Codec.IsValidLiteral(value, out var problem):
                Report(context, value, $"The {owner} is not a valid `{scalar}`: {problem}");
                break;
        }
    }

    private static void CheckObject(ValidationContext context, ObjectValueNode value, InputObjectType input)
    {
        foreach (var field in value.Fields)
        {
            if (input.GetField(field.Name) is { } definition)
            {
                Check(context, field.Value, definition.Type, new ValueOwner(field, input));
            }
        }
    }

    private static void Report(ValidationContext context, SyntaxNode node, string message) =>
        context.Report(ErrorCodes.InvalidValue, message, [node]);

    /// <summary>What a value belongs to; put into words only for an error.</summary>
    /// <param name="Node">The argument, variable or input field.</param>
    /// <param name="Input">The type of the input field; null for others.</param>
    /// <param name="Level">How many lists within that the value stands.</param>
    private readonly record struct ValueOwner(SyntaxNode Node, InputObjectType? Input = null, int Level = 0)
    {
        public ValueOwner Item => this with { Level = Level + 1 };

        public override string ToString() => string.Concat(Enumerable.Repeat("item of the ", Level)) + Node switch
        {
            ArgumentNode argument => $"argument `{argument.Name}`",
            VariableDefinitionNode variable => $"variable `${variable.Name}`",
            ObjectFieldNode field => $"input field `{Input!.Name}.{field.Name}`", // such owners have one
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}

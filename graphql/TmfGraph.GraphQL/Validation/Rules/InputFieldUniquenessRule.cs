using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>An input field is given once.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Input-Object-Field-Uniqueness"/>
internal sealed class InputFieldUniquenessRule : IValidationRule
{
    public string Section => "sec-Input-Object-Field-Uniqueness";

    public void Check(ValidationContext context)
    {
        foreach (var use in context.Arguments)
        {
            foreach (var node in use.Nodes)
            {
                Check(context, node.Value);
            }
        }

        foreach (var operation in context.Operations)
        {
            foreach (var variable in operation.Variables)
            {
                if (variable.DefaultValue is not null)
                {
                    Check(context, variable.DefaultValue);
                }
            }
        }
    }

    private static void Check(ValidationContext context, ValueNode value)
    {
        switch (value)
        {
            case ListValueNode list:
                foreach (var item in list.Items)
                {
                    Check(context, item);
                }

                break;
            case ObjectValueNode fields:
                CheckNames(context, fields.Fields);
                foreach (var field in fields.Fields)
                {
                    Check(context, field.Value);
                }

                break;
        }
    }

    private static void CheckNames(ValidationContext context, IReadOnlyList<ObjectFieldNode> fields)
    {
        if (fields.Count < 2)
        {
            return;
        }

        var names = context.EmptyNameSet();
        foreach (var field in fields)
        {
            if (!names.Add(field.Name))
            {
                context.Report($"The input field `{field.Name}` is given more than once.", field);
            }
        }
    }
}

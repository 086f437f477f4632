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

        foreach (var variable in context.Operations.SelectMany(o => o.Variables))
        {
            if (variable.DefaultValue is not null)
            {
                Check(context, variable.DefaultValue);
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
                var names = new HashSet<string>(StringComparer.Ordinal);
                foreach (var field in fields.Fields)
                {
                    if (!names.Add(field.Name))
                    {
                        context.Report($"The input field `{field.Name}` is given more than once.", field);
                    }

                    Check(context, field.Value);
                }

                break;
        }
    }
}

using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>A field is not selected within itself again and again: customers of orders of customers of orders.</summary>
/// <remarks>A limit of this engine, <see cref="ValidationLimits.MaxFieldCycles"/>. Introspection has limits of its own.</remarks>
internal sealed class FieldCyclesRule : IValidationRule
{
    public string Section => "sec-Field-Selections";

    public void Check(ValidationContext context)
    {
        var limit = context.Limits.MaxFieldCycles;
        if (limit == int.MaxValue)
        {
            return;
        }

        foreach (var node in new NestedFields(context, LimitOf).Find())
        {
            context.Report(ErrorCodes.CycleDepth, $"The field `{node.Name}` is selected within itself more than {limit} times, which is the limit.", [node]);
        }

        int LimitOf(Field field) => field.Type.NamedType.IsBuiltIn ? int.MaxValue : limit;
    }
}

using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Planning;

/// <summary>
/// The limit on the variables of <c>@skip</c> and <c>@include</c>: a plan keeps their values in the bits of one number. It is looked at
/// before anything is planned, since merging conditions is the more work the more variables there are.
/// </summary>
internal static class ConditionVariables
{
    public const int Max = 64;

    public static void Check(OperationDefinitionNode operation, SelectionContext context)
    {
        var variables = new HashSet<string>(StringComparer.Ordinal);
        var fragments = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<SelectionSetNode>([operation.SelectionSet]);
        while (waiting.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                foreach (var term in SelectionContext.ConditionOf(selection).Alternatives.SelectMany(a => a))
                {
                    variables.Add(term.Variable);
                }

                var below = selection switch
                {
                    FieldNode field => field.SelectionSet,
                    InlineFragmentNode inline => inline.SelectionSet,
                    FragmentSpreadNode spread when fragments.Add(spread.Name) => context.Fragments[spread.Name].SelectionSet,
                    _ => null,
                };
                if (below is not null)
                {
                    waiting.Push(below);
                }
            }
        }

        if (variables.Count > Max)
        {
            throw TooMany();
        }
    }

    public static PlanningException TooMany() =>
        new($"The operation uses more than {Max} variables in @skip and @include.", PlanningException.TooComplex);
}

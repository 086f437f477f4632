using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>A fragment's type condition names a type of the schema.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Fragment-Spread-Type-Existence"/>
internal sealed class FragmentTypeExistenceRule : IValidationRule
{
    public string Section => "sec-Fragment-Spread-Type-Existence";

    public void Check(ValidationContext context)
    {
        foreach (var fragment in context.AllFragments)
        {
            Check(context, fragment.TypeCondition);
        }

        foreach (var inline in context.InlineFragments)
        {
            if (inline.Node.TypeCondition is { } condition)
            {
                Check(context, condition);
            }
        }
    }

    private static void Check(ValidationContext context, NamedTypeNode condition)
    {
        if (context.Schema.GetType(condition.Name) is null)
        {
            context.Report($"The type `{condition.Name}` of the fragment does not exist.", condition);
        }
    }
}

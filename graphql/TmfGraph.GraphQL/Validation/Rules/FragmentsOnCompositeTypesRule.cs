using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>Fragments stand on objects, interfaces and unions only.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Fragments-on-Object-Interface-or-Union-Types"/>
internal sealed class FragmentsOnCompositeTypesRule : IValidationRule
{
    public string Section => "sec-Fragments-on-Object-Interface-or-Union-Types";

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
        if (context.Schema.GetType(condition.Name) is { IsComposite: false })
        {
            context.Report($"A fragment cannot stand on `{condition.Name}`, which has no fields.", condition);
        }
    }
}

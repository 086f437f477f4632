namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>Fragments stand on objects, interfaces and unions only.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Fragments-on-Object-Interface-or-Union-Types"/>
internal sealed class FragmentsOnCompositeTypesRule : IValidationRule
{
    public string Section => "sec-Fragments-on-Object-Interface-or-Union-Types";

    public void Check(ValidationContext context)
    {
        foreach (var condition in context.TypeConditions)
        {
            if (context.Schema.GetType(condition.Name) is { IsComposite: false })
            {
                context.Report($"A fragment cannot stand on `{condition.Name}`, which has no fields.", condition);
            }
        }
    }
}

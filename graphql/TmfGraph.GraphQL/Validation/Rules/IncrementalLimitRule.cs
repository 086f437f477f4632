namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>A document defers and streams in a limited number of places.</summary>
/// <remarks>A limit of this engine: each place is run, kept track of and delivered apart.</remarks>
internal sealed class IncrementalLimitRule : IValidationRule
{
    public string Section => "sec-Directives";

    public void Check(ValidationContext context)
    {
        var limit = context.Limits.MaxIncrementalDirectives;
        if (context.IncrementalByDefinition.Values.Sum(static d => d.Count) > limit)
        {
            context.Report($"The document has more than {limit} `@defer` and `@stream`, which is the limit.");
        }
    }
}

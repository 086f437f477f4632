using TmfGraph.GraphQL.Validation;

namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class DocumentValidatorTests
{
    [Fact]
    public void Stops_AfterTheMostErrors() =>
        Assert.Equal(2, ValidationAssert.Messages("{ a b c d }", new ValidationLimits { MaxErrors = 2 }).Length);

    [Fact]
    public void Errors_NameTheirPlaceAndSection()
    {
        var error = Assert.Single(ValidationAssert.Errors("{\n  orders { color }\n}"));

        Assert.Equal((2, 12), (error.Locations[0].Line, error.Locations[0].Column));
        Assert.Equal("https://spec.graphql.org/September2025/#sec-Field-Selections", error.Extensions!["specifiedBy"]);
    }

    [Fact]
    public void Refuses_Quickly_When_FragmentsMultiply()
    {
        // Each fragment spreads the next one twice: pair by pair this takes 2^30 comparisons.
        var fragments = string.Join('\n', Enumerable.Range(0, 30).Select(i =>
            $"fragment F{i} on Order {{ a: items {{ order {{ ...F{i + 1} }} }} b: items {{ order {{ ...F{i + 1} }} }} }}"));
        var document = $"{{ orders {{ ...F0 }} }} {fragments} fragment F30 on Order {{ id }}";

        var unlimited = new ValidationLimits { MaxFragmentVisits = int.MaxValue, MaxSelections = int.MaxValue };
        Assert.Equal([], ValidationAssert.Messages(document, unlimited).Where(m => !m.Contains("comparisons", StringComparison.Ordinal) && !m.Contains("limit", StringComparison.Ordinal)));
    }

    [Fact]
    public void Refuses_When_MergingTakesMoreThanItsBudget() => Assert.Equal(
        ["The document takes too many comparisons to see whether its fields can be merged."],
        ValidationAssert.Messages(
            $"{{ orders {{ {string.Join(' ', Enumerable.Repeat("id", 500))} }} }}", new ValidationLimits { MaxMergeChecks = 100 }));
}

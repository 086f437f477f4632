using TmfGraph.GraphQL.Validation;

namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class FragmentVisitsRuleTests
{
    private const string TooMany = "The fragments of the operation are visited more than 1000 times, which is the limit.";

    [Fact]
    public void Accepts_When_FragmentsAreSharedWithinReason() => ValidationAssert.Accepts(
        $"{{ orders {{ {string.Join(' ', Enumerable.Repeat("...F", 400))} }} }} fragment F on Order {{ id ...G }} fragment G on Order {{ state }}");

    [Theory]
    [InlineData(30)]
    [InlineData(500)] // 2^500 would not fit any number
    public void Refuses_When_FragmentsDouble(int links)
    {
        var chain = string.Join('\n', Enumerable.Range(0, links).Select(i => $"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}"));

        Assert.Equal([TooMany], ValidationAssert.Messages($"{{ ...F0 }} {chain} fragment F{links} on Query {{ __typename }}"));
    }

    [Fact]
    public void Counts_SpreadsBelowFields() => Assert.Equal(
        [TooMany],
        ValidationAssert.Messages(
            $"{{ orders {{ {string.Join(' ', Enumerable.Repeat("...F", 501))} }} }} fragment F on Order {{ items {{ ...G }} }} fragment G on Item {{ id }}"));

    [Fact]
    public void Refuses_When_TheFragmentsInPlaceHoldTooManySelections() => Assert.Equal(
        ["The document has more than 100 selections and variables with fragments in place, which is the limit."],
        ValidationAssert.Messages(
            $"{{ orders {{ {string.Join(' ', Enumerable.Repeat("...F", 40))} }} }} fragment F on Order {{ id state }}", new ValidationLimits { MaxSelections = 100 }));

    [Fact]
    public void Counts_AllOperationsTogether() => Assert.Equal(
        ["The document has more than 1000 selections and variables with fragments in place, which is the limit."],
        ValidationAssert.Messages(
            $"{string.Join(' ', Enumerable.Range(0, 60).Select(i => $"query Q{i} {{ ...F }}"))} fragment F on Query {{ {string.Join(' ', Enumerable.Repeat("__typename", 20))} }}",
            new ValidationLimits { MaxSelections = 1_000 }));

    [Fact]
    public void Counts_UsesOfVariables() => Assert.Equal(
        ["The document has more than 10 selections and variables with fragments in place, which is the limit."],
        ValidationAssert.Messages("query($s: State) { orders(states: [$s, $s, $s, $s, $s, $s, $s, $s, $s]) { id } }", new ValidationLimits { MaxSelections = 10 }));

    [Fact]
    public void Ends_Validation() => Assert.Equal(
        ["The document has more than 1 selections and variables with fragments in place, which is the limit."],
        ValidationAssert.Messages("{ nothing nowhere }", new ValidationLimits { MaxSelections = 1 }));

    [Fact]
    public void Comes_ToAnEnd_When_FragmentsFormACycle() => Assert.Equal(
        ["The fragment `A` spreads itself by way of `B`."],
        ValidationAssert.Messages("{ orders { ...A } } fragment A on Order { ...B } fragment B on Order { ...A }"));
}

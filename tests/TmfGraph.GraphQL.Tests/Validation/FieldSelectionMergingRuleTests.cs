using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Validation;

namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class FieldSelectionMergingRuleTests
{
    [Fact]
    public void Accepts_SameFieldTwice() => ValidationAssert.Accepts(
        """
        { order(id: 1) { id id state } order(id: 1) { customer { __typename } } }
        """);

    [Fact]
    public void Accepts_DifferentFields_OnDifferentObjects() => ValidationAssert.Accepts(
        """
        { parties { ... on Person { label: __typename } ... on Company { label: __typename } } }
        """);

    [Fact]
    public void Accepts_DifferentArguments_OnDifferentAliases() => ValidationAssert.Accepts(
        """
        { a: order(id: 1) { id } b: order(id: 2) { id } }
        """);

    [Fact]
    public void Rejects_DifferentFields_UnderOneName() => ValidationAssert.Rejects(
        """
        { orders { x: id x: state } }
        """,
        "The fields named `x` cannot be merged: they return the different types `ID!` and `State`. Give one of them an alias.",
        "The fields named `x` cannot be merged: `id` and `state` are different fields. Give one of them an alias.");

    [Fact]
    public void Rejects_DifferentArguments() => ValidationAssert.Rejects(
        """
        { order(id: 1) { id } order(id: 2) { id } }
        """,
        "The fields named `order` cannot be merged: their arguments differ. Give one of them an alias.");

    [Fact]
    public void Rejects_DifferentLeafTypes_EvenOnDifferentObjects() => ValidationAssert.Rejects(
        """
        { parties { ... on Person { age } ... on Company { age } } }
        """,
        "The fields named `age` cannot be merged: they return the different types `Int` and `String`. Give one of them an alias.");

    [Fact]
    public void Rejects_DifferentNullability_EvenOnDifferentObjects() => ValidationAssert.Rejects(
        """
        { parties { ... on Person { name } ... on Company { name } } }
        """,
        "The fields named `name` cannot be merged: they return the different types `String` and `String!`. Give one of them an alias.");

    [Fact]
    public void Rejects_Conflict_DeepInside_ThroughFragments() => ValidationAssert.Rejects(
        """
        { orders { ...A ...B } } fragment A on Order { items { x: id } } fragment B on Order { items { x: quantity } }
        """,
        "The fields named `x` cannot be merged: they return the different types `ID!` and `Int`. Give one of them an alias.",
        "The fields named `x` cannot be merged: `id` and `quantity` are different fields. Give one of them an alias.");

    [Theory]
    [InlineData("{ order(id: 1) { items @stream { id } items { id } } }")]
    [InlineData("{ order(id: 1) { items @stream(initialCount: 1) { id } ... { items @stream(initialCount: 1) { id } } } }")]
    public void A_Streamed_List_Stands_In_One_Place(string document) => ValidationAssert.Rejects(
        document, "The fields named `items` cannot be merged: a streamed list is selected in one place only. Give one of them an alias.");

    public static TheoryData<string, Func<int, string>> HostileDocuments => new()
    {
        { "one field many times", static n => $"{{ orders {{ {Repeat(n, static _ => "id ")} }} }}" },
        { "many aliases of one field", static n => $"{{ orders {{ {Repeat(n, static i => $"a{i}: id ")} }} }}" },
        { "one object many times", static n => $"{{ {Repeat(n, static i => $"orders {{ items {{ a{i}: id }} }} ")} }}" },
        {
            "fragments that all spread all that follow",
            static n => $"{{ orders {{ ...F0 }} }} {Repeat(Root(n), i => $"fragment F{i} on Order {{ id {Repeat(Root(n) - i - 1, j => $"...F{i + j + 1} ")} }} ")}"
        },
        {
            "a chain of fragments, each spread twice through two names of one object",
            static n => $"{{ orders {{ ...F0 }} }} {Repeat(n / 8, i => $"fragment F{i} on Order {{ items {{ order {{ ...F{i + 1} }} }} items {{ order {{ ...F{i + 1} id }} }} }} ")} fragment F{n / 8} on Order {{ id }}"
        },
        {
            "pairs of fragments that overlap at each level",
            static n => $"{{ orders {{ ...A0 ...B0 }} }} {Repeat(n / 16, i => Pair(i))} fragment A{n / 16} on Order {{ id }} fragment B{n / 16} on Order {{ id }}"
        },
        {
            "conditions of all types around fields of all",
            static n => $"{{ parties {{ {Repeat(n / 4, static i => $"... on Person {{ p{i}: name }} ... on Company {{ c{i}: age }} ... on Entity {{ e{i}: id }} ")} }} }}"
        },
        { "arguments of many fields", static n => $"{{ {Repeat(n, static _ => "order(id: 1) { id } ")} }}" },
    };

    [Theory]
    [MemberData(nameof(HostileDocuments))]
    public void Comparisons_GrowWithTheDocumentAndNotWithItsSquare(string _, Func<int, string> document)
    {
        foreach (var size in (int[])[64, 256, 1024])
        {
            var text = document(size);
            var nodes = SyntaxParser.Parse(text).Definitions.Sum(static d => Count(d));
            Assert.DoesNotContain(ValidationAssert.Errors(text, new ValidationLimits { MaxMergeChecks = 8 * nodes }), static e => e.Code == "HC0107");
        }
    }

    [Fact]
    public void Refuses_WhatTakesTooManyComparisons() => Assert.Equal(
        "HC0107 The document takes too many comparisons to see whether its fields can be merged.",
        Assert.Single(ValidationAssert.Errors("{ orders { id id id id } }", new ValidationLimits { MaxMergeChecks = 5 })) is var error ? $"{error.Code} {error.Message}" : "");

    private static string Pair(int i) =>
        $"fragment A{i} on Order {{ items {{ order {{ ...A{i + 1} ...B{i + 1} }} }} }} fragment B{i} on Order {{ items {{ order {{ ...B{i + 1} ...A{i + 1} }} }} }} ";

    private static string Repeat(int count, Func<int, string> text) => string.Concat(Enumerable.Range(0, count).Select(text));

    private static int Root(int n) => (int)Math.Sqrt(n);

    private static int Count(SyntaxNode node) => node switch
    {
        OperationDefinitionNode operation => Count(operation.SelectionSet),
        FragmentDefinitionNode fragment => Count(fragment.SelectionSet),
        SelectionSetNode set => set.Selections.Sum(static s => 1 + Count(s)),
        FieldNode { SelectionSet: { } below } => Count(below),
        InlineFragmentNode inline => Count(inline.SelectionSet),
        _ => 0,
    };
}

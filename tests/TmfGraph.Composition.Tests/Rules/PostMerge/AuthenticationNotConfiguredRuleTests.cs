using TmfGraph.Composition.Rules.PostMerge;

namespace TmfGraph.Composition.Tests.Rules.PostMerge;

public sealed class AuthenticationNotConfiguredRuleTests
{
    private const string Schema =
        """
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@authenticated", "@requiresScopes"])
        type Query { all: Int  me: Int @authenticated  rest: Int @requiresScopes(scopes: [["rest"]]) }
        """;

    private static readonly CompositionOptions Nobody = new() { KnowsRequesters = false };

    [Fact]
    public void Valid_ForWhoeverKnowsWhoAsks() => RuleTest.AssertValid<AuthenticationNotConfiguredRule>(Schema);

    [Fact]
    public void Valid_WhereEverybodyMaySeeEverything() =>
        Assert.Equal([], Composer.Compose([new SourceSchemaInput("a", "type Query { all: Int }")], Nobody).Diagnostics);

    [Fact]
    public void Reports_WhatIsToBeConfigured_Once() => Texts.Equal(
        "error AUTHENTICATION_NOT_CONFIGURED Query.me 'Query.me', as 1 more, asks for @authenticated, and this gateway does not know who asks; set Auth:Authority to the provider of tokens, or Auth:SigningKey to the key they are signed with.",
        string.Join('\n', Composer.Compose([new SourceSchemaInput("a", Schema)], Nobody).Diagnostics));
}

using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class LookupUnreachableRuleTests
{
    [Fact]
    public void Accepts_LookupsOfTheRoot_AndBehindSingleObjects() => AssertValid<LookupUnreachableRule>(
        """
        type Query { site(id: ID!): Site @lookup lookups: Lookups! @internal }
        type Lookups @internal { sites: SiteLookups }
        type SiteLookups @internal { byCode(code: ID!): Site @lookup }
        type Site { id: ID! code: ID! }
        """);

    [Theory]
    [InlineData("lookups: [Lookups!]!")]
    [InlineData("lookups(region: ID): Lookups")]
    [InlineData("version: Int")]
    public void Reports_ALookup_ThatNoSingleObjectLeadsTo(string field) => AssertReports<LookupUnreachableRule>(
        $$"""
        type Query { {{field}} }
        type Lookups { site(id: ID!): Site @lookup }
        type Site { id: ID! }
        """,
        """
        warning LOOKUP_UNREACHABLE a:Lookups.site The lookup 'Lookups.site' is not used, since no single objects without arguments lead to it from 'Query'; move it there, or take '@lookup' out.
        """);

    [Fact]
    public void Reports_ALookupOfMutations() => AssertReports<LookupUnreachableRule>(
        """
        type Query { version: Int }
        type Mutation { site(id: ID!): Site @lookup }
        type Site { id: ID! }
        """,
        """
        warning LOOKUP_UNREACHABLE a:Mutation.site The lookup 'Mutation.site' is not used, since no single objects without arguments lead to it from 'Query'; move it there, or take '@lookup' out.
        """);
}

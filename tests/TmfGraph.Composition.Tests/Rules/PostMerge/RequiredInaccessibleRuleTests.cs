using TmfGraph.Composition.Rules.PostMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PostMerge;

public sealed class RequiredInaccessibleRuleTests
{
    [Fact]
    public void Accepts_HiddenArguments_ThatNobodyHasToGive() => AssertValid<RequiredInaccessibleRule>(
        """
        type Query {
          sites(limit: Int! = 10 @inaccessible, after: ID @inaccessible): [Site]
          siteById(id: ID! @inaccessible): Site @lookup @internal
          audit(since: String! @inaccessible): Int @inaccessible
        }
        type Site { id: ID! name(zip: String! @require(field: "zip")): String }
        """,
        """
        type Site { zip: String }
        """);

    [Fact]
    public void Reports_AHiddenArgument_ThatIsNeeded() => AssertReports<RequiredInaccessibleRule>(
        """
        type Query { sites(limit: Int! @inaccessible): [ID] }
        """,
        """
        error REQUIRED_INACCESSIBLE a:Query.sites(limit:) The argument 'limit' of 'Query.sites' needs a value here, but clients do not see it; make it nullable, give it a default, or show it everywhere.
        """);

    [Fact]
    public void Reports_ANeededArgument_ThatAnotherSourceHides() => AssertReports<RequiredInaccessibleRule>(
        [
            """
            type Query { sites(limit: Int!): [ID] @shareable }
            """,
            """
            type Query { sites(limit: Int @inaccessible): [ID] @shareable }
            """,
        ],
        """
        error REQUIRED_INACCESSIBLE a:Query.sites(limit:) The argument 'limit' of 'Query.sites' needs a value here, but clients do not see it; make it nullable, give it a default, or show it everywhere.
        """);
}

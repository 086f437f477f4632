using TmfGraph.Composition.Rules.PreMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PreMerge;

public sealed class OutputFieldTypesMergeableRuleTests
{
    [Fact]
    public void Accepts_OtherNonNullMarks() => AssertValid<OutputFieldTypesMergeableRule>(
        """
        type Place { zips: [String!] }
        """,
        """
        type Place { zips: [String]! }
        """);

    [Fact]
    public void Accepts_ATypeThatCoversTheOther() => AssertValid<OutputFieldTypesMergeableRule>(
        """
        type Query { target: Target }
        union Target = Individual
        type Individual { id: ID! }
        """,
        """
        type Query { target: Individual }
        type Individual { id: ID! }
        """);

    [Fact]
    public void Reports_OtherScalars() => AssertReports<OutputFieldTypesMergeableRule>(
        [
            """
            type Place { since: String }
            """,
            """
            scalar DateTime
            type Place { since: DateTime }
            """,
        ],
        """
        error OUTPUT_FIELD_TYPES_NOT_MERGEABLE Place.since The types of 'Place.since' have nothing in common: 'String' in 'a', 'DateTime' in 'b'; let them return the same, or rename one of them.
        """);

    [Fact]
    public void Reports_AListAndNoList() => AssertReports<OutputFieldTypesMergeableRule>(
        [
            """
            type Place { zip: String }
            """,
            """
            type Place { zip: [String] }
            """,
        ],
        """
        error OUTPUT_FIELD_TYPES_NOT_MERGEABLE Place.zip The types of 'Place.zip' have nothing in common: 'String' in 'a', '[String]' in 'b'; let them return the same, or rename one of them.
        """);

    [Fact]
    public void Reports_ObjectTypesThatDoNotCoverEachOther() => AssertReports<OutputFieldTypesMergeableRule>(
        [
            """
            type Query { target: Individual }
            type Individual { id: ID! }
            """,
            """
            type Query { target: Customer }
            type Customer { id: ID! }
            """,
        ],
        """
        error OUTPUT_FIELD_TYPES_NOT_MERGEABLE Query.target The types of 'Query.target' have nothing in common: 'Individual' in 'a', 'Customer' in 'b'; let them return the same, or rename one of them.
        """);
}

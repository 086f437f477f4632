using TmfGraph.Composition.Rules.PreMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PreMerge;

public sealed class TypeKindMismatchRuleTests
{
    [Fact]
    public void Accepts_TheSameKind() => AssertValid<TypeKindMismatchRule>(
        """
        type Place { id: ID! }
        """,
        """
        type Place { name: String }
        """);

    [Fact]
    public void Accepts_AnInternalTypeOfTheSameName() => AssertValid<TypeKindMismatchRule>(
        """
        interface Place { id: ID! }
        """,
        """
        type Place @internal { id: ID! }
        """);

    [Fact]
    public void Reports_AnInterfaceObjectThatDoesNotSayItIsOne() => AssertReports<TypeKindMismatchRule>(
        [
            """
            interface Place { id: ID! }
            """,
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
            type Place @key(fields: "id") { id: ID! }
            """,
        ],
        """
        error TYPE_KIND_MISMATCH Place 'Place' is an interface in 'a' and an object type in 'b'; a name means one kind of type everywhere, so rename one, or mark it '@interfaceObject' in 'b', if it stands for that interface.
        """);

    [Fact]
    public void Reports_AnObjectTypeThatIsAnInterfaceElsewhere() => AssertReports<TypeKindMismatchRule>(
        [
            """
            type Place { id: ID! }
            """,
            """
            interface Place { id: ID! }
            """,
        ],
        """
        error TYPE_KIND_MISMATCH Place 'Place' is an object type in 'a' and an interface in 'b'; a name means one kind of type everywhere, so rename one.
        """);
}

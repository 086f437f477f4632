using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class DisallowedInaccessibleRuleTests
{
    [Fact]
    public void Accepts_InaccessibleTypesOfTheSchema() => AssertValid<DisallowedInaccessibleRule>(
        """
        type Query { secret: Secret @inaccessible }
        type Secret @inaccessible { text: String }
        """);

    [Fact]
    public void Reports_AnInaccessibleBuiltInScalar() => AssertReports<DisallowedInaccessibleRule>(
        """
        scalar String @inaccessible
        type Query { name: String }
        """,
        """
        error DISALLOWED_INACCESSIBLE a:String 'String' is part of GraphQL itself and cannot be inaccessible; take '@inaccessible' out.
        """);

    [Fact]
    public void Reports_InaccessiblePartsOfIntrospection() => AssertReports<DisallowedInaccessibleRule>(
        """
        type __Type @inaccessible {
          kind: __TypeKind!
          fields(includeDeprecated: Boolean = false @inaccessible): [__Field!] @inaccessible
        }
        """,
        """
        error DISALLOWED_INACCESSIBLE a:__Type '__Type' is part of GraphQL itself and cannot be inaccessible; take '@inaccessible' out.
        error DISALLOWED_INACCESSIBLE a:__Type.fields '__Type.fields' is part of GraphQL itself and cannot be inaccessible; take '@inaccessible' out.
        error DISALLOWED_INACCESSIBLE a:__Type.fields(includeDeprecated:) '__Type.fields(includeDeprecated:)' is part of GraphQL itself and cannot be inaccessible; take '@inaccessible' out.
        """);

    [Fact]
    public void Reports_AnInaccessibleArgumentOfABuiltInDirective() => AssertReports<DisallowedInaccessibleRule>(
        """
        directive @skip(if: Boolean! @inaccessible) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        """,
        """
        error DISALLOWED_INACCESSIBLE a:@skip(if:) '@skip(if:)' is part of GraphQL itself and cannot be inaccessible; take '@inaccessible' out.
        """);
}

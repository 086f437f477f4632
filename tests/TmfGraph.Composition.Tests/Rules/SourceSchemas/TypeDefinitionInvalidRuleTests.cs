using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class TypeDefinitionInvalidRuleTests
{
    [Fact]
    public void Accepts_DefinitionsAsSpecified_WithFurtherArguments() => AssertValid<TypeDefinitionInvalidRule>(
        """
        scalar FieldSelectionSet
        directive @key(fields: FieldSelectionSet!, note: String) repeatable on OBJECT | INTERFACE
        """);

    [Fact]
    public void Accepts_OwnDirectives_WithNamesThatOnlyServersOfOthersKnow() => AssertValid<TypeDefinitionInvalidRule>(
        """
        type Subscription { changes: Int @eventStream(topic: "changes") }
        directive @eventStream(topic: String!) on FIELD_DEFINITION
        directive @schemaName(name: String!) on SCHEMA
        """);

    [Fact]
    public void Reports_AReservedScalarOfAnotherKind() => AssertReports<TypeDefinitionInvalidRule>(
        """
        input FieldSelectionMap { path: [String!]! }
        """,
        """
        error TYPE_DEFINITION_INVALID a:FieldSelectionMap 'FieldSelectionMap' is a scalar of the Composite Schemas specification; leave this definition out, or rename the type.
        """);

    [Fact]
    public void Reports_AMissingArgument() => AssertReports<TypeDefinitionInvalidRule>(
        """
        directive @key(note: String) repeatable on OBJECT | INTERFACE
        """,
        """
        error TYPE_DEFINITION_INVALID a:@key The directive '@key' has an argument 'fields: FieldSelectionSet!' by the specification; correct this definition, or leave it out.
        """);

    [Fact]
    public void Reports_AnArgumentOfAnotherType() => AssertReports<TypeDefinitionInvalidRule>(
        """
        directive @override(from: Int!) on FIELD_DEFINITION
        """,
        """
        error TYPE_DEFINITION_INVALID a:@override The directive '@override' has an argument 'from: String!' by the specification; correct this definition, or leave it out.
        """);
}

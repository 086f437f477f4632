using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using TmfGraph.Composition.Comparison;

namespace TmfGraph.Composition.Tests.Comparison;

public sealed partial class SchemaComparisonTests
{
    [Fact]
    public void Compare_TellsTheHeaviestFirst_ThenInOrderOfCoordinates() => Texts.Equal(
        """
        breaking FIELD_REMOVED A.b The field 'A.b' was removed.
        breaking TYPE_REMOVED C The type 'C' was removed.
        dangerous VALUE_ADDED_TO_ENUM E.Y The value 'E.Y' was added; clients may not expect it.
        safe FIELD_CHANGED_KIND_SAFE A.a The field 'A.a' returned 'E' and returns 'E!'.
        safe TYPE_ADDED D The type 'D' was added.
        """,
        string.Join('\n', SchemaComparison.Compare(
            ComparisonTest.Build("type Query { a: A } type A { a: E b: C } enum E { X } scalar C"),
            ComparisonTest.Build("type Query { a: A } type A { a: E! } enum E { X Y } scalar D"))));

    [Fact]
    public void Compare_AddsWhatChangesForPlanning() => Texts.Equal(
        """
        dangerous LOOKUP_REMOVED a:Query.orderById 'a:Query.orderById' does not look up 'Order by id' any more.
        safe FIELD_ADDED Order.total The field 'Order.total' was added.
        """,
        string.Join('\n', SchemaComparison.Compare(
            Composed.Schema("""type Query { orderById(id: ID!): Order @lookup } type Order @key(fields: "id") { id: ID! }"""),
            Composed.Schema("""type Query { orderById(id: ID!): Order } type Order @key(fields: "id") { id: ID! total: Int }"""))));

    [Fact]
    public void EveryRule_IsApplied() => Assert.Equal(
        Rules<ISchemaChangeRule>().Concat(Rules<TmfGraph.Composition.Comparison.Sources.ISourceChangeRule>()).Order(StringComparer.Ordinal),
        SchemaComparison.Rules.Concat<object>(SchemaComparison.SourceRules).Select(r => r.GetType().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void EveryRule_OfThePublicSchema_HasTests()
    {
        var tests = typeof(SchemaComparisonTests).Assembly.GetTypes().ToLookup(t => t.Name, t => t.GetMethods().Count(m => m.GetCustomAttribute<FactAttribute>() is not null));
        Assert.Equal([], Rules<ISchemaChangeRule>().Where(r => tests[r + "Tests"].Sum() < 2));
    }

    [Fact]
    public void ThePage_ListsEveryCodeOnce() => Assert.Equal(
        typeof(ChangeCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!).Order(StringComparer.Ordinal), // constants
        Row().Matches(File.ReadAllText(PagePath())).SelectMany(m => Code().Matches(m.Groups[1].Value)).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"^\| ((?:`[A-Z_]+`(?:, )?)+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`([A-Z_]+)`")]
    private static partial Regex Code();

    private static string PagePath([CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "docs", "federation", "changing.md");

    private static IEnumerable<string> Rules<TRule>() =>
        typeof(SchemaComparison).Assembly.GetTypes().Where(t => t is { IsClass: true } && t.IsAssignableTo(typeof(TRule))).Select(t => t.Name);
}

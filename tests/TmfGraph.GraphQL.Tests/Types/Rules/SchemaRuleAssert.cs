using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

internal static class SchemaRuleAssert
{
    private const string Query = "\ntype Query { _: Int }";

    /// <summary>The schema, to which a query root type is added, breaks no rule.</summary>
    public static void AssertValid(string sdl, SchemaBuilderOptions? options = null) => Assert.Equal([], Violations(sdl + Query, options));

    /// <summary>The schema, to which a query root type is added, breaks exactly these rules: <c>CODE coordinate line:column message</c>.</summary>
    public static void AssertReports(string sdl, params string[] violations) => Assert.Equal(violations, Violations(sdl + Query, null));

    /// <summary>The violations of a schema as it stands.</summary>
    public static string[] Violations(string sdl, SchemaBuilderOptions? options)
    {
        new SchemaBuilder(options).AddDocument(sdl).TryBuild(out _, out var errors);
        return errors
            .Select(static e => $"{e.Code} {e.Extensions?["coordinate"] ?? "-"} " +
                (e.Locations is [var place] ? $"{place.Line}:{place.Column}" : "-") + $" {e.Message}")
            .ToArray();
    }
}

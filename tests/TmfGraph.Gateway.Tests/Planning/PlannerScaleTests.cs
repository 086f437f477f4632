using System.Text;

namespace TmfGraph.Gateway.Tests.Planning;

/// <summary>Large operations take work in proportion to their size. Work is counted, not timed.</summary>
public sealed class PlannerScaleTests
{
    private const int SourceCount = 8;

    private static TestSource[] Sources => [.. Enumerable.Range(0, SourceCount).Select(s =>
    {
        var sdl = new StringBuilder($"type Query {{ item{s}(id: ID!): Item @lookup  items{s}: [Item!] }}\ntype Item @key(fields: \"id\") {{ id: ID!  next{s}: Item  list{s}: [Item!]  ");
        sdl.AppendJoin("  ", Enumerable.Range(0, 40).Select(f => $"f{s}x{f}: String")).Append("  shared: String @shareable }");
        return new TestSource($"s{s}", sdl.ToString());
    })];

    /// <summary>At each place 65 fields of all eight sources and two places below, each of another source.</summary>
    private static string Selection(int depth, int at)
    {
        var fields = string.Join(' ', Enumerable.Range(0, SourceCount * 8).Select(f => $"f{f / 8}x{((f % 8) + at) % 40}"));
        return depth == 0
            ? $"{{ shared {fields} }}"
            : $"{{ shared {fields} next{at % SourceCount} {Selection(depth - 1, at + 1)} list{(at + 3) % SourceCount} {Selection(depth - 1, at + 2)} }}";
    }

    [Theory]
    [InlineData(1, 200)]
    [InlineData(3, 1_000)]
    [InlineData(4, 2_000)]
    public void SearchSteps_GrowWithTheFields(int depth, int fields)
    {
        using var graph = new TestGraph(Sources);
        var plan = graph.Gateway.Plan(Encoding.UTF8.GetBytes($"{{ items0 {Selection(depth, 0)} }}"), null, out var errors);
        Assert.Empty(errors);
        Assert.True(plan!.SearchSteps < fields * 8, $"{plan.SearchSteps} steps for {fields} fields"); // no errors means a plan
    }
}

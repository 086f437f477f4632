using System.Text;
using TmfGraph.Gateway.Planning;

namespace TmfGraph.Gateway.Tests.Planning;

/// <summary>
/// Operations that pass validation and are made to hurt the planner: each is planned with work in proportion to its size, or refused. Work is counted
/// in steps and in what is allocated, never timed.
/// </summary>
public sealed class AdversarialPlanTests
{
    private const int SourceCount = 8;
    private const int MemberCount = 100;

    /// <summary>What planning or refusing may allocate, on the thread that does it.</summary>
    private const long MaxAllocatedBytes = 120_000_000;

    /// <summary>Every source has fields of one entity.</summary>
    private static TestSource[] Entities => [.. Enumerable.Range(0, SourceCount).Select(s => new TestSource(
        $"s{s}",
        $$"""
        type Query { item{{s}}(id: ID!): Item @lookup  items{{s}}: [Item!] }
        type Item @key(fields: "id") { id: ID!  next{{s}}: Item  all: Item @shareable  {{Times(20, f => $"f{s}x{f}: String")}} }
        """))];

    /// <summary>An interface with very many members, each an entity of five sources.</summary>
    private static TestSource[] Members => [.. Enumerable.Range(0, 5).Select(s => new TestSource(
        $"s{s}",
        $$"""
        type Query { nodes{{s}}: [Node!]  {{Times(MemberCount, m => $"t{m}s{s}(id: ID!): T{m} @lookup")}} }
        interface Node { id: ID!  g{{s}}: String  n{{s}}: Node }
        {{Times(MemberCount, m => $"type T{m} implements Node @key(fields: \"id\") {{ id: ID!  g{s}: String  n{s}: Node  own{m}x{s}: String }}")}}
        """))];

    private static readonly Dictionary<string, (bool OfMembers, string Query, int MaxSteps)> Planned = new()
    {
        ["conditions within each other"] = (false, With(64, $"items0 {{ {Nested(180, i => $"... @include(if: $v{i % 64}) {{", "f1x1")} }}"), 1_000),
        ["conditions with long names within each other"] = (
            false,
            With(30, $"items0 {{ {Nested(30, i => $"... @include(if: ${Long(i)}) {{", Times(500, i => $"a{i}: f0x{i % 20} @skip(if: ${Long(i % 30)})"))} }}", Long),
            4_000),
        ["two conditions on each of many fields"] = (
            false, With(64, $"items0 {{ {Times(900, i => $"... @include(if: $v{i % 64}) @skip(if: $v{((i / 64) + i + 1) % 64}) {{ a{i}: f1x1 }}")} }}"), 6_000),
        ["two conditions on each of many places of one field"] = (
            false, With(61, $"items0 {{ {Times(900, i => $"... @include(if: $v{i % 32}) @skip(if: $v{32 + (i / 32)}) {{ f1x1 }}")} }}"), 6_000),
        ["alternatives of different lengths"] = (
            false,
            With(64, $"items0 {{ {Nested(50, i => $"... @include(if: $v{i}) {{", Times(14, j => $"... @include(if: $v{50 + j}) {{ f1x1 {Times(14, k => $"... @skip(if: $v{50 + k}) {{ f1x1 }}")} }}"))} }}"),
            4_000),
        ["alternatives of alternatives"] = (
            false,
            With(60, $"items0 {{ {Times(32, i => $"... @include(if: $v{i}) {{ next1 {{ {Times(28, j => $"... @include(if: $v{32 + j}) {{ f1x1 f2x2 }}")} }} }}")} }}"),
            8_000),
        ["entities within each other"] = (false, $"{{ items0 {{ {Nested(190, i => $"next{i * 3 % SourceCount} {{", "f7x1")} }} }}", 6_000),
        ["all sources within each other"] = (false, $"{{ items0 {{ {Nested(150, i => $"{Times(SourceCount, s => $"f{s}x1")} all {{", "f7x1")} }} }}", 30_000),
        ["one lookup under many names"] = (false, $"{{ {Times(1_000, i => $"a{i}: item0(id: {i}) {{ f1x1 }}")} }}", 25_000),
        ["fragments on an interface"] = (true, $"{{ nodes0 {{ {Times(900, _ => "... on Node { ...F }")} }} }} fragment F on Node {{ {Times(20, i => $"a{i}: g{i % 5}")} }}", 40_000),
        ["fragments on all members"] = (true, $"{{ nodes0 {{ {Times(MemberCount, m => $"... on T{m} {{ own{m}x0 own{m}x2 own{m}x4 }}")} }} }}", 10_000),
        ["deferred fragments"] = (true, $"{{ nodes0 {{ {Times(32, i => $"... @defer(label: \"l{i}\") {{ ...F }}")} }} }} fragment F on Node {{ {Times(30, i => $"a{i}: g{i % 5}")} }}", 20_000),
        ["deferred fragments within each other"] = (
            false, $"{{ items0 {{ {Nested(64, i => $"f{i % SourceCount}x{i % 20} ... @defer {{ n{i}: next{i % SourceCount} {{ f1x1 }} ", "f1x1")} }} }}", 6_000),
    };

    private static readonly Dictionary<string, (bool OfMembers, string Query)> Refused = new()
    {
        ["an interface within itself"] = (true, $"{{ nodes0 {{ {Nested(15, i => $"g0 g1 g2 g3 g4 n{i % 5} {{", "g0 g4")} }} }}"),
        ["an interface twice at each level"] = (true, $"{{ nodes0 {{ {Doubled(6, "n1", "n3", "g4")} }} }}"),
        ["an interface under many names"] = (true, $"{{ nodes0 {{ {Times(MemberCount, m => $"... on T{m} {{ a{m}: n1 {{ g2 }} }}")} }} }}"),
        ["many names of one field of an interface"] = (true, $"{{ nodes0 {{ {Times(250, i => $"... on Node {{ a{i}: g{i % 5} b{i}: g{i % 3} c{i}: g0 d{i}: g4 }}")} }} }}"),
        ["deferred fragments on an interface"] = (true, $"{{ nodes0 {{ {Times(64, i => $"... @defer {{ {Times(5, k => $"a{(i + k) % 70}: g{(i + k) % 5}")} n{i % 5} {{ g{(i + 1) % 5} }} }}")} }} }}"),
    };

    public static TheoryData<string> PlannedNames => [.. Planned.Keys];

    public static TheoryData<string> RefusedNames => [.. Refused.Keys];

    [Theory]
    [MemberData(nameof(PlannedNames))]
    public void Operation_IsPlannedInFewSteps(string name)
    {
        var (ofMembers, query, maxSteps) = Planned[name];
        var (plan, _) = Plan(ofMembers, query);
        Assert.NotNull(plan);
        Assert.True(plan.SearchSteps <= maxSteps, $"{plan.SearchSteps} steps");
    }

    [Theory]
    [MemberData(nameof(RefusedNames))]
    public void Operation_IsRefused(string name)
    {
        var (ofMembers, query) = Refused[name];
        var (_, exception) = Plan(ofMembers, query);
        Assert.Equal(PlanningException.TooComplex, exception?.Code);
    }

    private static (OperationPlan? Plan, PlanningException? Refusal) Plan(bool ofMembers, string query)
    {
        using var graph = new TestGraph(ofMembers ? Members : Entities);
        var document = Encoding.UTF8.GetBytes(query);
        var before = GC.GetAllocatedBytesForCurrentThread();
        OperationPlan? plan = null;
        PlanningException? refusal = null;
        try
        {
            plan = graph.Gateway.Plan(document, null, out var errors);
            Assert.Empty(errors);
        }
        catch (PlanningException exception)
        {
            refusal = exception;
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < MaxAllocatedBytes, $"It allocates {allocated} bytes.");
        return (plan, refusal);
    }

    private static string Times(int count, Func<int, string> part) => string.Join(' ', Enumerable.Range(0, count).Select(part));

    private static string Nested(int depth, Func<int, string> open, string leaf) => $"{Times(depth, open)} {leaf} {Close(depth, open)}";

    private static string Close(int depth, Func<int, string> open) => new('}', Enumerable.Range(0, depth).Sum(i => open(i).Count(c => c == '{') - open(i).Count(c => c == '}')));

    private static string Doubled(int depth, string left = "next1", string right = "next3", string leaf = "f4x1") =>
        depth == 0 ? leaf : $"l{depth}: {left} {{ {Doubled(depth - 1, left, right, leaf)} }} r{depth}: {right} {{ {Doubled(depth - 1, left, right, leaf)} }}";

    private static string With(int variables, string selections, Func<int, string>? name = null) =>
        $"query({string.Join(", ", Enumerable.Range(0, variables).Select(i => $"${(name ?? (n => $"v{n}"))(i)}: Boolean = true"))}) {{ {selections} }}";

    private static string Long(int number) => $"v{number}{new string('x', 400)}";
}

using System.Text;
using TmfGraph.Gateway.Planning;

namespace TmfGraph.Gateway.Tests.Planning;

/// <summary>
/// Operations that pass validation and are made to hurt the planner: each is planned with work in proportion to its size, or refused. Work is counted
/// in steps and in what is allocated, never timed.
/// </summary>
public sealed class AdversarialPlanTests
{
    private enum Shape
    {
        Entities,
        Members,
        Families,
    }

    private const int SourceCount = 8;
    private const int MemberCount = 100;

    /// <summary>What planning or refusing may allocate, on the thread that does it.</summary>
    private const long MaxAllocatedBytes = 60_000_000;

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

    /// <summary>Ten interfaces with twenty members each, all of them members of one union and entities of three sources.</summary>
    private static TestSource[] Families => [.. Enumerable.Range(0, 3).Select(s => new TestSource(
        $"s{s}",
        $$"""
        type Query { all{{s}}: [Any!]  {{Times(200, m => $"t{m}s{s}(id: ID!): T{m} @lookup")}} }
        union Any = {{string.Join(" | ", Enumerable.Range(0, 200).Select(m => $"T{m}"))}}
        {{Times(10, i => $"interface I{i} {{ id: ID!  g{i}x{s}: String  n{i}x{s}: I{(i + 1) % 10}  u{i}x{s}: Any }}")}}
        {{Times(200, m => $"type T{m} implements I{m / 20} @key(fields: \"id\") {{ id: ID!  g{m / 20}x{s}: String  n{m / 20}x{s}: I{((m / 20) + 1) % 10}  u{m / 20}x{s}: Any  own{m}x{s}: String }}")}}
        """))];

    private static readonly Dictionary<string, (Shape Shape, string Query, int MaxSteps)> Planned = new()
    {
        ["conditions within each other"] = (Shape.Entities, With(64, $"items0 {{ {Nested(180, i => $"... @include(if: $v{i % 64}) {{", "f1x1")} }}"), 1_000),
        ["conditions with long names within each other"] = (
            Shape.Entities,
            With(30, $"items0 {{ {Nested(30, i => $"... @include(if: ${Long(i)}) {{", Times(500, i => $"a{i}: f0x{i % 20} @skip(if: ${Long(i % 30)})"))} }}", Long),
            4_000),
        ["two conditions on each of many fields"] = (
            Shape.Entities, With(64, $"items0 {{ {Times(900, i => $"... @include(if: $v{i % 64}) @skip(if: $v{((i / 64) + i + 1) % 64}) {{ a{i}: f1x1 }}")} }}"), 6_000),
        ["two conditions on each of many places of one field"] = (
            Shape.Entities, With(61, $"items0 {{ {Times(900, i => $"... @include(if: $v{i % 32}) @skip(if: $v{32 + (i / 32)}) {{ f1x1 }}")} }}"), 6_000),
        ["alternatives of different lengths"] = (
            Shape.Entities,
            With(64, $"items0 {{ {Nested(50, i => $"... @include(if: $v{i}) {{", Times(14, j => $"... @include(if: $v{50 + j}) {{ f1x1 {Times(14, k => $"... @skip(if: $v{50 + k}) {{ f1x1 }}")} }}"))} }}"),
            4_000),
        ["alternatives of alternatives"] = (
            Shape.Entities,
            With(60, $"items0 {{ {Times(32, i => $"... @include(if: $v{i}) {{ next1 {{ {Times(28, j => $"... @include(if: $v{32 + j}) {{ f1x1 f2x2 }}")} }} }}")} }}"),
            8_000),
        ["entities within each other"] = (Shape.Entities, $"{{ items0 {{ {Nested(190, i => $"next{i * 3 % SourceCount} {{", "f7x1")} }} }}", 6_000),
        ["all sources within each other"] = (Shape.Entities, $"{{ items0 {{ {Nested(100, i => $"{Times(SourceCount, s => $"f{s}x1")} all {{", "f7x1")} }} }}", 20_000),
        ["one lookup under many names"] = (Shape.Entities, $"{{ {Times(700, i => $"a{i}: item0(id: {i}) {{ f1x1 }}")} }}", 20_000),
        ["fragments on all members"] = (Shape.Members, $"{{ nodes0 {{ {Times(MemberCount, m => $"... on T{m} {{ own{m}x0 own{m}x2 own{m}x4 }}")} }} }}", 10_000),
        ["a field of each member of a union"] = (Shape.Families, $"{{ all0 {{ {Times(200, m => $"... on T{m} {{ own{m}x0 }}")} }} }}", 5_000),
        ["deferred fragments"] = (Shape.Members, $"{{ nodes0 {{ {Times(32, i => $"... @defer(label: \"l{i}\") {{ ...F }}")} }} }} fragment F on Node {{ {Times(30, i => $"a{i}: g{i % 5}")} }}", 20_000),
        ["a long name before many fetches"] = (Shape.Entities, $"query {new string('Q', 400_000)} {{ {Times(500, i => $"a{i}: item0(id: {i}) {{ b{i}: f1x1 }}")} }}", 20_000),
        ["a name nearly as long as an operation"] = (
            Shape.Entities, $"query {new string('Q', 523_000)} {{ items0 {{ {Nested(15, _ => "next0 { ...F", "id")} }} }} fragment F on Item {{ {Times(20, f => $"f0x{f}")} }}", 20_000),
        ["deferred fragments within each other"] = (
            Shape.Entities, $"{{ items0 {{ {Nested(64, i => $"f{i % SourceCount}x{i % 20} ... @defer {{ n{i}: next{i % SourceCount} {{ f1x1 }} ", "f1x1")} }} }}", 6_000),
    };

    private static readonly Dictionary<string, (Shape Shape, string Query)> Refused = new()
    {
        ["fragments on an interface"] = (Shape.Members, $"{{ nodes0 {{ {Times(900, _ => "... on Node { ...F }")} }} }} fragment F on Node {{ {Times(20, i => $"a{i}: g{i % 5}")} }}"),
        ["an interface within itself"] = (Shape.Members, $"{{ nodes0 {{ {Nested(15, i => $"g0 g1 g2 g3 g4 n{i % 5} {{", "g0 g4")} }} }}"),
        ["an interface twice at each level"] = (Shape.Members, $"{{ nodes0 {{ {Doubled(6, "n1", "n3", "g4")} }} }}"),
        ["an interface under many names"] = (Shape.Members, $"{{ nodes0 {{ {Times(MemberCount, m => $"... on T{m} {{ a{m}: n1 {{ g2 }} }}")} }} }}"),
        ["many names of one field of an interface"] = (Shape.Members, $"{{ nodes0 {{ {Times(250, i => $"... on Node {{ a{i}: g{i % 5} b{i}: g{i % 3} c{i}: g0 d{i}: g4 }}")} }} }}"),
        ["deferred fragments on an interface"] = (Shape.Members, $"{{ nodes0 {{ {Times(64, i => $"... @defer {{ {Times(5, k => $"a{(i + k) % 70}: g{(i + k) % 5}")} n{i % 5} {{ g{(i + 1) % 5} }} }}")} }} }}"),
        ["a union within its members"] = (Shape.Families, $"{{ all0 {{ {Times(10, i => $"... on I{i} {{ u{i}x1 {{ {Times(10, j => $"... on I{j} {{ u{j}x2 {{ __typename }} }}")} }} }}")} }} }}"),
        ["a union under many names"] = (Shape.Families, $"{{ {Times(1_000, i => $"a{i}: all{i % 3} {{ __typename }}")} }}"),
        ["the members of each other"] = (Shape.Families, $"{{ all0 {{ {Times(200, m => $"... on T{m} {{ u{m / 20}x1 {{ {Times(4, j => $"... on T{(m + j) % 200} {{ own{(m + j) % 200}x2 }}")} }} }}")} }} }}"),
        ["interfaces within each other"] = (Shape.Families, $"{{ all0 {{ ... on I0 {{ {Nested(60, i => $"{Times(3, s => $"g{i % 10}x{s}")} n{i % 10}x{i % 3} {{", "id")} }} }} }}"),
    };

    public static TheoryData<string> PlannedNames => [.. Planned.Keys];

    public static TheoryData<string> RefusedNames => [.. Refused.Keys];

    [Theory]
    [MemberData(nameof(PlannedNames))]
    public void Operation_IsPlannedInFewSteps(string name)
    {
        var (shape, query, maxSteps) = Planned[name];
        var (plan, _) = Plan(shape, query);
        Assert.NotNull(plan);
        Assert.True(plan.SearchSteps <= maxSteps, $"{plan.SearchSteps} steps");
    }

    [Theory]
    [MemberData(nameof(RefusedNames))]
    public void Operation_IsRefused(string name)
    {
        var (shape, query) = Refused[name];
        var (_, exception) = Plan(shape, query);
        Assert.Equal(PlanningException.TooComplex, exception?.Code);
    }

    private static (OperationPlan? Plan, PlanningException? Refusal) Plan(Shape shape, string query)
    {
        using var graph = new TestGraph(shape switch
        {
            Shape.Entities => Entities,
            Shape.Members => Members,
            _ => Families,
        });
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

using System.Text;
using System.Text.RegularExpressions;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>A query, or a mutation, made by a seed over a <see cref="RandomGraph"/>, with aliases, fragments, conditions and repeated fields.</summary>
internal sealed class RandomQuery
{
    private readonly System.Random _random;
    private readonly RandomGraph _graph;
    private readonly StringBuilder _text = new();
    private readonly List<string> _fragments = [];
    private readonly SortedSet<string> _arguments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _disguises = [];
    private int _names;

    private readonly bool _conditions;
    private readonly bool _parts;
    private int _labels;

    /// <summary>Below what validation allows.</summary>
    private const int MaxLabels = 60;

    /// <summary>The variables of conditions that shared fields stand under, beside the two with fixed values.</summary>
    public const int Variables = 5;

    private RandomQuery(RandomGraph graph, int seed, bool conditions, bool parts)
    {
        _parts = parts;
        _graph = graph;
        _conditions = conditions;
        _random = new System.Random(seed);
        foreach (var name in Disguises.Where(_ => _random.Next(5) == 0))
        {
            _disguises.Add(name, Disguised[_random.Next(Disguised.Length)]);
        }
    }

    /// <summary>Response names that are names of other fields, of those first of all which the gateway fetches for itself.</summary>
    private static readonly string[] Disguises = ["id", "code", "s4", "s1", "vs", "r0", "tag", "echo", "needy"];

    private static readonly string[] Disguised = ["s0", "s1", "s2", "s3", "s4", "tag", "moved", "needyPair"];

    /// <param name="conditions">Whether fields depend on variables.</param>
    /// <param name="parts">Whether fragments are deferred and lists streamed.</param>
    public static string Make(RandomGraph graph, int seed, bool conditions, bool parts = false)
    {
        var query = new RandomQuery(graph, seed, conditions, parts);
        query.Root();
        return query.Written("query");
    }

    /// <summary>Changes one after the other, with what is read after each.</summary>
    public static string MakeMutation(RandomGraph graph, int seed)
    {
        var query = new RandomQuery(graph, seed, false, false);
        query.Changes();
        return query.Written("mutation");
    }

    /// <summary>A stream, and what is completed of each of its events.</summary>
    public static string MakeSubscription(RandomGraph graph, int seed, bool conditions)
    {
        var query = new RandomQuery(graph, seed, conditions, false);
        var (name, type, _) = graph.Streams[query._random.Next(graph.Streams.Count)];
        query._text.Append($"{{ {name} {{ ");
        query.UseConditions();
        query._text.Append("... ");
        query.Selection(type.Trim('[', ']', '!'), query._random.Next(1, 4));
        query._text.Append("} }");
        return query.Written("subscription");
    }

    private string Written(string kind) => $"{kind} Q({string.Join(", ", Declared(kind is not "subscription"))}) {_text}{string.Concat(_fragments)}";

    private IEnumerable<string> Declared(bool hasArguments) =>
    [
        $"$t: Boolean! = true, $f: Boolean! = false{(hasArguments ? ", $n: Int = 2, $key: ID! = \"E1-2\"" : "")}",
        .. Enumerable.Range(0, Variables).Select(v => $"$v{v}: Boolean! = false"),
        .. _arguments.Select(RandomArguments.Declare),
    ];

    private void Root()
    {
        _text.Append("{ ");
        for (var i = 0; i < _random.Next(1, 4); i++)
        {
            var type = _graph.Types[_random.Next(_graph.Types.Count)].Name;
            var deferred = Defer();
            _text.Append(deferred).Append($"q{_names++}: ").Append(_random.Next(3) switch
            {
                0 => $"all{type}(first: $n){Stream()}",
                1 => $"one{type}(n: {_random.Next(6)})",
                _ => $"find{type}(id: {(_random.Next(2) == 0 ? "$key" : $"\"{type}-{_random.Next(7)}\"")})",
            });
            Selection(type, _random.Next(1, 5));
            _text.Append(deferred.Length > 0 ? "} " : "");
        }

        if (_graph.HasInterfaceObject && _random.Next(3) == 0)
        {
            _text.Append($"q{_names++}: ").Append(_random.Next(2) == 0 ? "things" : $"someThing(n: {_random.Next(8)})");
            Selection("Thing", 2);
        }

        UseAll();
        _text.Append('}');
    }

    private void Changes()
    {
        _text.Append("{ ");
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            var type = Any();
            _text.Append($"m{_names++}: set{type}(id: \"{type}-{_random.Next(7)}\"");
            _text.Append(_random.Next(3) switch { 0 => "", 1 => $", s4: \"set {_names}\"", _ => ", s4: null" });
            _text.Append(_random.Next(2) == 0 ? "" : $", s1: {_random.Next(1_000)}").Append(") { it");
            Selection(type, _random.Next(1, 4));
            if (_random.Next(2) == 0)
            {
                var other = Any();
                _text.Append($"query {{ q{_names++}: all{other}(first: 2)");
                Selection(other, _random.Next(1, 3));
                _text.Append("} ");
            }

            _text.Append("} ");
        }

        _text.Append("last: setE1(id: $key) { query { ");
        UseAll();
        _text.Append("} } }");

        string Any() => _graph.Types[_random.Next(_graph.Types.Count)].Name;
    }

    /// <summary>Uses all variables that are always declared.</summary>
    private void UseAll()
    {
        _text.Append("n: allE0(first: $n) { __typename } k: findE1(id: $key) { id } __typename ");
        UseConditions();
    }

    private void UseConditions()
    {
        _text.Append("used: __typename @include(if: $t) unused: __typename @skip(if: $t) no: __typename @include(if: $f)");
        _text.AppendJoin("", Enumerable.Range(0, Variables).Select(v => $" w{v}: __typename @include(if: $v{v})")).Append(' ');
    }

    private void Selection(string type, int depth)
    {
        _text.Append(" { ");
        switch (type)
        {
            case "V":
                _text.Append("a other: b ");
                break;
            case "Part":
                _text.Append(_random.Next(3) switch { 0 => "x ", 1 => "y ", _ => "x y " });
                break;
            case "Place":
                _text.Append(_random.Next(3) switch { 0 => "space ", 1 => "no ", _ => "where: space no " });
                break;
            case "U":
                Narrow(depth, ["E0", "E1"]);
                break;
            case "W":
                Narrow(depth, _graph.UnionMembers);
                break;
            case "Thing":
                _text.Append(_random.Next(4) switch { 0 => Plain("id"), 1 => Plain("tag"), 2 when _graph.HasInterfaceObject => $"{Plain("id")}extra ", _ => $"{Plain("id")}{Plain("tag")}" });
                Narrow(depth, [.. _graph.Types.Select(t => t.Name).Where(_ => _random.Next(2) == 0)]);
                break;
            default:
                Fields(type, depth);
                break;
        }

        _text.Append("} ");
    }

    private void Narrow(int depth, IReadOnlyList<string> types)
    {
        _text.Append("__typename ");
        foreach (var type in types)
        {
            _text.Append($"... on {type}");
            Selection(type, depth - 1);
        }

        if (_random.Next(3) == 0)
        {
            _text.Append(_random.Next(2) == 0 ? "... on Thing { also: id } " : "... on Thing { alsoTag: tag } ");
        }
    }

    private void Fields(string type, int depth)
    {
        var fields = _graph.Types.First(t => t.Name == type).Fields;
        var count = _random.Next(1, 6);
        if (_random.Next(3) == 0)
        {
            _text.Append(_random.Next(3) switch { 0 => Plain("id"), 1 when _graph.HasInterfaceObject => "extra ", _ => Plain(_graph.HidesCode ? "moved" : "code") });
        }

        for (var i = 0; i < count; i++)
        {
            var field = fields[_random.Next(fields.Count)];
            var inner = field.Target ?? field.Type.Trim('[', ']', '!');
            var composite = field.IsReference || inner is "V" or "Part" or "Place";
            if (composite && depth <= 0)
            {
                continue;
            }

            var disguise = _disguises.FirstOrDefault(d => d.Value == field.Name && _random.Next(2) == 0).Key;
            var alias = disguise is null ? $"a{_names++}: " : $"{disguise}: ";
            var condition = !_conditions ? "" : _random.Next(10) switch { 0 => " @include(if: $t)", 1 => " @skip(if: $t)", 2 => " @include(if: $t) @skip(if: $f)", _ => "" };
            var fragment = _random.Next(8) == 0;
            var repeated = !composite && !field.HasArguments && disguise is null && !_disguises.ContainsKey(field.Name) && _random.Next(3) == 0;
            var deferred = Defer();
            var streamed = composite && field.Type[0] == '[' ? Stream() : "";
            _text.Append(deferred);
            _text.Append(fragment ? $"... on {type}{(_conditions && _random.Next(2) == 0 ? " @include(if: $t)" : "")} {{ " : "");
            _text.Append(repeated ? "" : alias).Append(field.Name).Append(field.HasArguments ? RandomArguments.Make(_random, _arguments) : "").Append(condition).Append(streamed).Append(' ');
            if (composite)
            {
                var start = _text.Length;
                Selection(inner, depth - 1);
                if (streamed.Length == 0 && _conditions && _text.Length < 6_000 && _random.Next(3) == 0)
                {
                    Again(type, $"{(repeated ? "" : alias)}{field.Name}", _text.ToString(start, _text.Length - start), inner, depth);
                }

                if (streamed.Length == 0 && _random.Next(5) == 0 && field.IsReference && inner.StartsWith('E'))
                {
                    _text.Append(alias).Append(field.Name);
                    Selection(inner, depth - 2);
                }
            }

            _text.Append(fragment ? "} " : "").Append(deferred.Length > 0 ? "} " : "");
        }

        _text.Append("__typename ");
        if (_parts && _labels < MaxLabels && depth > 0 && _random.Next(3) == 0)
        {
            _text.Append(Deferred());
            Fields(type, depth - 1);
            _text.Append("} ");
        }

        if (_random.Next(6) == 0)
        {
            var name = $"F{_fragments.Count}";
            _fragments.Add($"\nfragment {name} on {type} {{ {Plain("id")}{Plain("s1")}{Plain("s4")}}}");
            _text.Append($"...{name} ");
        }
    }

    /// <summary>A leaf under its own name, where that is no other one's.</summary>
    private string Plain(string name) => _disguises.ContainsKey(name) ? $"a{_names++}: {name} " : $"{name} ";

    /// <summary>The beginning of a deferred fragment, or nothing.</summary>
    private string Defer() => _parts && _labels < MaxLabels && _random.Next(4) == 0 ? Deferred() : "";

    private string Deferred() => $"... @defer(label: \"d{_labels++}\"{(_random.Next(5) == 0 ? $", if: $v{_random.Next(Variables)}" : "")}) {{ ";

    private string Stream() => _parts && _labels < MaxLabels && _random.Next(3) == 0 ? $" @stream(label: \"s{_labels++}\", initialCount: {_random.Next(3)})" : "";

    /// <summary>The same field in further places, each with a condition of its own: as it was, with more below, or with something else below.</summary>
    private void Again(string type, string field, string same, string inner, int depth)
    {
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            var nested = _random.Next(3) == 0;
            _text.Append($"... on {type} {Condition()} {{ {(nested ? $"... {Condition()} {{ " : "")}{field} {(_random.Next(4) == 0 ? Condition() : "")}");
            switch (same.Contains("@stream", StringComparison.Ordinal) ? 2 : _random.Next(3)) // lists are streamed in one place
            {
                case 0:
                    _text.Append(Relabelled(same));
                    break;
                case 1:
                    _text.Append($" {{ ... {Condition()} {Relabelled(same)} ... {Condition()} {Relabelled(same)} ");
                    _text.Append("... ");
                    Selection(inner, depth - 1);
                    _text.Append("} ");
                    break;
                default:
                    Selection(inner, depth - 1);
                    break;
            }

            _text.Append(nested ? "} } " : "} ");
        }
    }

    /// <summary>The same with labels of its own, or without deferring when there are enough of them.</summary>
    private string Relabelled(string selection) => Regex.Replace(selection, "@defer\\(label: \"d\\d+\"([^)]*)\\)", m =>
        _labels < MaxLabels ? $"@defer(label: \"d{_labels++}\"{m.Groups[1].Value})" : "");

    private string Condition() => $"@{(_random.Next(3) == 0 ? "skip" : "include")}(if: $v{_random.Next(Variables)})";
}

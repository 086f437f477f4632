using System.Text;

namespace TmfGraph.Gateway.Tests.Random.Families;

/// <summary>A query made by a seed. Some are not valid, as their fields do not go together.</summary>
/// <param name="parts">Whether fragments are deferred.</param>
internal sealed class FamilyQuery(RandomFamilies graph, int seed, bool conditions, bool parts = false)
{
    /// <summary>The variables of conditions.</summary>
    public const int Variables = 3;

    private readonly System.Random _random = new(seed);
    private readonly StringBuilder _text = new();
    private int _fields;
    private int _parts;

    /// <summary>Its text; one of the same object is the same.</summary>
    public string Make()
    {
        if (_text.Length == 0)
        {
            _text.Append("query Q(").AppendJoin(", ", Enumerable.Range(0, Variables).Select(v => $"$v{v}: Boolean! = {(v == 0 ? "true" : "false")}")).Append(") {");
            _text.AppendJoin("", Enumerable.Range(0, Variables).Select(v => $" w{v}: __typename @include(if: $v{v})"));
            for (var i = _random.Next(1, 3); i > 0; i--)
            {
                var (name, type, _) = graph.Selectable["Query"][_random.Next(graph.Selectable["Query"].Count)];
                _text.Append($" q{i}: {name}{(name.StartsWith("find", StringComparison.Ordinal) ? $"(id: \"{type}-{_random.Next(6)}\")" : "")}");
                Select(type, _random.Next(1, 4));
            }

            _text.Append('}');
        }

        return _text.ToString();
    }

    private void Select(string type, int depth)
    {
        _text.Append($"{Condition()} {{ ");
        if (_random.Next(3) == 0)
        {
            _text.Append("__typename ");
        }

        var start = _text.Length;
        foreach (var (name, field, hasArgument) in graph.Selectable.GetValueOrDefault(type) ?? [])
        {
            var isLeaf = FamilyField.Leafs.Contains(field) || field is "ID";
            if (_random.Next(5) > 1 || _fields > 80 || (depth <= 0 && !isLeaf))
            {
                continue;
            }

            _fields++;
            _text.Append(_random.Next(12) switch { 0 => $"a{_random.Next(3)}: ", 1 or 2 => $"b_{name}: ", _ => "" }).Append(name);
            _text.Append(hasArgument && (name[^1] % 2 == 0 || _random.Next(10) == 0) ? $"(x: {name.Length % 2})" : "");
            if (isLeaf)
            {
                _text.Append(Condition()).Append(' ');
            }
            else
            {
                Select(field, depth - 1);
            }
        }

        foreach (var condition in graph.ConditionsOn(type).Where(_ => depth > 0 && _fields < 80 && _random.Next(4) == 0))
        {
            _text.Append($"... on {condition}").Append(parts && _random.Next(2) == 0 ? $" @defer(label: \"d{_parts++}\")" : "");
            Select(condition, depth - 1);
        }

        _text.Append(start == _text.Length ? "__typename } " : "} ");
    }

    private string Condition() => conditions && _random.Next(8) == 0 ? $" @{(_random.Next(3) == 0 ? "skip" : "include")}(if: $v{_random.Next(Variables)})" : "";
}

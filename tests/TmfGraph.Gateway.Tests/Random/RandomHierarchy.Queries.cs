using System.Text;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>What is asked of it.</summary>
internal sealed partial class RandomHierarchy
{
    /// <summary>The next query: some are not valid, as their fields do not go together.</summary>
    public string MakeQuery()
    {
        var (name, type) = Roots[_random.Next(Roots.Length)];
        var text = new StringBuilder($"{{ {name}");
        Select(text, type.Trim('[', ']'), (_isCut ? 1 : 2) + _random.Next(2));
        return text.Append('}').ToString();
    }

    private void Select(StringBuilder text, string type, int depth)
    {
        text.Append(" { __typename ").Append(type[0] is not 'U' && _random.Next(3) == 0 ? "id " : "");
        foreach (var field in _fields.GetValueOrDefault(type) ?? [])
        {
            var inner = field.Type.Trim('[', ']', '!');
            if (_random.Next(2) == 0 || (depth <= 0 && !IsLeaf(inner)))
            {
                continue;
            }

            var alias = _random.Next(9) switch { 0 => $"a{_random.Next(3)}: ", 1 or 2 => $"b{_random.Next(4)}_{field.Name}: ", _ => "" };
            var argument = field.HasArgument && (field.Name[^1] % 2 == 0 || _random.Next(10) == 0) ? $"(x: {field.Name.Length % 2})" : "";
            text.Append($"{alias}{field.Name}{argument} ");
            if (!IsLeaf(inner))
            {
                Select(text, inner, depth - 1);
            }
        }

        foreach (var condition in _fields.Keys.Concat(_unions.Keys).Where(c => depth > 0 && _random.Next(4) == 0 && Possible(c).Intersect(Possible(type)).Any()))
        {
            text.Append($"... on {condition}");
            Select(text, condition, depth - 1);
        }

        text.Append("} ");
    }
}

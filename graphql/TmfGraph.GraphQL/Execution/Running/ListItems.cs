using System.Text.Json;

namespace TmfGraph.GraphQL.Execution.Running;

/// <summary>The items of a value that should be a list, whatever kind of list it is; none when it is no list.</summary>
/// <param name="limit">How many items are given at most.</param>
internal readonly struct ListItems(ResolvedValue value, int limit = int.MaxValue)
{
    private readonly ResolvedValue _value = value;
    private readonly int _limit = limit;

    public static bool IsList(in ResolvedValue value) =>
        value.IsJson ? value.Json.ValueKind is JsonValueKind.Array : value.Object is IReadOnlyList<ResolvedValue>;

    public Enumerator GetEnumerator() => new(_value, _limit);

    public struct Enumerator
    {
        private readonly IReadOnlyList<ResolvedValue>? _list;
        private readonly bool _isJson;
        private JsonElement.ArrayEnumerator _json;
        private readonly int _limit;
        private int _index = -1;

        internal Enumerator(ResolvedValue value, int limit)
        {
            _limit = limit;
            if (value.IsJson && value.Json.ValueKind is JsonValueKind.Array)
            {
                _isJson = true;
                _json = value.Json.EnumerateArray();
            }
            else
            {
                _list = value.Object as IReadOnlyList<ResolvedValue>;
            }
        }

        public readonly ResolvedValue Current => _isJson ? ResolvedValue.FromJson(_json.Current) : _list![_index]; // MoveNext was true

        public bool MoveNext()
        {
            if (++_index >= _limit)
            {
                return false;
            }

            return _isJson ? _json.MoveNext() : _list is not null && _index < _list.Count;
        }
    }
}

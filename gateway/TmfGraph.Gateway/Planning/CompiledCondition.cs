namespace TmfGraph.Gateway.Planning;

/// <summary>A <see cref="Condition"/> over the bits of a plan's condition variables.</summary>
internal sealed class CompiledCondition
{
    private readonly ulong[] _masks;
    private readonly ulong[] _values;

    private CompiledCondition(ulong[] masks, ulong[] values)
    {
        _masks = masks;
        _values = values;
    }

    /// <summary>Compiles a condition; null when it always holds.</summary>
    public static CompiledCondition? Compile(Condition condition, List<string> variables)
    {
        if (condition.IsAlways)
        {
            return null;
        }

        var masks = new ulong[condition.Alternatives.Count];
        var values = new ulong[masks.Length];
        for (var i = 0; i < masks.Length; i++)
        {
            foreach (var term in condition.Alternatives[i])
            {
                var bit = variables.IndexOf(term.Variable);
                if (bit < 0)
                {
                    bit = variables.Count;
                    variables.Add(term.Variable);
                    if (bit >= ConditionVariables.Max)
                    {
                        throw ConditionVariables.TooMany();
                    }
                }

                masks[i] |= 1UL << bit;
                values[i] |= term.Expected ? 1UL << bit : 0;
            }
        }

        return new CompiledCondition(masks, values);
    }

    public bool Holds(ulong flags)
    {
        for (var i = 0; i < _masks.Length; i++)
        {
            if ((flags & _masks[i]) == _values[i])
            {
                return true;
            }
        }

        return false;
    }
}

using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Execution;

/// <summary>Some of the variable sets that were sent, for sending them again.</summary>
internal static class VariableSubset
{
    /// <summary>The variables for the body of a request.</summary>
    /// <param name="body">What was sent: see <see cref="VariableSets.Body"/>.</param>
    /// <param name="sets">The numbers of the sets that are wanted, in order; at least one.</param>
    /// <param name="count">How many there were.</param>
    /// <param name="isOneSet">Whether the sets are the items of a list that begins the one set of variables.</param>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> body, IList<int> sets, int count, bool isOneSet)
    {
        if (sets.Count == count)
        {
            return body;
        }

        using var tape = JsonTape.Parse(body, null);
        using var output = new ResultWriter(256);
        var list = isOneSet ? 1 : 0;
        var isList = isOneSet || sets.Count > 1;
        if (isOneSet)
        {
            output.WriteRaw(body.Span[..(body.Span.IndexOf((byte)':') + 1)]); // the name of the list, which has no colon
        }

        var separator = (byte)'[';
        foreach (var set in sets)
        {
            if (isList)
            {
                output.WriteByte(separator);
            }

            output.WriteRaw(tape.Raw(tape.Item(list, set)));
            separator = (byte)',';
        }

        if (isList)
        {
            output.WriteByte((byte)']');
        }

        if (isOneSet)
        {
            output.WriteRaw(body.Span[(body.Span.IndexOf((byte)'[') + tape.Raw(list).Length)..]);
        }

        return output.WrittenSpan.ToArray();
    }
}

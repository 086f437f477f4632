using System.Runtime.CompilerServices;
using TmfGraph.Gateway.Planning;

namespace TmfGraph.Gateway.Execution;

// Text that is copied as a source has sent it: a leaf, or a run of them.
internal sealed partial class ResultComposer
{
    /// <summary>Finds name and value of a leaf, or of several at once, to be copied as they stand in an answer.</summary>
    /// <param name="index">The leaf; moved to the last one that is found.</param>
    /// <param name="leaf">Where it is not: the row of the leaf when its value is copied, or -1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool FindText(int frame, OutputField[] fields, ref int index, out JsonTape? tape, out TextPlace text, out int leaf)
    {
        var field = fields[index];
        if (field.Run is not null && _runs is not null)
        {
            text = FindRun(frame, fields, index, field.Run);
            if (text.End >= 0)
            {
                tape = _reader.StateOf(field).Tape;
                index += field.Run.Count - 1;
                leaf = -1;
                return true;
            }
        }

        text = default;
        leaf = LeafOf(frame, field, out tape);
        return leaf >= 0 && field.KeepsName && tape!.TryGetProperty(leaf, field.Key!, out text); // a row means a tape, and a name in it
    }

    /// <summary>Where leaves of a lookup's object stand side by side.</summary>
    private TextPlace FindRun(int frame, OutputField[] fields, int first, LeafRun run)
    {
        var state = _reader.StateOf(fields[first]);
        var set = state.SetOf(_reader.Row(frame, 0));
        if ((uint)set >= (uint)state.SetRows.Length)
        {
            return TextPlace.None; // the object was not asked for
        }

        ref var known = ref _runs![run, set, state.SetRows.Length]; // whoever asks has seen it
        if (known.End == 0)
        {
            known = LookForRun(frame, fields.AsSpan(first, run.Count));
        }

        return known;
    }

    private TextPlace LookForRun(int frame, ReadOnlySpan<OutputField> fields)
    {
        var all = TextPlace.None;
        foreach (var field in fields)
        {
            var leaf = LeafOf(frame, field, out var tape);
            if (leaf < 0 || !tape!.TryGetProperty(leaf, field.Key!, out var text) || (all.End >= 0 && text.Start != all.End + 1)) // a row means a tape
            {
                return TextPlace.None;
            }

            all = all.End < 0 ? text : all with { End = text.End };
        }

        return all;
    }

    /// <summary>The row of a leaf that is copied as it stands; -1 for one that is null or has to be looked at, and for all other fields.</summary>
    private int LeafOf(int frame, OutputField field, out JsonTape? tape)
    {
        if (!field.IsCopied)
        {
            tape = null;
            return -1;
        }

        var row = _reader.Read(frame, field, out tape);
        return row >= 0 && field.Leaf.Takes(tape!, row) ? row : -1; // a row means a tape
    }
}

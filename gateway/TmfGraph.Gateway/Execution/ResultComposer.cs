using System.Runtime.CompilerServices;
using TmfGraph.Gateway.Execution.Incremental;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Execution;

// How an answer is written
// ------------------------
// Everything a client gets stands in the answers of the fetches already. Merging them into a tree and then writing that tree would touch
// every value twice, so nothing is merged: the composer walks the plan's positions in the client's order, holds for each object its row in
// every answer that knows it (ObjectReader), and copies each leaf's bytes from where they are. Objects that were looked up elsewhere are
// joined by their row in the first answer.
//
// A null where the public schema allows none cuts the buffer back to where the enclosing object or list began and goes on as that one's
// null: the specification's bubbling, without looking ahead. Errors of sources are translated where they are met, since only here the
// client's path with its list indexes is known.
//
// An answer in parts is written the same way: what comes later is noted where it stands (ResultComposer.Parts.cs), and a part is written by
// going back to its place.

/// <summary>Writes the data of one result in one pass.</summary>
internal sealed partial class ResultComposer
{
    private readonly ObjectReader _reader;
    private readonly ResultWriter _output;
    private readonly ErrorList _errors;
    private readonly ulong _conditions;
    private readonly ErrorMode _mode;
    private readonly ComposerLimits _limits;
    private readonly ResponsePath _path = new();

    private readonly PartScope? _parts;
    private readonly FoundRuns? _runs;
    private readonly bool _hasErrors;

    private ResultComposer(
        ObjectReader reader,
        ResultWriter output,
        ErrorList errors,
        ulong conditions,
        ErrorMode mode,
        ComposerLimits limits,
        PartScope? parts,
        FoundRuns? runs = null)
    {
        _reader = reader;
        _output = output;
        _errors = errors;
        _conditions = conditions;
        _mode = mode;
        _limits = limits;
        _parts = parts;
        _runs = runs;
        _hasErrors = reader.HasErrors;
    }

    /// <summary>Writes the value of <c>data</c>.</summary>
    /// <param name="parts">Notes what comes later; null for an answer that comes whole.</param>
    public static void Write(
        OperationPlan plan,
        ObjectReader reader,
        ResultWriter output,
        ErrorList errors,
        ulong conditions,
        ErrorMode mode,
        ComposerLimits limits,
        PartScope? parts = null)
    {
        using var runs = new FoundRuns(plan.LeafRunCount);
        var composer = new ResultComposer(reader, output, errors, conditions, mode, limits, parts, parts is null ? runs : null);
        var frame = reader.EnterRoot(plan.Root);
        composer.PassOver(plan.Root.OnlyVariant!, frame); // the root type is an object type
        foreach (var view in plan.Root.Views)
        {
            composer.AddErrors(view, reader.StateOf(view), 0, []);
        }

        var isWhole = true;
        try
        {
            if (!composer.WriteObject(plan.Root, frame, plan.Root.OnlyVariant!)) // as above
            {
                output.WriteNull();
            }
        }
        catch (GraphQLException exception)
        {
            errors.Add(exception.Error); // larger than allowed
            isWhole = false;
        }

        reader.Pop(frame);
        if (!isWhole || (mode is ErrorMode.Halt && errors.Count > 0))
        {
            output.Truncate(0);
            output.WriteNull();
            parts?.Forget(0);
        }
    }

    /// <summary>Writes an object; false, with nothing written, when a null must move up past it.</summary>
    private bool WriteObject(Position position, int frame, TypeVariant variant) => variant.IsDeferring
        ? WriteDeferringObject(position, frame, variant)
        : WriteFields(position, frame, variant, variant.Visible);

    private bool WriteFields(Position position, int frame, TypeVariant variant, OutputField[] fields)
    {
        var start = _output.Length;
        var later = _parts?.Mark ?? 0;
        var separator = (byte)'{';

        // leaves that stand side by side in an answer as the client wants them are copied together
        JsonTape? run = null;
        var place = default(TextPlace);
        for (var i = 0; i < fields.Length; i++)
        {
            var field = fields[i];
            if (field.Condition?.Holds(_conditions) == false)
            {
                continue;
            }

            if (FindText(frame, fields, ref i, out var tape, out var text, out var leaf))
            {
                if (ReferenceEquals(tape, run) && text.Start == place.End + 1)
                {
                    place = place with { End = text.End }; // what is between them can be nothing but a comma
                    continue;
                }

                if (run is not null)
                {
                    Write(separator, run.Text(place), default);
                    separator = (byte)',';
                }

                (run, place) = (tape, text);
                continue;
            }

            if (run is not null)
            {
                Write(separator, run.Text(place), default);
                separator = (byte)',';
                run = null;
            }

            if (leaf >= 0)
            {
                Write(separator, field.Prefix, tape!.Raw(leaf)); // the same
            }
            else
            {
                Write(separator, field.Prefix, field.IsTypeName ? variant.TypeNameJson : default);
                if (!field.IsTypeName && !WriteOther(position, frame, field))
                {
                    _output.Truncate(start);
                    _parts?.Forget(later);
                    return false;
                }
            }

            separator = (byte)',';
        }

        if (run is not null)
        {
            Write(separator, run.Text(place), default);
        }
        else if (separator == (byte)'{')
        {
            _output.WriteByte(separator); // no field was wanted
        }

        _output.WriteByte((byte)'}');
        return true;
    }

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

    /// <summary>Writes the value of a field that is more than a copy; false when a null must move up.</summary>
    private bool WriteOther(Position position, int frame, OutputField field)
    {
        _path.Push(field.ResponseName);
        var written = field.Child is null ? WriteLeaf(position, frame, field) : WriteComposite(position, frame, field, field.Child);
        _path.Pop();
        return written;
    }

    private void Write(byte separator, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        if (_output.Length > _limits.MaxResultBytes)
        {
            ThrowTooLarge(); // a few answers can make many times their size, as objects are found once for all places they stand in
        }

        var length = 1 + first.Length + second.Length;
        var span = _output.GetSpan(length);
        span[0] = separator;
        first.CopyTo(span[1..]);
        second.CopyTo(span[(1 + first.Length)..]);
        _output.Advance(length);
    }

    private bool WriteComposite(Position position, int frame, OutputField field, Position child)
    {
        if (field.Others.Count > 0)
        {
            (field, _) = FirstFound(frame, field);
            child = field.Child!; // all of them have objects below
        }

        var entered = _reader.EnterChild(position, frame, child);
        var written = WriteValue(field, field.Type, position, child, entered);
        _reader.Pop(entered);
        return written;
    }

    /// <summary>Of a field that is fetched from several sources the first that is not null; else one that failed, so that this is told; else the first.</summary>
    private (OutputField Field, bool IsFound) FirstFound(int frame, OutputField field)
    {
        OutputField? failed = null;
        foreach (var one in field.Others.Prepend(field))
        {
            var row = _reader.Read(frame, one, out var tape);
            if (row >= 0 && !tape!.IsNull(row)) // a row means a tape
            {
                return (one, true);
            }

            failed ??= _reader.HasFailed(one) ? one : null;
        }

        return (failed ?? field, false);
    }

    /// <summary>Writes an object, or a list of them at any depth; false when a null must move up.</summary>
    private bool WriteValue(OutputField field, GraphType type, Position parent, Position position, int frame)
    {
        var row = _reader.Row(frame, 0);
        var tape = _reader.TapeOf(position, 0);
        if (row < 0 || tape!.IsNull(row)) // a row means a tape
        {
            return WriteNull(parent, field, type);
        }

        if (type.NullableType is ListType list)
        {
            return tape.IsArray(row) ? WriteList(field, type, list, parent, position, frame) : Invalid(field, type, position.Views[0]);
        }

        if (!tape.IsObject(row))
        {
            return Invalid(field, type, position.Views[0]);
        }

        _reader.EnterObject(position, frame);
        var variant = _reader.VariantOf(position, frame);
        if (_hasErrors && position.Hops.Count > 0)
        {
            AddErrorsOfHops(position, row, variant?.TypeName);
        }

        if (variant is null)
        {
            return _reader.Row(frame, position.TypeView) < 0
                ? WriteUntold(_reader.StateOf(position.Views[position.TypeView]), field, type)
                : Invalid(field, type, position.Views[position.TypeView]);
        }

        return WriteObject(position, frame, variant) || BubbleTo(type);
    }

    private bool WriteList(OutputField field, GraphType type, ListType list, Position parent, Position position, int frame)
    {
        var count = field.Stream is not null && ReferenceEquals(list, field.Type.NullableType) ? InitialCount(field) : int.MaxValue;
        if (count < 0)
        {
            return BubbleTo(type);
        }

        var start = _output.Length;
        var later = _parts?.Mark ?? 0;
        if (!WriteItems(field, list, parent, position, frame, 0, count, out var more))
        {
            _output.Truncate(start);
            _parts?.Forget(later);
            return BubbleTo(type);
        }

        if (more > 0)
        {
            LeaveForLater(field, parent, count, more);
        }

        return true;
    }

    /// <summary>Writes some items of a list; false when a null must move up past it.</summary>
    /// <param name="more">How many items come after them.</param>
    private bool WriteItems(OutputField field, ListType list, Position parent, Position position, int frame, int first, int count, out int more)
    {
        _output.WriteByte((byte)'[');
        var items = _reader.EnterList(position, frame);
        var written = true;
        var index = 0;
        more = 0;
        while (written && _reader.NextItem(position, frame, items))
        {
            if (index - first >= count)
            {
                more++;
            }
            else if (index >= first)
            {
                if (index > first)
                {
                    _output.WriteByte((byte)',');
                }

                _path.Push(index);
                written = WriteValue(field, list.Item, parent, position, items.Frame);
                _path.Pop();
            }

            index++;
        }

        _reader.Pop(items.Frame);
        _output.WriteByte((byte)']');
        return written;
    }

    /// <summary>Takes a null that came from below: stays here when it may, else false.</summary>
    private bool BubbleTo(GraphType type)
    {
        if (type.IsNonNull && _mode is not ErrorMode.Null)
        {
            return false;
        }

        _output.WriteNull();
        return true;
    }

    /// <summary>Writes null for a field that has no value, with the error that explains it; false when the null must move up.</summary>
    private bool WriteNull(Position position, OutputField field, GraphType type)
    {
        var failed = field.View >= 0 ? _reader.StateOf(position.Views[field.View]) : null;
        if (failed?.Failure is not null)
        {
            AddFailure(failed);
        }
        else if (type.IsNonNull)
        {
            AddNonNullViolation(field);
        }

        return BubbleTo(type);
    }

    /// <summary>Writes null for an object that the source which tells its type has not found.</summary>
    private bool WriteUntold(StepState teller, OutputField field, GraphType type)
    {
        if (teller.Failure is not null)
        {
            AddFailure(teller);
        }
        else if (type.IsNonNull)
        {
            AddNonNullViolation(field);
        }

        return BubbleTo(type);
    }
}

/// <summary>Limits of a result and of the errors that it lists.</summary>
/// <param name="MaxErrorsPerFetch">How often the failure of one fetch, or the errors of one variable set, are repeated at different paths.</param>
/// <param name="ShowSources">Whether errors name the source schema and its HTTP status.</param>
/// <param name="MaxResultBytes">How large a result may become.</param>
internal readonly record struct ComposerLimits(int MaxErrorsPerFetch, bool ShowSources, int MaxResultBytes);

using TmfGraph.Gateway.Execution.Incremental;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;

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
        _inherited = _hasErrors ? reader.InheritedErrors() : null;
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
    private bool WriteObject(Position position, int frame, TypeVariant variant) => variant.IsSpecial
        ? !variant.IsHidden && WriteDeferringObject(position, frame, variant)
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
}

/// <summary>Limits of a result and of the errors that it lists.</summary>
/// <param name="MaxErrorsPerFetch">How often the failure of one fetch, or the errors of one variable set, are repeated at different paths.</param>
/// <param name="ShowSources">Whether errors name the source schema and its HTTP status.</param>
/// <param name="MaxResultBytes">How large a result may become.</param>
internal readonly record struct ComposerLimits(int MaxErrorsPerFetch, bool ShowSources, int MaxResultBytes);

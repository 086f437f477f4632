using TmfGraph.Gateway.Execution.Incremental;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Execution.Running;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Execution;

// Answers in parts: while it writes, the composer notes what is left for later. Where a null moves up, what was noted below is forgotten.
internal sealed partial class ResultComposer
{
    /// <summary>A composer for one part of an answer.</summary>
    public static ResultComposer ForPart(
        Position root, ObjectReader reader, ErrorList errors, ulong conditions, ErrorMode mode, ComposerLimits limits, DeferredWork work, PartScope parts)
    {
        var composer = new ResultComposer(reader, new ResultWriter(), errors, conditions, mode, limits, parts);
        foreach (var segment in work.Path)
        {
            if (segment is int index)
            {
                composer._path.Push(index);
            }
            else
            {
                composer._path.Push((string)segment); // paths have nothing else
            }
        }

        var frame = reader.EnterRoot(root);
        composer.PassOver(root.OnlyVariant!, frame); // the root type is an object type
        reader.Pop(frame);

        return composer;
    }

    /// <summary>Takes the errors that a source sent with an object around the part, those of the part.</summary>
    /// <param name="depth">The length of the object's path.</param>
    /// <param name="type">The object's type, where it is known.</param>
    public void AddErrors(PlanView view, StepState state, int set, DeferredWork work, int depth, string? type) =>
        AddErrors(view, state, set, work.Path[..depth], type);

    /// <summary>Writes deferred fields as an object of their own.</summary>
    public DeferredOutcome WriteFields(DeferredPart part, Position position, int frame)
    {
        var variant = _reader.VariantOf(position, frame)!; // it was known when the part was left for later
        return Finish(WriteFields(position, frame, variant, part.Selection.Fields));
    }

    /// <summary>Writes streamed items as a list of their own.</summary>
    public DeferredOutcome WriteItems(StreamedPart part, Position position, int frame)
    {
        var list = (ListType)part.Field.Type.NullableType; // nothing else is streamed
        return Finish(WriteItems(part.Field, list, part.Parent, position, frame, part.First, part.Count, out _));
    }

    /// <summary>Writes streamed leaves as a list of their own.</summary>
    /// <param name="position">Where the object stands that has the list.</param>
    public DeferredOutcome WriteLeaves(StreamedPart part, Position position, int frame)
    {
        var field = part.Field;
        var list = _reader.Read(frame, field, out var tape); // it was there when the part was left for later
        return Finish(WriteLeaves(field, part.Leaves!, tape!, tape!.Next(list), part.First, part.Count, position.Views[field.View]));
    }

    /// <summary>Writes the first items of a list of leaves, and leaves the others for later.</summary>
    private bool WriteFirstLeaves(Position position, OutputField field, JsonTape tape, int list)
    {
        var view = position.Views[field.View];
        if (!tape.IsArray(list))
        {
            return Invalid(field, field.Type, view);
        }

        var count = InitialCount(field);
        var cursor = new LeafCursor { Row = list + 1 };
        var end = tape.Next(list);
        if (count < 0 || !WriteLeaves(field, cursor, tape, end, 0, count, view))
        {
            return BubbleTo(field.Type);
        }

        var more = 0;
        for (var row = cursor.Row; row < end; row = tape.Next(row))
        {
            more++;
        }

        if (more > 0)
        {
            LeaveForLater(field, position, count, more, cursor);
        }

        return true;
    }

    private bool WriteLeaves(OutputField field, LeafCursor cursor, JsonTape tape, int end, int first, int count, PlanView view)
    {
        var list = (ListType)field.Type.NullableType; // nothing else is streamed
        var row = cursor.Row;
        var isWritten = WriteLeafItems(field, list.Item, field.Leaf.Item ?? LeafType.Any, tape, ref row, end, first, count, view);
        cursor.Row = row;
        return isWritten;
    }

    private DeferredOutcome Finish(bool isWritten)
    {
        isWritten &= _mode is not ErrorMode.Halt || _errors.Count == 0;
        _errors.Complete();
        if (isWritten)
        {
            return new DeferredOutcome(_output, _errors.Errors, _parts!.Later); // a part has a scope
        }

        _output.Dispose();
        return new DeferredOutcome(null, _errors.Errors, []);
    }

    private bool WriteDeferringObject(Position position, int frame, TypeVariant variant)
    {
        var parts = _parts!; // only plans in parts have such objects
        var outer = parts.Fragments;
        foreach (var usage in variant.NewUsages)
        {
            PendingDelivery[] parents = usage.Parent is { } parent && DeferScope.Find(parts.Fragments, parent) is { } delivery ? [delivery] : [];
            parts.Fragments = new DeferScope(usage, new PendingDelivery(usage.Label, [.. _path.ToList()], parents), parts.Fragments);
        }

        var isWritten = WriteFields(position, frame, variant, variant.Visible);
        if (isWritten)
        {
            foreach (var selection in variant.Deferred)
            {
                var deliveries = selection.Usages.Select(u => DeferScope.Find(parts.Fragments, u)).OfType<PendingDelivery>().ToArray();
                parts.Add(new DeferredPart(selection, parts.Wave, [.. _path.ToList()], deliveries, parts.Fragments));
            }
        }

        parts.Fragments = outer;
        return isWritten;
    }

    /// <summary>How many items of a list are written at once; below zero, with an error, when the request says so.</summary>
    private int InitialCount(OutputField field)
    {
        var count = _parts!.Wave.InitialCount(field.Stream!); // the caller has seen that it is streamed
        if (count < 0)
        {
            _errors.Add(IncrementalPlan.NegativeCount() with { Path = _path.ToList() });
        }

        return count;
    }

    /// <param name="first">The index of the first item that was not written.</param>
    /// <param name="count">How many were not.</param>
    /// <param name="leaves">Where the first of them is, for leaves; null for objects.</param>
    private void LeaveForLater(OutputField field, Position parent, int first, int count, LeafCursor? leaves = null)
    {
        var parts = _parts!; // only plans in parts have streamed lists
        var path = _path.ToList().ToArray();

        // within a deferred fragment the list is known to clients only when the fragment is
        var delivery = new PendingDelivery(field.Stream!.Usage.Label, path, parts.PartOf); // the list is streamed
        parts.Add(new StreamedPart(field, parent, parts.Wave, first, count, path, [delivery], parts.Fragments) { Leaves = leaves });
    }
}

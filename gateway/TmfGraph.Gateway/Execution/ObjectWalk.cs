using TmfGraph.Gateway.Execution.Incremental;
using TmfGraph.Gateway.Planning;

namespace TmfGraph.Gateway.Execution;

/// <summary>Walks from the root of an answer to all objects of one position.</summary>
/// <param name="path">Positions from the root to that one.</param>
/// <param name="wave">Which items of streamed lists count; null where nothing is streamed.</param>
internal abstract class ObjectWalk(ObjectReader reader, Position[] path, ulong conditions, Wave? wave)
{
    /// <summary>The field last taken at each depth, by the type that has it.</summary>
    private readonly (TypeVariant? Of, OutputField? Field)[] _ways = new (TypeVariant?, OutputField?)[path.Length];

    protected ObjectReader Reader { get; } = reader;

    /// <summary>Which conditions of the operation hold.</summary>
    protected ulong Conditions { get; } = conditions;

    /// <param name="places">Where to go; null for everywhere.</param>
    protected void WalkAll(PlaceTree? places)
    {
        var frame = Reader.EnterRoot(path[0]);
        Walk(0, frame, places);
        Reader.Pop(frame);
    }

    /// <summary>Told of every object of the position.</summary>
    protected abstract void Visit(Position position, int frame, PlaceTree? place);

    /// <summary>Told of every object on the way, and of the one that is visited next.</summary>
    protected virtual void Pass(Position position, int frame, PlaceTree? place)
    {
    }

    /// <summary>Told of a list whose items are what is to be done; they are not walked then.</summary>
    /// <param name="frame">Of the list.</param>
    protected virtual bool VisitList(OutputField field, Position position, int frame, StreamedPart items) => false;

    private void Walk(int depth, int frame, PlaceTree? place)
    {
        var position = path[depth];
        Pass(position, frame, place);
        if (depth == path.Length - 1)
        {
            Visit(position, frame, place);
            return;
        }

        var child = path[depth + 1];
        if (Reader.VariantOf(position, frame) is not { } variant)
        {
            return;
        }

        ref var way = ref _ways[depth];
        if (!ReferenceEquals(way.Of, variant))
        {
            way = (variant, place is null ? variant.FieldTo(child) : variant.VisibleTo(child));
        }

        if (way.Field is not { } field || field.Condition?.Holds(Conditions) == false)
        {
            return;
        }

        var next = place?.Below(field.ResponseName);
        if (place is not null && next is null)
        {
            return;
        }

        var entered = Reader.EnterChild(position, frame, child);
        WalkValue(depth + 1, entered, field, next, isStreamed: true);
        Reader.Pop(entered);
    }

    private void WalkValue(int depth, int frame, OutputField field, PlaceTree? place, bool isStreamed)
    {
        var position = path[depth];
        var row = Reader.Row(frame, 0);
        if (row < 0)
        {
            return;
        }

        var tape = Reader.TapeOf(position, 0)!; // a row means a tape
        if (tape.IsArray(row))
        {
            WalkItems(depth, frame, field, place, isStreamed);
        }
        else if (tape.IsObject(row))
        {
            Reader.EnterObject(position, frame);
            Walk(depth, frame, place);
        }
    }

    private void WalkItems(int depth, int frame, OutputField field, PlaceTree? place, bool isStreamed)
    {
        var position = path[depth];
        var (first, end) = (0, int.MaxValue);
        if (place?.Work is StreamedPart part)
        {
            if (VisitList(field, position, frame, part))
            {
                return;
            }

            (first, end) = (part.First, part.First + part.Count);
        }
        else if (place is null && isStreamed && field.Stream is { } stream)
        {
            end = wave!.InitialCount(stream); // only plans in parts have streamed lists
        }

        var items = Reader.EnterList(position, frame);
        for (var index = 0; index < end && Reader.NextItem(position, frame, items); index++)
        {
            if (index < first || (place is { Work: null } && place.Below(index) is null))
            {
                continue;
            }

            // below the items that a wave is about it goes everywhere
            WalkValue(depth, items.Frame, field, place?.Below(index), isStreamed: false);
        }

        Reader.Pop(items.Frame);
    }
}

using System.Buffers;
using TmfGraph.Gateway.Planning;

namespace TmfGraph.Gateway.Execution;

/// <summary>
/// Reads objects out of the answers of several fetches at once. At every position a frame holds, for each view, the row of the current
/// object in that view's JSON, or -1. Frames live on one stack of integers; nothing is allocated per object.
/// </summary>
internal sealed class ObjectReader : IDisposable
{
    private readonly StepState[] _states;
    private int[] _rows = ArrayPool<int>.Shared.Rent(256);
    private int[] _hints = ArrayPool<int>.Shared.Rent(256);
    private int _top;

    public ObjectReader(StepState[] states) => _states = states;

    public StepState StateOf(PlanView view) => _states[view.Step.Id - 1];

    /// <summary>Reserves a frame for that many views.</summary>
    public int Push(int count)
    {
        var frame = _top;
        _top += count;
        if (_top > _rows.Length)
        {
            Grow();
        }

        return frame;
    }

    /// <summary>Drops a frame and everything above it.</summary>
    public void Pop(int frame) => _top = frame;

    public int Row(int frame, int view) => _rows[frame + view];

    public void SetRow(int frame, int view, int row) => _rows[frame + view] = row;

    /// <summary>The frame of the response's root.</summary>
    public int EnterRoot(Position root)
    {
        var frame = Push(root.Views.Count);
        for (var i = 0; i < root.Views.Count; i++)
        {
            var rows = StateOf(root.Views[i]).SetRows;
            _rows[frame + i] = rows.Length > 0 ? rows[0] : -1;
            _hints[frame + i] = _rows[frame + i] + 1;
        }

        return frame;
    }

    /// <summary>The row of a property of the current object, or -1.</summary>
    public int Read(Position position, int frame, int view, byte[] key)
    {
        var row = _rows[frame + view];
        return row < 0 ? -1 : StateOf(position.Views[view]).Tape!.Find(row, key, ref _hints[frame + view]); // a row means a tape
    }

    /// <summary>A frame with the values of a field in all views that have it: an object, a list, null or nothing.</summary>
    public int EnterChild(Position position, int frame, Position child)
    {
        var views = child.Views;
        var entered = Push(views.Count);
        for (var i = 0; i < views.Count; i++)
        {
            _rows[entered + i] = views[i].ParentView < 0 ? -1 : Read(position, frame, views[i].ParentView, views[i].Key);
        }

        return entered;
    }

    /// <summary>Completes a frame whose first view stands at an object: finds the object in the fetches that were asked for it.</summary>
    public void EnterObject(Position position, int frame)
    {
        var views = position.Views;
        var primary = _rows[frame];
        _hints[frame] = primary + 1;
        for (var i = 1; i < views.Count; i++)
        {
            if (views[i].ParentView < 0)
            {
                _rows[frame + i] = StateOf(views[i]).RowOf(primary);
            }
            else if (_rows[frame + i] is >= 0 and var row && !StateOf(views[i]).Tape!.IsObject(row))
            {
                _rows[frame + i] = -1;
            }

            _hints[frame + i] = _rows[frame + i] + 1;
        }
    }

    /// <summary>A frame for the items of a list that all views have: begins before the first one.</summary>
    public ItemFrame EnterList(Position position, int frame)
    {
        var views = position.Views.Count;
        var items = Push(views * 2);
        for (var i = 0; i < views; i++)
        {
            var row = _rows[frame + i];
            _rows[items + views + i] = row >= 0 && position.Views[i].ParentView >= 0 && StateOf(position.Views[i]).Tape!.IsArray(row) ? row + 1 : -1;
        }

        return new ItemFrame(items, StateOf(position.Views[0]).Tape!.Next(_rows[frame]));
    }

    /// <summary>Moves to the next item; false at the end.</summary>
    public bool NextItem(Position position, int listFrame, ItemFrame items)
    {
        var views = position.Views.Count;
        if (_rows[items.Frame + views] >= items.End)
        {
            return false;
        }

        for (var i = 0; i < views; i++)
        {
            var cursor = _rows[items.Frame + views + i];
            if (cursor >= 0)
            {
                var tape = StateOf(position.Views[i]).Tape!;
                var end = tape.Next(_rows[listFrame + i]);
                _rows[items.Frame + i] = cursor < end ? cursor : -1;
                _rows[items.Frame + views + i] = cursor < end ? tape.Next(cursor) : -1;
            }
            else
            {
                _rows[items.Frame + i] = -1;
            }
        }

        return true;
    }

    /// <summary>What the current object is asked for; null when it says no type, or one that nobody asked for.</summary>
    public TypeVariant? VariantOf(Position position, int frame)
    {
        if (!position.IsAbstract)
        {
            return position.OnlyVariant;
        }

        var tape = StateOf(position.Views[0]).Tape!;
        var row = tape.Find(_rows[frame], "__typename\""u8, ref _hints[frame]);
        if (row < 0)
        {
            return null;
        }

        var name = tape.Raw(row);
        foreach (var variant in position.VariantList)
        {
            if (name.SequenceEqual(variant.TypeNameJson))
            {
                return variant;
            }
        }

        return null;
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_rows);
        ArrayPool<int>.Shared.Return(_hints);
        _rows = [];
        _hints = [];
    }

    private void Grow()
    {
        Grow(ref _rows);
        Grow(ref _hints);
    }

    private void Grow(ref int[] array)
    {
        var larger = ArrayPool<int>.Shared.Rent(Math.Max(array.Length * 2, _top));
        array.CopyTo(larger, 0);
        ArrayPool<int>.Shared.Return(array);
        array = larger;
    }
}

/// <summary>The items of a list: where their rows are, and where the list ends in the first view.</summary>
internal readonly record struct ItemFrame(int Frame, int End);

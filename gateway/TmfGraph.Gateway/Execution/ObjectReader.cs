using System.Buffers;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL;
using TmfGraph.GraphQL.Execution;

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

    private readonly bool _showSources;

    /// <param name="showSources">Whether errors that it finds name their source.</param>
    public ObjectReader(StepState[] states, bool showSources = false)
    {
        _states = states;
        _showSources = showSources;
    }

    /// <summary>Whether any answer came with errors.</summary>
    public bool HasErrors => Array.Exists(_states, static s => s.Errors is not null);

    /// <summary>Errors that are told at fields of other fetches, which are missing because of them.</summary>
    public HashSet<GraphQLError> InheritedErrors()
    {
        var inherited = new HashSet<GraphQLError>(ReferenceEqualityComparer.Instance);
        foreach (var state in _states)
        {
            if (state is { IsInherited: true, Failure: { } failure })
            {
                inherited.Add(failure);
            }

            inherited.UnionWith((state.Errors ?? []).Values.SelectMany(e => e).Where(e => e.IsInherited).Select(e => e.Error));
        }

        return inherited;
    }

    public StepState StateOf(PlanView view) => _states[view.Step.Id - 1];

    public StepState StateOf(OutputField field) => _states[field.State];

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

    /// <summary>The frame of the response's root.</summary>
    public int EnterRoot(Position root)
    {
        var frame = Push(root.Sources.Length);
        for (var i = 0; i < root.Sources.Length; i++)
        {
            var rows = _states[root.Sources[i].State].SetRows;
            _rows[frame + i] = rows.Length > 0 ? rows[0] : -1;
            _hints[frame + i] = _rows[frame + i] + 1;
        }

        return frame;
    }

    /// <summary>The row of a field of the current object, or -1.</summary>
    /// <param name="tape">The answer it stands in; null when there is none.</param>
    public int Read(int frame, OutputField field, out JsonTape? tape)
    {
        tape = _states[field.State].Tape;
        var row = _rows[frame + field.View];
        return row < 0 ? -1 : tape!.Find(row, field.Key!, ref _hints[frame + field.View]); // a row means a tape, and a view a name in it
    }

    /// <summary>Whether the fetch failed that was to bring a field.</summary>
    public bool HasFailed(OutputField field) => _states[field.State].Failure is not null;

    /// <summary>
    /// Why a field of the current object is not there, or cannot be used: its fetch failed, for all objects or for this one, or has brought the object
    /// without it, or it has failed itself. Null when there is nothing to know: then the value is null.
    /// </summary>
    /// <param name="row">Of its value, or -1.</param>
    public GraphQLError? LossOf(Position position, int frame, OutputField field, int row)
    {
        var state = _states[field.State];
        if (row >= 0)
        {
            var tape = state.Tape!; // a row means a tape
            var isImpossible = tape.IsNull(row) ? field.Type.IsNonNull : field.Child is null && !field.Leaf.TakesAll(tape, row);
            return (field.Child is null ? state.ErrorWithin(row) : state.ErrorAt(row)) ?? (isImpossible ? NoValue(state) : null);
        }

        int? set = field.View > 0 && position.Parent is not null && position.Sources[field.View].ParentView < 0 ? state.SetOf(_rows[frame]) : null; // else another object was looked up

        // what is read from a view has a name in it
        return set < 0 ? state.Failure : state.LossOf(set, field.Key!) ?? (_rows[frame + field.View] < 0 ? null : state.ReducedBecause);
    }

    /// <summary>Why a leaf that is there is not whole, as an item of it has failed; null when none has.</summary>
    public GraphQLError? LossWithin(OutputField field, int row) => _states[field.State].ErrorWithin(row);

    /// <summary>Why an item of a list, or what is below a field, is no object; null when there is nothing to know.</summary>
    public GraphQLError? LossOf(Position position, int row)
    {
        var state = _states[position.Sources[0].State];
        return state.ErrorAt(row) ?? (state.Tape!.IsNull(row) ? null : NoValue(state)); // a row means a tape
    }

    /// <summary>Of a value that its type does not have. Clients may not know the field.</summary>
    private GraphQLError NoValue(StepState state) => state.NoValue ??= new GraphQLError("The source schema sent a value that a required field cannot have.")
    {
        Code = SubgraphErrorCodes.InvalidResponse,
        Extensions = _showSources && state.Step.Source is { } source ? new Dictionary<string, object?> { ["service"] = source.Name } : null,
    };

    /// <summary>The row of the value that a view of a position has in the object above, or -1.</summary>
    /// <param name="frame">Of the object above.</param>
    public int Read(Position above, int frame, in ViewSource source)
    {
        var row = _rows[frame + source.ParentView];
        return row < 0 ? -1 : _states[above.Sources[source.ParentView].State].Tape!.Find(row, source.Key!, ref _hints[frame + source.ParentView]); // as above
    }

    /// <summary>The answer that a view is read from; null when there is none.</summary>
    public JsonTape? TapeOf(Position position, int view) => _states[position.Sources[view].State].Tape;

    /// <summary>A frame with the values of a field in all views that have it: an object, a list, null or nothing.</summary>
    public int EnterChild(Position position, int frame, Position child)
    {
        var sources = child.Sources;
        var entered = Push(sources.Length);
        for (var i = 0; i < sources.Length; i++)
        {
            ref readonly var source = ref sources[i];
            _rows[entered + i] = source.ParentView < 0 ? -1 : Read(position, frame, source);
        }

        return entered;
    }

    /// <summary>Fills a frame with the views of an object of a position that is found by its row in the first one.</summary>
    public void EnterObject(Position position, int frame, int row)
    {
        _rows[frame] = row;
        EnterObject(position, frame);
    }

    /// <summary>Completes a frame whose first view stands at an object: finds the object in the fetches that were asked for it.</summary>
    public void EnterObject(Position position, int frame)
    {
        var sources = position.Sources;
        var primary = _rows[frame];
        _hints[frame] = primary + 1;
        for (var i = 1; i < sources.Length; i++)
        {
            ref readonly var source = ref sources[i];
            var state = _states[source.State];
            if (source.ParentView < 0)
            {
                _rows[frame + i] = state.RowOf(primary);
            }
            else if (_rows[frame + i] is >= 0 and var row && !state.Tape!.IsObject(row)) // a row means a tape
            {
                _rows[frame + i] = -1;
            }

            _hints[frame + i] = _rows[frame + i] + 1;
        }
    }

    /// <summary>A frame for the items of a list that all views have: begins before the first one.</summary>
    public ItemFrame EnterList(Position position, int frame)
    {
        var sources = position.Sources;
        var items = Push(sources.Length * 2);
        for (var i = 0; i < sources.Length; i++)
        {
            var row = _rows[frame + i];
            _rows[items + sources.Length + i] = row >= 0 && sources[i].ParentView >= 0 && _states[sources[i].State].Tape!.IsArray(row) ? row + 1 : -1;
        }

        return new ItemFrame(items, TapeOf(position, 0)!.Next(_rows[frame])); // the first view has the list
    }

    /// <summary>Moves to the next item; false at the end.</summary>
    public bool NextItem(Position position, int listFrame, ItemFrame items)
    {
        var sources = position.Sources;
        var count = sources.Length;
        if (_rows[items.Frame + count] >= items.End)
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            var cursor = _rows[items.Frame + count + i];
            if (cursor >= 0)
            {
                var tape = _states[sources[i].State].Tape!; // a row means a tape
                var end = i == 0 ? items.End : tape.Next(_rows[listFrame + i]);
                _rows[items.Frame + i] = cursor < end ? cursor : -1;
                _rows[items.Frame + count + i] = cursor < end ? tape.Next(cursor) : -1;
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

        var name = TypeNameOf(position, frame);
        foreach (var variant in position.VariantList)
        {
            if (name.SequenceEqual(variant.SentNameJson))
            {
                return variant;
            }
        }

        return null;
    }

    /// <summary>The name of the type that the current object says it has, as JSON; empty when it says none.</summary>
    public ReadOnlySpan<byte> TypeNameOf(Position position, int frame)
    {
        var view = frame + position.TypeView;
        if (_rows[view] < 0)
        {
            return default;
        }

        var tape = TapeOf(position, position.TypeView)!; // a row means a tape
        var row = tape.Find(_rows[view], JsonName.TypeName, ref _hints[view]);
        return row < 0 ? default : tape.Raw(row);
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
        ArrayPool<int>.Shared.Grow(ref _rows, _rows.Length, _top);
        ArrayPool<int>.Shared.Grow(ref _hints, _hints.Length, _top);
    }
}

/// <summary>The items of a list: where their rows are, and where the list ends in the first view.</summary>
internal readonly record struct ItemFrame(int Frame, int End);

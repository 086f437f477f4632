using System.Buffers;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Execution;

// How objects are found
// ---------------------
// Many fetches ask for objects deep in the answer, and often for those of one position: walking to them from the root each time would look at
// the same lists again and again. So a position's objects are found once, out of those of the position above, and kept as the rows they have in
// the answer of the fetch that tells of them first. All other views of such an object are fetches of its own, found by that row.
//
// Where several fetches tell of objects as parts of their parents, one row does not tell all, and the walk from the root (ObjectWalk) has to do;
// see Position.IsFoundByRow.

/// <summary>The objects of the positions of a running plan, each position's found once. Safe to use by several fetches at a time.</summary>
internal sealed class FoundObjects(StepState[] states, int positions, ulong conditions) : IDisposable
{
    private readonly (int[]? Rows, int Count)[] _found = new (int[]?, int)[positions];
    private readonly Lock _lock = new();

    /// <summary>The rows of a position's objects in the answer of its first view, each once, in the order of the answer.</summary>
    /// <param name="position">One whose objects are found by their rows.</param>
    /// <param name="reader">A reader of the same answers.</param>
    public ReadOnlySpan<int> At(Position position, ObjectReader reader)
    {
        lock (_lock)
        {
            return Find(position, reader);
        }
    }

    public void Dispose()
    {
        foreach (ref var found in _found.AsSpan())
        {
            if (found.Rows is not null)
            {
                RequestArrays<int>.Pool.Return(found.Rows);
                found = default;
            }
        }
    }

    private ReadOnlySpan<int> Find(Position position, ObjectReader reader)
    {
        ref var found = ref _found[position.Number];
        if (found.Rows is not null)
        {
            return found.Rows.AsSpan(0, found.Count);
        }

        var source = position.Sources[0];
        if (states[source.State].Tape is not { } tape)
        {
            return [];
        }

        var rows = new RowList(tape);
        var parent = position.Parent!; // only below the root objects are found by rows
        if (parent.Parent is null)
        {
            var root = reader.EnterRoot(parent);
            AddBelow(parent, root, position, reader, ref rows);
            reader.Pop(root);
        }
        else
        {
            var frame = reader.Push(parent.Sources.Length);
            foreach (var row in Find(parent, reader))
            {
                reader.EnterObject(parent, frame, row);
                AddBelow(parent, frame, position, reader, ref rows);
            }

            reader.Pop(frame);
        }

        found = rows.End(); // nothing at all may mean that it is not there yet
        return found.Rows.AsSpan(0, found.Count);
    }

    /// <summary>Adds the objects that one object of the position above leads to.</summary>
    private void AddBelow(Position parent, int frame, Position position, ObjectReader reader, ref RowList rows)
    {
        if (reader.VariantOf(parent, frame) is not { } variant)
        {
            return;
        }

        if (!ReferenceEquals(variant, rows.Variant))
        {
            rows.Variant = variant;
            rows.IsReached = variant.FieldTo(position) is { } field && field.Condition?.Holds(conditions) != false;
        }

        if (rows.IsReached)
        {
            var row = reader.Read(parent, frame, position.Sources[0]);
            if (row >= 0)
            {
                rows.Add(row);
            }
        }
    }

    /// <summary>The rows of different objects, as they are found.</summary>
    private ref struct RowList(JsonTape tape)
    {
        private readonly byte[] _seen = Clear(ArrayPool<byte>.Shared.Rent((tape.Count / 8) + 1));
        private int[] _rows = RequestArrays<int>.Pool.Rent(64);
        private int _count;

        /// <summary>What the last object above is asked for, and whether that leads here: most often it holds for the next one.</summary>
        public TypeVariant? Variant { get; set; }

        public bool IsReached { get; set; }

        /// <summary>Adds an object, or those of a list at any depth. An object that several lookups have found is one.</summary>
        public void Add(int row)
        {
            if (tape.IsObject(row))
            {
                ref var seen = ref _seen[row >> 3];
                var bit = (byte)(1 << (row & 7));
                if ((seen & bit) == 0)
                {
                    seen |= bit;
                    Append(row);
                }
            }
            else if (tape.IsArray(row))
            {
                var end = tape.Next(row);
                for (var item = row + 1; item < end; item = tape.Next(item))
                {
                    Add(item);
                }
            }
        }

        /// <summary>The rows, which the caller gives back; null for none.</summary>
        public readonly (int[]? Rows, int Count) End()
        {
            ArrayPool<byte>.Shared.Return(_seen);
            if (_count > 0)
            {
                return (_rows, _count);
            }

            RequestArrays<int>.Pool.Return(_rows);
            return default;
        }

        private void Append(int row)
        {
            if (_count == _rows.Length)
            {
                RequestArrays<int>.Pool.Grow(ref _rows, _count, _count + 1);
            }

            _rows[_count++] = row;
        }

        private static byte[] Clear(byte[] bits)
        {
            bits.AsSpan().Clear();
            return bits;
        }
    }
}

using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Execution;

/// <summary>
/// The variable sets of one request, written as a JSON array, equal sets once. The part that is the same in all of them (variables of the
/// client) is given beforehand.
/// </summary>
internal sealed class VariableSets : IDisposable
{
    /// <summary>For objects that are the same wherever they stand, which most are.</summary>
    public const int NoOrigin = -1;

    private readonly ResultWriter _output = new(1024);
    private readonly ReadOnlyMemory<byte> _common;
    private readonly bool _isOneSet;
    private readonly SetTable _sets = new();
    private readonly int _listStart;
    private List<int>? _origins;
    private int _listEnd;
    private int _start;
    private bool _first;

    // where the leaves of a template stand for the object at hand
    private (JsonTape Tape, int Row)[] _leaves = [];

    /// <param name="common">Properties that every set has, separated by commas; empty for none.</param>
    /// <param name="listName">The property, with colon, whose value is the list of all sets, so that they are one set together; null for sets of their own.</param>
    public VariableSets(ReadOnlyMemory<byte> common, byte[]? listName = null)
    {
        _common = common;
        _isOneSet = listName is not null;
        if (listName is not null)
        {
            _output.WriteByte((byte)'{');
            _output.WriteRaw(listName);
        }

        _listStart = _output.Length;
        _output.WriteByte((byte)'[');
    }

    /// <summary>The array of all sets alone. There after <see cref="Complete"/>, when they are one set together.</summary>
    public ReadOnlySpan<byte> Items => _output.WrittenSpan[_listStart.._listEnd];

    public int Count => _sets.Count;

    /// <summary>The variables for the request body: the one set itself, or the array of all.</summary>
    public ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>Begins a set; values are written to what comes back.</summary>
    public ResultWriter Begin()
    {
        _start = _output.Length;
        if (_sets.Count > 0)
        {
            _output.WriteByte((byte)',');
        }

        _first = true;
        if (!_isOneSet)
        {
            _output.WriteByte((byte)'{');
        }

        return _output;
    }

    /// <summary>Begins a variable.</summary>
    /// <param name="name">Its name as a JSON property with colon.</param>
    public void Name(ReadOnlySpan<byte> name)
    {
        if (!_first)
        {
            _output.WriteByte((byte)',');
        }

        _first = false;
        _output.WriteRaw(name);
    }

    /// <summary>Drops the set that was begun.</summary>
    public void Cancel() => _output.Truncate(_start);

    /// <summary>Ends the set and gives its number: that of an equal one when there is one.</summary>
    /// <param name="origin">What objects have to have in common beside the set, by a number; <see cref="NoOrigin"/> for nothing. For all sets, or for none.</param>
    public int End(int origin = NoOrigin)
    {
        var start = _sets.Count > 0 ? _start + 1 : _start;
        var text = _output.WrittenSpan[start..];
        var hash = new SeededHash();
        hash.Add(text);
        if (origin != NoOrigin)
        {
            hash.Add(origin);
        }

        var place = _sets.PlaceOf(hash.Value);
        for (int number; (number = _sets.Next(hash.Value, text.Length, ref place)) >= 0;)
        {
            if (_output.WrittenSpan.Slice(_sets.StartOf(number), text.Length).SequenceEqual(text) && (origin == NoOrigin || _origins![number] == origin)) // all sets have one then
            {
                Cancel();
                return number;
            }
        }

        if (origin != NoOrigin)
        {
            (_origins ??= []).Add(origin);
        }

        return Add(hash.Value, place, start, text.Length);
    }

    /// <summary>
    /// The number of the set that is made of the leaves of an object; nothing is written when there is an equal one. -1 when one of them is not there, or
    /// cannot be: then it has to be looked at more closely.
    /// </summary>
    /// <param name="frame">The object.</param>
    public int Find(SetTemplate template, ObjectReader reader, int frame)
    {
        if (_leaves.Length < template.Leaves.Length)
        {
            _leaves = new (JsonTape, int)[template.Leaves.Length];
        }

        var hash = new SeededHash();
        var length = template.TextLength;
        for (var i = 0; i < template.Leaves.Length; i++)
        {
            var field = template.Leaves[i].Field;
            var row = reader.Read(frame, field, out var tape);
            if (row < 0 || !field.Leaf.TakesAll(tape!, row)) // a row means a tape
            {
                return -1;
            }

            _leaves[i] = (tape!, row); // the same
            var leaf = tape!.Raw(row); // the same
            hash.Add(leaf);
            length += leaf.Length;
        }

        var place = _sets.PlaceOf(hash.Value);
        for (int number; (number = _sets.Next(hash.Value, length, ref place)) >= 0;)
        {
            if (IsMadeOf(template, _output.WrittenSpan.Slice(_sets.StartOf(number), length)))
            {
                return number;
            }
        }

        if (_sets.Count > 0)
        {
            _output.WriteByte((byte)',');
        }

        var start = _output.Length;
        Write(template);
        return Add(hash.Value, place, start, length);
    }

    /// <summary>Ends the array; afterwards <see cref="Body"/> is there.</summary>
    public void Complete()
    {
        _sets.Dispose(); // nothing is looked for any more while the request is under way
        if (_isOneSet)
        {
            _output.WriteByte((byte)']');
            _listEnd = _output.Length;
            if (_common.Length > 0)
            {
                _output.WriteByte((byte)',');
                _output.WriteRaw(_common.Span);
            }

            _output.WriteByte((byte)'}');
            Body = _output.WrittenMemory;
            return;
        }

        if (_sets.Count == 1)
        {
            Body = _output.WrittenMemory[1..];
            return;
        }

        _output.WriteByte((byte)']');
        Body = _output.WrittenMemory;
    }

    public void Dispose()
    {
        _output.Dispose();
        _sets.Dispose();
    }

    private bool IsMadeOf(SetTemplate template, ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < template.Leaves.Length; i++)
        {
            var before = template.Leaves[i].Before;
            var leaf = _leaves[i].Tape.Raw(_leaves[i].Row);
            if (!text.StartsWith(before) || !text[before.Length..].StartsWith(leaf))
            {
                return false;
            }

            text = text[(before.Length + leaf.Length)..];
        }

        return text.SequenceEqual(template.End);
    }

    private void Write(SetTemplate template)
    {
        for (var i = 0; i < template.Leaves.Length; i++)
        {
            _output.WriteRaw(template.Leaves[i].Before);
            _output.WriteRaw(_leaves[i].Tape.Raw(_leaves[i].Row));
        }

        _output.WriteRaw(template.End);
    }

    /// <summary>Keeps the set that is written, and completes it.</summary>
    private int Add(int hash, int place, int start, int length)
    {
        var number = _sets.Add(hash, place, start, length);
        if (_isOneSet)
        {
            return number; // what was written is a whole object
        }

        if (_common.Length > 0)
        {
            if (length > 1)
            {
                _output.WriteByte((byte)',');
            }

            _output.WriteRaw(_common.Span);
        }

        _output.WriteByte((byte)'}');
        return number;
    }
}

using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Storage.Nodes;

/// <summary>One step of a <see cref="NodeSet"/>.</summary>
public abstract record NodeStep
{
    private protected NodeStep()
    {
    }

    /// <summary>The attribute of an object; a list as a whole. Of anything else: nothing.</summary>
    public sealed record Child(AttributeModel Attribute) : NodeStep;

    /// <summary>The elements of a list, or those at some positions. Of anything else: nothing.</summary>
    public sealed record Elements(ElementPositions? Positions) : NodeStep;

    /// <summary>The values of an object's attributes or of a list's elements.</summary>
    public sealed record Members : NodeStep;

    /// <summary>The value itself and everything below it.</summary>
    public sealed record Descendants : NodeStep;

    /// <summary>An object itself, or the elements of a list: where the model does not say which of both stands here.</summary>
    public sealed record Objects : NodeStep;

    /// <summary>Keeps the values that meet a condition, which starts from the value.</summary>
    public sealed record Where(Predicate Condition) : NodeStep;
}

/// <summary>Positions in a list. Negative ones count from its end: -1 is the last element.</summary>
public abstract record ElementPositions
{
    private protected ElementPositions()
    {
    }

    public sealed record Single(int Index) : ElementPositions;

    public sealed record Several(IReadOnlyList<int> Indexes) : ElementPositions;

    /// <summary>From a position up to, not including, another one; null for the list's end on that side.</summary>
    /// <param name="Step">Every how manieth, from 1.</param>
    public sealed record Slice(int? From, int? To, int Step) : ElementPositions;

    /// <summary>Whether the position is one of these in a list of that length.</summary>
    public bool Include(int position, int length) => this switch
    {
        Single(var index) => position == (index < 0 ? index + length : index),
        Several(var indexes) => indexes.Any(i => position == (i < 0 ? i + length : i)),
        Slice(var from, var to, var step) =>
            Start(from, length) is var start && position >= start && position < End(to, length) && (position - start) % step == 0,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static int Start(int? from, int length) => from is { } index ? index < 0 ? Math.Max(index + length, 0) : index : 0;

    private static int End(int? to, int length) => to is { } index ? index < 0 ? index + length : index : length;
}

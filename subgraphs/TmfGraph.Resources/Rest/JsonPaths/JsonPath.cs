using TmfGraph.Resources.Storage.Nodes;

namespace TmfGraph.Resources.Rest.JsonPaths;

/// <summary>A JSONPath as it was written (TMF630, part 6), before its names are looked up in the model.</summary>
/// <param name="FromRoot">Whether it starts with <c>$</c>.</param>
/// <param name="Function">The function at its end; null for none.</param>
/// <param name="Position">Where it starts in the text, from 0.</param>
internal sealed record JsonPath(bool FromRoot, IReadOnlyList<PathSelector> Selectors, NodeFunction? Function, int Position);

/// <summary>One selector of a path.</summary>
internal abstract record PathSelector(int Position)
{
    /// <summary><c>.name</c> or <c>['name']</c>.</summary>
    public sealed record Name(string Value, int Position) : PathSelector(Position);

    /// <summary><c>.*</c> or <c>[*]</c>.</summary>
    public sealed record Wildcard(bool InBrackets, int Position) : PathSelector(Position);

    /// <summary><c>..</c>: what follows may stand at any depth.</summary>
    public sealed record Descend(int Position) : PathSelector(Position);

    /// <summary><c>[0]</c>, <c>[0,2]</c>, <c>[1:3]</c>.</summary>
    public sealed record At(ElementPositions Positions, int Position) : PathSelector(Position);

    /// <summary><c>[?( )]</c>.</summary>
    public sealed record Filter(PathCondition Condition, int Position) : PathSelector(Position);
}

/// <summary>What stands inside <c>[?( )]</c>.</summary>
internal abstract record PathCondition
{
    public sealed record And(IReadOnlyList<PathCondition> Parts) : PathCondition;

    public sealed record Or(IReadOnlyList<PathCondition> Parts) : PathCondition;

    public sealed record Not(PathCondition Inner) : PathCondition;

    /// <summary>A path alone: it finds something.</summary>
    public sealed record Present(JsonPath Path) : PathCondition;

    public sealed record Compare(PathOperand Left, FilterOperator Operator, PathOperand Right, int Position) : PathCondition;
}

/// <summary>One side of a comparison.</summary>
internal abstract record PathOperand
{
    public sealed record Value(JsonPath Path) : PathOperand;

    /// <summary>A text without quotes, the digits of a number, <c>true</c>, <c>false</c>, or a regular expression without slashes.</summary>
    public sealed record Literal(LiteralKind Kind, string Text) : PathOperand;
}

internal enum LiteralKind
{
    Text,
    Number,
    Boolean,
    Null,
    Pattern,
}

using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage.Nodes;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Storage;

/// <summary>
/// A condition on a resource's document. REST filters and GraphQL <c>where</c> both become this tree, and each store compiles it to SQL
/// with the same answers. Two-valued: a comparison with an absent or null attribute is false (only <see cref="IsNull"/> sees it),
/// and <see cref="Not"/> turns it around.
/// </summary>
public abstract record Predicate
{
    private protected Predicate()
    {
    }

    /// <summary>All hold; an empty one is true.</summary>
    public sealed record And(IReadOnlyList<Predicate> Parts) : Predicate;

    /// <summary>One holds at least; an empty one is false.</summary>
    public sealed record Or(IReadOnlyList<Predicate> Parts) : Predicate;

    public sealed record Not(Predicate Inner) : Predicate;

    /// <summary>
    /// Compares a leaf. Where the path crosses lists, some element must do (each comparison looks for its own element).
    /// Values are text in JSON form without quotes: TMF enum values, ISO instants, digits. A value that no database can hold (with NUL, or half a
    /// surrogate pair) fits nothing.
    /// </summary>
    public sealed record Compare(AttributePath Path, Comparison Operator, string Value) : Predicate
    {
        /// <summary>Whether values that the model leaves open (<see cref="ScalarKind.Any"/>, or no attribute at all) are compared as numbers, not by code point.</summary>
        public bool AsNumber { get; init; }

        internal LeafKind KindOf(AttributeModel? leaf) => LeafKinds.Of(leaf) is var kind && kind == LeafKind.Any && AsNumber ? LeafKind.Number : kind;
    }

    /// <summary>The leaf is one of the values; false for no values.</summary>
    public sealed record In(AttributePath Path, IReadOnlyList<string> Values) : Predicate;

    /// <summary>The attribute is absent or null; for a path over lists: no element has it.</summary>
    public sealed record IsNull(AttributePath Path) : Predicate;

    /// <summary>Some element of a list of objects (or of leaves, with <see cref="AttributePath.Self"/> inside) meets the condition.</summary>
    public sealed record Some(AttributePath List, Predicate Condition) : Predicate;

    /// <summary>Every element does; true for an empty or absent list.</summary>
    public sealed record All(AttributePath List, Predicate Condition) : Predicate;

    /// <summary>The list has an element.</summary>
    public sealed record Any(AttributePath List) : Predicate;

    /// <summary>Some value of the set meets the condition, which starts from it. No index helps here: prefer <see cref="Some"/> where it can say the same.</summary>
    public sealed record Has(NodeSet Nodes, Predicate Condition) : Predicate;

    /// <summary>
    /// What a function makes of a set compares so with a number, in digits (<see cref="Comparison.Equal"/> to <see cref="Comparison.LessOrEqual"/>); false where it makes
    /// nothing of it.
    /// </summary>
    public sealed record Measure(NodeSet Nodes, NodeFunction Function, Comparison Operator, string Value) : Predicate;

    /// <summary>Some value of one set compares so with some value of another one (<see cref="Comparison.Equal"/> to <see cref="Comparison.LessOrEqual"/>), both read as of the kind.</summary>
    public sealed record Relate(NodeSet Left, Comparison Operator, NodeSet Right, ScalarKind Kind) : Predicate;
}

/// <summary>Comparisons of a leaf with a value, by the leaf's scalar: numbers as numbers, instants as instants, all else by code point.</summary>
public enum Comparison
{
    Equal,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    Contains,
    StartsWith,
    EndsWith,

    /// <summary>
    /// A regular expression, found anywhere in the text. It is read the same in every store and for events: characters, <c>.</c>, classes in brackets,
    /// <c>\d \w \s \D \W \S</c> (of ASCII), groups, <c>|</c>, quantifiers with bounds up to 255, <c>^</c> and <c>$</c> for the ends of the text,
    /// punctuation behind a backslash, <c>(?i)</c> in front for ASCII letters. Everything else is refused with an <see cref="InvalidPatternException"/>.
    /// </summary>
    Matches,
}

/// <summary>A path of attributes from where the condition stands: the document's root, or an element inside <see cref="Predicate.Some"/>.</summary>
public sealed record AttributePath(IReadOnlyList<AttributeModel> Attributes)
{
    /// <summary>The list element itself.</summary>
    public static AttributePath Self { get; } = new([]);

    public override string ToString() => string.Join('.', Attributes.Select(a => a.JsonName));
}

/// <summary>One rank of an order. Absent values come last when ascending, first when descending, in every store.</summary>
public sealed record OrderBy(AttributePath Path, bool Descending);

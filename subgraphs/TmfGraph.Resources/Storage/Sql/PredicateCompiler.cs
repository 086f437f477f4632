using System.Diagnostics;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Storage.Sql;

/// <summary>
/// Compiles a <see cref="Predicate"/> to an SQL condition. SQL is three-valued and predicates are not: null counts as false everywhere, so it
/// only has to be turned into false where something negates it.
/// </summary>
/// <remarks>
/// Three forms are backed by indexes at every size: the id, attributes marked <c>@index</c> (their expression is the index's own), and the id inside a
/// reference (<c>relatedParty.id</c>), which the edge table answers.
/// </remarks>
internal sealed partial class PredicateCompiler(SqlBuilder sql, ResourceType type, string row)
{
    private readonly SqlDialect _dialect = sql.Dialect;

    /// <summary>Whether the rows are current resources, so that the edge table and the columns beside the document may be used.</summary>
    public bool OverResources { get; init; } = true;

    private JsonPlace Root => new($"{row}.doc", []);

    public string Compile(Predicate predicate) => Compile(predicate, Root, null, atRoot: true);

    private string Compile(Predicate predicate, JsonPlace at, AttributeModel? element, bool atRoot) => predicate switch
    {
        Predicate.And(var parts) => Join(parts, " AND ", _dialect.True, at, element, atRoot),
        Predicate.Or(var parts) => Join(parts, " OR ", _dialect.False, at, element, atRoot),
        Predicate.Not(var inner) => $"NOT {_dialect.TrueOnly(Compile(inner, at, element, atRoot))}",
        Predicate.Compare { Operator: not Comparison.Matches } compare when !StorableText.Is(compare.Value) => _dialect.False,
        Predicate.Compare compare => Compare(compare, at, element, atRoot),
        Predicate.In list => In(list with { Values = [.. list.Values.Where(StorableText.Is)] }, at, element, atRoot),
        Predicate.IsNull(var path) => IsNull(path, at, element),
        Predicate.Some(var list, var condition) => Some(list, condition, at, atRoot),
        Predicate.All(var list, var condition) => All(list, condition, at),
        Predicate.Any(var list) => Exists(at, list.Attributes, null, (_, _) => _dialect.True),
        Predicate.Has has => Has(has, at, element, atRoot),
        Predicate.Measure measure => Measure(measure, at, element),
        Predicate.Relate relate => Relate(relate, at, element),
        _ => throw new UnreachableException(),
    };

    private string Join(IReadOnlyList<Predicate> parts, string word, string empty, JsonPlace at, AttributeModel? element, bool atRoot) =>
        parts.Count == 0 ? empty : $"({string.Join(word, parts.Select(p => Compile(p, at, element, atRoot)))})";

    private string Compare(Predicate.Compare compare, JsonPlace at, AttributeModel? element, bool atRoot)
    {
        if (atRoot && OverResources)
        {
            if (compare.Operator == Comparison.Equal && ReferenceIdAt(compare.Path) is { } reference)
            {
                return HasEdge(reference, $"r.target_id = {sql.Bind(compare.Value)}");
            }

            if (!compare.AsNumber && TryKey(compare.Path, out var key, out var keyKind))
            {
                return CompareKey(compare, key, keyKind);
            }
        }

        return Exists(at, compare.Path.Attributes, element, (place, leaf) => CompareLeaf(compare, place, compare.KindOf(leaf)));
    }

    private string CompareLeaf(Predicate.Compare compare, JsonPlace place, LeafKind kind)
    {
        if (kind == LeafKind.Object)
        {
            return _dialect.False;
        }

        if (compare.Operator >= Comparison.Contains)
        {
            return CompareText(compare, _dialect.ExactText(place, kind));
        }

        return _dialect.Literal(sql, kind, compare.Value) is { } value
            ? $"{_dialect.Typed(place, kind)} {compare.Operator.Sign()} {value}"
            : _dialect.False;
    }

    private string CompareText(Predicate.Compare compare, string text)
    {
        if (compare.Operator == Comparison.Matches)
        {
            _ = Patterns.Get(compare.Value);
            return _dialect.Matches(text, sql.Bind(_dialect.Pattern(compare.Value)));
        }

        var value = sql.Bind(compare.Value);
        return compare.Operator switch
        {
            Comparison.Contains => _dialect.Contains(text, value),
            Comparison.StartsWith => _dialect.StartsWith(text, value),
            Comparison.EndsWith => _dialect.EndsWith(text, value),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>A comparison with an indexed expression, in which a greatest value stands for absent ones.</summary>
    private string CompareKey(Predicate.Compare compare, string key, LeafKind kind)
    {
        if (compare.Operator >= Comparison.Contains)
        {
            return CompareText(compare, kind == LeafKind.Text && compare.Path.Attributes is [{ JsonName: "id" }]
                ? key
                : _dialect.ExactText(Root.Follow(compare.Path.Attributes), kind));
        }

        if (_dialect.Literal(sql, kind, compare.Value) is not { } value)
        {
            return _dialect.False;
        }

        var condition = $"{key} {compare.Operator.Sign()} {value}";
        return compare.Operator is Comparison.Greater or Comparison.GreaterOrEqual
            ? $"({condition} AND {key} < {_dialect.Last(kind)})"
            : condition;
    }

    private string In(Predicate.In list, JsonPlace at, AttributeModel? element, bool atRoot)
    {
        if (atRoot && OverResources)
        {
            if (ReferenceIdAt(list.Path) is { } reference)
            {
                return HasEdge(reference, _dialect.AnyOf(sql, "r.target_id", list.Values));
            }

            if (TryKey(list.Path, out var key, out var kind))
            {
                return In(key, kind, list.Values);
            }
        }

        return Exists(at, list.Path.Attributes, element, (place, leaf) => LeafKinds.Of(leaf) is var kind and not LeafKind.Object
            ? In(_dialect.Typed(place, kind), kind, list.Values)
            : _dialect.False);
    }

    private string In(string expression, LeafKind kind, IReadOnlyList<string> values)
    {
        string[] fitting = [.. values.Where(v => kind switch
        {
            LeafKind.Number => NumberKey.Of(v) is not null,
            LeafKind.Instant => Instants.TryParse(v, out _),
            _ => true,
        })];
        return fitting.Length == 0 ? _dialect.False : _dialect.In(sql, expression, kind, fitting);
    }

    private string IsNull(AttributePath path, JsonPlace at, AttributeModel? element)
    {
        // only lists before the last attribute are crossed: whether a list is absent is asked of the list itself
        var crossed = LastCrossed(path.Attributes);
        return crossed < 0
            ? _dialect.IsNull(at.Follow(path.Attributes))
            : $"NOT {Exists(at, path.Attributes, element, (place, _) => $"NOT ({_dialect.IsNull(place)})", crossLast: false)}";
    }

    private string Some(AttributePath list, Predicate condition, JsonPlace at, bool atRoot)
    {
        var exists = Exists(at, list.Attributes, null, (place, leaf) => Compile(condition, place, leaf, atRoot: false));

        // the id of a reference narrows the search by index before any document is opened
        if (atRoot && OverResources && FindReference(list.Attributes) is { } reference && IdAmong(condition, reference) is { } id)
        {
            return $"({HasEdge(reference, $"r.target_id = {sql.Bind(id)}")} AND {exists})";
        }

        return exists;
    }

    private string All(AttributePath list, Predicate condition, JsonPlace at) =>
        $"NOT {Exists(at, list.Attributes, null, (place, leaf) => $"NOT {_dialect.TrueOnly(Compile(condition, place, leaf, atRoot: false))}")}";

    /// <summary>Opens the lists along a path, one EXISTS each, and puts the condition at its end.</summary>
    private string Exists(
        JsonPlace at, IReadOnlyList<AttributeModel> path, AttributeModel? element, Func<JsonPlace, AttributeModel?, string> condition, bool crossLast = true)
    {
        var last = path.Count == 0 ? element : path[^1];
        for (var i = 0; i < path.Count; i++)
        {
            if (path[i].IsList && (crossLast || i < path.Count - 1))
            {
                var (from, guard, place) = _dialect.Elements(at.Follow(path.Take(i + 1)), sql.NextAlias());
                return $"EXISTS (SELECT 1 FROM {from} WHERE {guard} AND {Exists(place, [.. path.Skip(i + 1)], path[i], condition, crossLast)})";
            }
        }

        return condition(at.Follow(path), last);
    }

    private static int LastCrossed(IReadOnlyList<AttributeModel> path)
    {
        for (var i = path.Count - 2; i >= 0; i--)
        {
            if (path[i].IsList)
            {
                return i;
            }
        }

        return -1;
    }

    private bool TryKey(AttributePath path, out string key, out LeafKind kind)
    {
        key = "";
        kind = LeafKinds.Of(path.Attributes.Count > 0 ? path.Attributes[^1] : null);
        if (path.Attributes is not [{ IsList: false } attribute] || kind == LeafKind.Object)
        {
            return false;
        }

        if (attribute.JsonName == "id")
        {
            key = $"{row}.id";
            return true;
        }

        if (attribute == type.StateAttribute && kind == LeafKind.Text && !attribute.Indexed)
        {
            key = $"{row}.state";
            return true;
        }

        key = _dialect.Key(SqlDialect.OrderPlace($"{row}.doc", path.Attributes), kind);
        return attribute.Indexed;
    }

    private ReferencePath? ReferenceIdAt(AttributePath path) =>
        path.Attributes.Count > 1 && FindReference([.. path.Attributes.SkipLast(1)]) is { } reference
        && reference.Attributes[^1].Type?.GetByName(reference.Reference.Key) == path.Attributes[^1]
            ? reference
            : null;

    private ReferencePath? FindReference(IReadOnlyList<AttributeModel> path) =>
        type.References.FirstOrDefault(r => r.Attributes.SequenceEqual(path));

    private static string? IdAmong(Predicate condition, ReferencePath reference) => condition switch
    {
        Predicate.And(var parts) => parts.Select(p => IdAmong(p, reference)).FirstOrDefault(id => id is not null),
        Predicate.Compare { Operator: Comparison.Equal, Path.Attributes: [var attribute] } compare
            when StorableText.Is(compare.Value) && reference.Attributes[^1].Type?.GetByName(reference.Reference.Key) == attribute => compare.Value,
        _ => null,
    };

    private string HasEdge(ReferencePath reference, string condition) =>
        $"{row}.id IN (SELECT r.source_id FROM resource_reference r WHERE r.source_type = {SqlDialect.Quote(type.Name)} "
        + $"AND r.path = {SqlDialect.Quote(reference.Path)} AND {condition})";
}

using TmfGraph.Resources.Model;
using TmfGraph.Resources.Rest.JsonPaths;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Rest;

/// <summary>
/// Turns attribute filters and JSONPaths into predicates. Conditions of one alternative all hold; one name asked for several times, or with values between
/// commas, is met by any of the values (see <see cref="FilterValues"/>), and of several JSONPaths one must find something.
/// </summary>
internal sealed class FilterCompiler(StructuredType type, TmfRestOptions options)
{
    private static readonly Dictionary<string, FilterOperator> Suffixes = new(StringComparer.Ordinal)
    {
        ["eq"] = FilterOperator.Equal,
        ["in"] = FilterOperator.Equal, // values between commas are what .in is
        ["ne"] = FilterOperator.NotEqual,
        ["gt"] = FilterOperator.Greater,
        ["gte"] = FilterOperator.GreaterOrEqual,
        ["lt"] = FilterOperator.Less,
        ["lte"] = FilterOperator.LessOrEqual,
        ["regex"] = FilterOperator.Matches,
    };

    /// <exception cref="TmfErrorException">An attribute is unknown, or an operator or value does not fit it.</exception>
    public Predicate Compile(AttributeFilter filter)
    {
        var alternatives = filter.Alternatives.Select(CompileAll).ToList();
        return alternatives.Count == 1 ? alternatives[0] : new Predicate.Or(alternatives);
    }

    private Predicate CompileAll(FilterAlternative alternative)
    {
        var parts = new List<Predicate>();
        var equalities = new Dictionary<string, (AttributePath Path, List<string> Values)>(StringComparer.Ordinal);
        foreach (var condition in alternative.Conditions)
        {
            var (path, comparison) = Resolve(condition);
            var values = ReadValues(condition, path.Leaf(), comparison);
            if (comparison is not FilterOperator.Equal)
            {
                parts.Add(Compile(path, comparison, values));
            }
            else if (equalities.TryGetValue(path.ToString(), out var same))
            {
                same.Values.AddRange(values);
            }
            else
            {
                equalities.Add(path.ToString(), (path, values));
            }
        }

        parts.AddRange(equalities.Values.Select(e => Compile(e.Path, FilterOperator.Equal, e.Values)));
        if (alternative.Paths.Count > 0)
        {
            var paths = alternative.Paths.Select(CompilePath).ToList();
            parts.Add(paths.Count == 1 ? paths[0] : new Predicate.Or(paths));
        }

        return parts.Count == 1 ? parts[0] : new Predicate.And(parts);
    }

    private Predicate CompilePath(string path)
    {
        try
        {
            return JsonPathCompiler.CompileFilter(path, type, options.PathLimits);
        }
        catch (JsonPathException exception)
        {
            throw new TmfErrorException(TmfErrors.InvalidFilter($"The JSONPath in 'filter' cannot be used. {exception.Message}"));
        }
    }

    /// <summary>An attribute's own name wins over a suffix that happens to be spelt alike.</summary>
    private (AttributePath Path, FilterOperator Operator) Resolve(AttributeCondition condition)
    {
        var comparison = condition.Operator;
        var path = AttributePaths.TryResolve(type, condition.Name, out var unknown);
        var dot = condition.Name.LastIndexOf('.');
        if (path is null && dot > 0 && Suffixes.TryGetValue(condition.Name[(dot + 1)..], out var suffix))
        {
            if (condition.Operator is not FilterOperator.Equal)
            {
                throw new TmfErrorException(TmfErrors.InvalidFilter($"'{condition.Name}' says the comparison twice; leave the suffix or the sign out."));
            }

            comparison = suffix;
            path = AttributePaths.TryResolve(type, condition.Name[..dot], out unknown);
        }

        if (path is null)
        {
            throw new TmfErrorException(unknown!); // set when there is no path
        }

        Check(condition.Name, path.Leaf(), comparison);
        return (path, comparison);
    }

    private static void Check(string name, AttributeModel leaf, FilterOperator comparison)
    {
        if (leaf.Type is { } objects)
        {
            throw new TmfErrorException(TmfErrors.InvalidFilter(
                $"'{name}' holds objects; name one of their attributes, for instance '{leaf.JsonName}.{objects.Attributes[0].JsonName}'."));
        }

        if (comparison is FilterOperator.Matches && !LeafValues.IsText(leaf))
        {
            throw new TmfErrorException(TmfErrors.InvalidFilter($"'{name}' is no text; a regular expression does not fit it."));
        }

        if (comparison is FilterOperator.Greater or FilterOperator.GreaterOrEqual or FilterOperator.Less or FilterOperator.LessOrEqual && !LeafValues.HasOrder(leaf))
        {
            throw new TmfErrorException(TmfErrors.InvalidFilter($"'{name}' has no order; compare it for equality."));
        }
    }

    private List<string> ReadValues(AttributeCondition condition, AttributeModel leaf, FilterOperator comparison)
    {
        var raw = condition.RawValue;
        if (comparison is not (FilterOperator.Equal or FilterOperator.NotEqual))
        {
            return [ReadValue(condition.Name, leaf, comparison, FilterValues.Unquote(QueryPieces.Decode(raw)))];
        }

        var values = FilterValues.Split(raw, LeafValues.MayHoldComma(leaf)).ConvertAll(p => ReadValue(condition.Name, leaf, comparison, p));
        return values.Count <= options.MaxValues
            ? values
            : throw new TmfErrorException(TmfErrors.InvalidFilter($"'{condition.Name}' has {values.Count} values; {options.MaxValues} are allowed."));
    }

    private string ReadValue(string name, AttributeModel leaf, FilterOperator comparison, string text)
    {
        if (comparison is FilterOperator.Matches)
        {
            CheckRegex(name, text);
            return text;
        }

        return LeafValues.Normalize(leaf, text)
            ?? throw new TmfErrorException(TmfErrors.InvalidFilter($"'{name}' is compared with '{text}'; it must be {LeafValues.Describe(leaf)}."));
    }

    private void CheckRegex(string name, string pattern)
    {
        if (pattern.Length > options.MaxRegexLength)
        {
            throw new TmfErrorException(TmfErrors.InvalidFilter($"The regular expression for '{name}' is longer than {options.MaxRegexLength} characters."));
        }

        try
        {
            _ = Patterns.Get(pattern);
        }
        catch (InvalidPatternException exception)
        {
            throw new TmfErrorException(TmfErrors.InvalidFilter($"The regular expression for '{name}' cannot be read: {exception.Message}"));
        }
    }

    private static Predicate Compile(AttributePath path, FilterOperator comparison, IReadOnlyList<string> values) => comparison switch
    {
        FilterOperator.Equal => values.Count == 1 ? new Predicate.Compare(path, Comparison.Equal, values[0]) : new Predicate.In(path, values),
        FilterOperator.NotEqual => new Predicate.Not(Compile(path, FilterOperator.Equal, values)),
        FilterOperator.Greater => new Predicate.Compare(path, Comparison.Greater, values[0]),
        FilterOperator.GreaterOrEqual => new Predicate.Compare(path, Comparison.GreaterOrEqual, values[0]),
        FilterOperator.Less => new Predicate.Compare(path, Comparison.Less, values[0]),
        FilterOperator.LessOrEqual => new Predicate.Compare(path, Comparison.LessOrEqual, values[0]),
        FilterOperator.Matches => new Predicate.Compare(path, Comparison.Matches, values[0]),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

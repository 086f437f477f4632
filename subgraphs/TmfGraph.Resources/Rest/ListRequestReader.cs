using System.Globalization;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest;

/// <summary>Reads the query string of a collection or a single resource.</summary>
internal static class ListRequestReader
{
    private const string Fields = "fields";

    private const string Offset = "offset";

    private const string Limit = "limit";

    private const string Sort = "sort";

    private const string Filter = "filter";

    /// <exception cref="TmfErrorException">A parameter cannot be read.</exception>
    public static ListRequest Read(string query, IReadOnlyList<ResourceType> types, TmfRestOptions options)
    {
        var fields = new List<string>();
        var sort = new List<SortKey>();
        var alternatives = new List<FilterAlternative> { new([], []) };
        var other = new List<string>();
        int? offset = null;
        int? limit = null;
        foreach (var piece in QueryPieces.Read(query))
        {
            switch (piece.Name)
            {
                case Offset:
                    offset = ReadNumber(piece);
                    continue;
                case Limit:
                    limit = ReadNumber(piece);
                    continue;
                case Fields:
                    fields.Add(QueryPieces.Decode(piece.RawValue));
                    break;
                case Sort:
                    ReadSort(piece, sort, options);
                    break;
                case "expand" or "depth":
                    break; // read by what puts resources in place
                default:
                    Add(alternatives, piece);
                    break;
            }

            other.Add((piece.StartsAlternative && other.Count > 0 ? ";" : other.Count > 0 ? "&" : "") + piece.Raw);
        }

        if (alternatives.Sum(a => a.Conditions.Count + a.Paths.Count) is var count && count > options.MaxConditions)
        {
            throw new TmfErrorException(TmfErrors.InvalidFilter($"There are {count} conditions; {options.MaxConditions} are allowed."));
        }

        return new ListRequest(
            count == 0 ? null : new AttributeFilter(alternatives),
            sort,
            offset ?? 0,
            Math.Min(limit ?? options.DefaultLimit, options.MaxLimit),
            offset is not null || limit is not null,
            FieldSelection.Parse(fields, types, options),
            string.Concat(other));
    }

    /// <summary>The <c>fields</c> of an address with one resource; other parameters have no meaning there and are ignored.</summary>
    /// <exception cref="TmfErrorException">A parameter cannot be read, or asks for what is not offered.</exception>
    public static FieldSelection? ReadFields(string query, IReadOnlyList<ResourceType> types, TmfRestOptions options)
    {
        return FieldSelection.Parse([.. QueryPieces.Read(query).Where(p => p.Name == Fields).Select(p => QueryPieces.Decode(p.RawValue))], types, options);
    }

    private static void Add(List<FilterAlternative> alternatives, QueryPiece piece)
    {
        if (piece.StartsAlternative && alternatives[^1] is not { Conditions.Count: 0, Paths.Count: 0 })
        {
            alternatives.Add(new FilterAlternative([], []));
        }

        if (piece.Name == Filter && piece.Operator is FilterOperator.Equal)
        {
            alternatives[^1].Paths.Add(QueryPieces.Decode(piece.RawValue));
        }
        else
        {
            alternatives[^1].Conditions.Add(new AttributeCondition(piece.Name, piece.Operator, piece.RawValue));
        }
    }

    private static int ReadNumber(QueryPiece piece)
    {
        var text = QueryPieces.Decode(piece.RawValue);
        return piece.Operator is FilterOperator.Equal && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new TmfErrorException(TmfErrors.InvalidParameter($"'{piece.Name}' is '{text}'; it must be a whole number from 0 to {int.MaxValue}."));
    }

    private static void ReadSort(QueryPiece piece, List<SortKey> sort, TmfRestOptions options)
    {
        // a '+' arrives as a blank, see TMF630 and the URL standard
        foreach (var key in QueryPieces.SplitList(QueryPieces.Decode(piece.RawValue)))
        {
            var descending = key.StartsWith('-');
            var path = key.TrimStart('-', '+').Trim();
            if (path.Length == 0)
            {
                throw new TmfErrorException(TmfErrors.InvalidParameter("'sort' names no attribute; write for instance sort=-orderDate,name."));
            }

            sort.Add(new SortKey(path, descending));
        }

        if (sort.Count > options.MaxSortKeys)
        {
            throw new TmfErrorException(TmfErrors.InvalidParameter($"'sort' has {sort.Count} names; {options.MaxSortKeys} are allowed."));
        }
    }
}

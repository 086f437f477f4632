using System.Data.Common;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage.Nodes;
using TmfGraph.Resources.Storage.Values;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Storage.Sql;

/// <summary>
/// What the two databases say differently. Every member yields SQL text made of names from the model and of parameters, never of a client's values.
/// </summary>
internal abstract class SqlDialect
{
    public abstract bool IsPostgres { get; }

    /// <summary>The scalar as text, null when there is none; digits of numbers may change.</summary>
    public abstract string Text(JsonPlace place);

    /// <summary>The scalar in the form its kind compares by; null when absent or not of that kind.</summary>
    public abstract string Typed(JsonPlace place, LeafKind kind);

    /// <summary>The scalar as text with its digits kept, for the operators that look at text.</summary>
    public abstract string ExactText(JsonPlace place, LeafKind kind);

    /// <summary>A client's value in the same form; null when it is not of that kind.</summary>
    public abstract string? Literal(SqlBuilder sql, LeafKind kind, string value);

    /// <summary>A condition that the expression is among the values. Values that are not of the kind must be taken out before.</summary>
    public abstract string In(SqlBuilder sql, string expression, LeafKind kind, IReadOnlyList<string> values);

    /// <summary>A value greater than all others of the kind: it stands for absent ones in orders and indexes.</summary>
    public abstract string Last(LeafKind kind);

    /// <summary>Never null: the typed scalar, or <see cref="Last"/> when absent. Orders, cursors and indexes use this one form.</summary>
    public string Key(JsonPlace place, LeafKind kind) => $"coalesce({Typed(place, kind)}, {Last(kind)})";

    /// <summary>The elements of a list as a FROM item; no rows when there is no list.</summary>
    public abstract (string From, string Guard, JsonPlace Element) Elements(JsonPlace list, string alias);

    /// <summary>The same with the element's position, from 0, and the list's length.</summary>
    public abstract (string From, string Guard, JsonPlace Element, string Position, string Length) NumberedElements(JsonPlace list, string alias);

    /// <summary>The values of an object's attributes or a list's elements as a FROM item; no rows for anything else.</summary>
    public abstract (string From, string Guard, JsonPlace Value) Members(JsonPlace place, string alias);

    /// <summary>The value and everything below it as a FROM item.</summary>
    public abstract (string From, string Guard, JsonPlace Value) Descendants(JsonPlace place, string alias);

    /// <summary>An object itself, or the elements of a list, as a FROM item; no rows for anything else.</summary>
    public abstract (string From, string Guard, JsonPlace Value) Objects(JsonPlace place, string alias);

    /// <summary>The count of a list's elements or a text's characters; null for anything else.</summary>
    public abstract string Length(JsonPlace place);

    /// <summary>The scalar as <see cref="Statistic"/> takes it.</summary>
    public abstract string Digits(JsonPlace place);

    /// <summary>
    /// An aggregate over rows with a column of <see cref="Digits"/> that says whether the mean or the deviation of the numbers there compares so with a client's
    /// value; null when there are none. It is exact, see <see cref="NumberStatistics"/>.
    /// </summary>
    public abstract string Statistic(SqlBuilder sql, string column, NodeFunction function, Comparison comparison, string value);

    /// <summary>A condition that the value is absent or null.</summary>
    public abstract string IsNull(JsonPlace place);

    public abstract string Contains(string text, string value);

    public abstract string StartsWith(string text, string value);

    public abstract string EndsWith(string text, string value);

    public abstract string Matches(string text, string pattern);

    /// <summary>A client's pattern (see <see cref="PatternReader"/>) as <see cref="Matches"/> takes it.</summary>
    public abstract string Pattern(string pattern);

    /// <summary>False in place of null.</summary>
    public abstract string TrueOnly(string condition);

    public abstract string True { get; }

    public abstract string False { get; }

    /// <summary>A row source (ord, id) of texts with their position from 0.</summary>
    public abstract string Rows(SqlBuilder sql, IReadOnlyList<string> ids, string alias);

    /// <summary>A row source (ord, id) of texts under given positions.</summary>
    public abstract string Rows(SqlBuilder sql, IReadOnlyList<long> positions, IReadOnlyList<string> ids, string alias);

    /// <summary>A condition that a text column is one of the ids, with one parameter for all.</summary>
    public abstract string AnyOf(SqlBuilder sql, string column, IReadOnlyList<string> ids);

    /// <summary>The document, or only some of its attributes where that is cheaper for the database.</summary>
    public abstract string Document(string column, IReadOnlyCollection<string>? attributes);

    /// <summary>A parameter with a JSON text in the form documents are stored in.</summary>
    public abstract string BindDocument(SqlBuilder sql, byte[] document);

    /// <summary>A parameter with an instant.</summary>
    public abstract string BindInstant(SqlBuilder sql, DateTimeOffset instant);

    /// <summary>
    /// A SELECT of edge rows (source_type, source_id, path, position, role, target_type, target_id) for the edge table.
    /// </summary>
    public abstract string EdgeRows(SqlBuilder sql, IReadOnlyList<(string Type, string Id, Edge Edge)> edges);

    /// <summary>What makes reading a row exclusive until the transaction's end; empty where writers are alone anyway.</summary>
    public abstract string ForUpdate { get; }

    public abstract DbParameter CreateParameter(string name, object value, SqlValueKind kind);

    /// <summary>A name of the model as an SQL string.</summary>
    public static string Quote(string name) => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The place an order looks at: a list counts by its first element.</summary>
    public static JsonPlace OrderPlace(string document, IReadOnlyList<AttributeModel> attributes)
    {
        var names = new List<string>();
        foreach (var attribute in attributes)
        {
            names.Add(attribute.JsonName);
            if (attribute.IsList)
            {
                names.Add(JsonPlace.FirstElement);
            }
        }

        return new JsonPlace(document, names);
    }
}

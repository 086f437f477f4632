using System.Data.Common;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using TmfGraph.Resources.Storage.Nodes;
using TmfGraph.Resources.Storage.Values;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Storage.Sql;

/// <summary>
/// SQLite: documents are JSON text. <c>tmf_number</c>, <c>tmf_instant</c> and others (see <see cref="SqliteFunctions"/>) make numbers and instants
/// comparable; an empty blob sorts after every text and number and so stands for what is absent.
/// </summary>
internal sealed class SqliteDialect : SqlDialect
{
    // parameters are looked up by name one after the other, so many of them cost more than a list to be parsed
    private const int MostValueRows = 64;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override bool IsPostgres => false;

    public override string True => "1";

    public override string False => "0";

    public override string ForUpdate => "";

    public override string Text(JsonPlace place) => place.Names.Count > 0 ? $"({place.Value} ->> {Path(place)})" : place.Value;

    public override string Typed(JsonPlace place, LeafKind kind) => kind switch
    {
        LeafKind.Text => Text(place),
        LeafKind.Number => $"tmf_number({Raw(place)})",
        LeafKind.Instant => $"tmf_instant({Text(place)})",
        LeafKind.Boolean => $"CASE {JsonType(place)} WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' END",
        _ => $"CASE {JsonType(place)} WHEN 'text' THEN {Text(place)} WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' "
            + $"WHEN 'integer' THEN tmf_digits({Raw(place)}) WHEN 'real' THEN tmf_digits({Raw(place)}) END",
    };

    public override string ExactText(JsonPlace place, LeafKind kind) => kind switch
    {
        LeafKind.Text or LeafKind.Instant => Text(place),
        LeafKind.Boolean => Typed(place, kind),
        _ => Typed(place, LeafKind.Any),
    };

    public override string? Literal(SqlBuilder sql, LeafKind kind, string value) => kind switch
    {
        LeafKind.Number => NumberKey.Of(value) is { } key ? sql.Bind(key) : null,
        LeafKind.Instant => Instants.TryParse(value, out var instant) ? sql.Bind(instant, SqlValueKind.Integer) : null,
        _ => sql.Bind(value),
    };

    public override string In(SqlBuilder sql, string expression, LeafKind kind, IReadOnlyList<string> values)
    {
        var list = kind switch
        {
            LeafKind.Number => sql.Bind(values.Select(v => NumberKey.Of(v)).ToArray(), SqlValueKind.TextList),
            LeafKind.Instant => sql.Bind(values.Select(v => Instants.TryParse(v, out var i) ? i : 0).ToArray(), SqlValueKind.IntegerList),
            _ => sql.Bind(values, SqlValueKind.TextList),
        };
        return $"{expression} IN (SELECT value FROM json_each({list}))";
    }

    public override string Last(LeafKind kind) => "x''";

    public override (string From, string Guard, JsonPlace Element) Elements(JsonPlace list, string alias) => (
        $"json_each({list.Container ?? list.Value}, {Path(list)}) {alias}",
        $"typeof({alias}.key) = 'integer'", // json_each also walks objects (keys are text) and scalars (no key)
        Node(list.Container ?? list.Value, alias));

    public override (string From, string Guard, JsonPlace Element, string Position, string Length) NumberedElements(JsonPlace list, string alias)
    {
        var (from, guard, element) = Elements(list, alias);
        return (from, guard, element, $"{alias}.key", $"json_array_length({Json(list)})");
    }

    public override (string From, string Guard, JsonPlace Value) Members(JsonPlace place, string alias) =>
        ($"json_each({Json(place)}) {alias}", $"{alias}.key IS NOT NULL", Node(Json(place), alias)); // a scalar is a row without a key

    public override (string From, string Guard, JsonPlace Value) Descendants(JsonPlace place, string alias) =>
        ($"json_tree({Json(place)}) {alias}", True, Node(Json(place), alias));

    public override (string From, string Guard, JsonPlace Value) Objects(JsonPlace place, string alias)
    {
        var json = Json(place);
        var objects = $"(CASE json_type({json}) WHEN 'array' THEN {json} WHEN 'object' THEN json_array(json({json})) END)";
        return ($"json_each({objects}) {alias}", True, Node(objects, alias));
    }

    public override string Length(JsonPlace place) =>
        $"CASE {JsonType(place)} WHEN 'array' THEN json_array_length({Json(place)}) WHEN 'text' THEN length({Text(place)}) END";

    public override string Digits(JsonPlace place) => Raw(place);

    public override string Statistic(SqlBuilder sql, string column, NodeFunction function, Comparison comparison, string value) =>
        $"tmf_statistic({Quote(function.ToString())}, {Quote(comparison.ToString())}, {sql.Bind(value)}, {column})";

    public override string IsNull(JsonPlace place) => $"coalesce({JsonType(place)}, 'null') = 'null'";

    public override string Contains(string text, string value) => $"instr({text}, {value}) > 0";

    public override string StartsWith(string text, string value) => $"substr({text}, 1, length({value})) = {value}";

    public override string EndsWith(string text, string value) => $"(length({value}) = 0 AND {text} IS NOT NULL OR substr({text}, -length({value})) = {value})";

    public override string Matches(string text, string pattern) => $"tmf_matches({pattern}, {text})";

    public override string Pattern(string pattern) => pattern;

    public override string TrueOnly(string condition) => $"ifnull(({condition}), 0)";

    public override string Rows(SqlBuilder sql, IReadOnlyList<string> ids, string alias) =>
        $"(SELECT key AS ord, value AS id FROM json_each({sql.Bind(ids, SqlValueKind.TextList)})) {alias}";

    public override string Rows(SqlBuilder sql, IReadOnlyList<long> positions, IReadOnlyList<string> ids, string alias)
    {
        var positionList = sql.Bind(positions, SqlValueKind.IntegerList);
        var idList = sql.Bind(ids, SqlValueKind.TextList);
        return $"(SELECT a.value AS ord, b.value AS id FROM json_each({positionList}) a JOIN json_each({idList}) b ON b.key = a.key) {alias}";
    }

    public override string AnyOf(SqlBuilder sql, string column, IReadOnlyList<string> ids) =>
        $"{column} IN (SELECT value FROM json_each({sql.Bind(ids, SqlValueKind.TextList)}))";

    // picking attributes out of a text costs more than handing all of it over
    public override string Document(string column, IReadOnlyCollection<string>? attributes) => column;

    public override string BindDocument(SqlBuilder sql, byte[] document) => sql.Bind(document, SqlValueKind.Json);

    public override string BindInstant(SqlBuilder sql, DateTimeOffset instant) => sql.Bind(Instants.Format(instant));

    public override string EdgeRows(SqlBuilder sql, IReadOnlyList<(string Type, string Id, Edge Edge)> edges)
    {
        if (edges.Count > MostValueRows)
        {
            var list = edges.Select(e => new object[] { e.Type, e.Id, e.Edge.Path, e.Edge.Position, e.Edge.Role, e.Edge.TargetType, e.Edge.TargetId });
            return "SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6 "
                + $"FROM json_each({sql.Bind(JsonSerializer.Serialize(list, Relaxed))})";
        }

        // names come from the model; parameters are for what a client wrote
        var rows = edges.Select(e =>
            $"({Quote(e.Type)}, {sql.Bind(e.Id)}, {Quote(e.Edge.Path)}, {e.Edge.Position}, {sql.Bind(e.Edge.Role)}, {sql.Bind(e.Edge.TargetType)}, {sql.Bind(e.Edge.TargetId)})");
        return $"VALUES {string.Join(", ", rows)}";
    }

    public override DbParameter CreateParameter(string name, object value, SqlValueKind kind) => kind switch
    {
        SqlValueKind.Integer => new SqliteParameter(name, SqliteType.Integer) { Value = value },
        SqlValueKind.TextList or SqlValueKind.IntegerList =>
            new SqliteParameter(name, SqliteType.Text) { Value = JsonSerializer.Serialize(value, Relaxed) },
        SqlValueKind.Json => new SqliteParameter(name, SqliteType.Text) { Value = Encoding.UTF8.GetString((byte[])value) },
        SqlValueKind.JsonList => new SqliteParameter(name, SqliteType.Text)
        {
            Value = JsonSerializer.Serialize(((IReadOnlyList<byte[]>)value).Select(d => Encoding.UTF8.GetString(d)), Relaxed),
        },
        _ => new SqliteParameter(name, SqliteType.Text) { Value = value },
    };

    private static JsonPlace Node(string source, string alias) => new(
        $"{alias}.value", [], $"({source} -> {alias}.fullkey)", alias, $"(CASE WHEN {alias}.type IN ('object', 'array') THEN {alias}.value END)");

    /// <summary>An object or list at the place as JSON; anything but broken JSON for other values.</summary>
    private static string Json(JsonPlace place) => place.Names.Count > 0 ? $"({place.Value} -> {Path(place)})" : place.Container ?? place.Value;

    /// <summary>The JSON text of the place, digits as sent; the word <c>null</c> for null.</summary>
    private static string Raw(JsonPlace place) =>
        place.Names.Count > 0 ? $"({place.Value} -> {Path(place)})" : place.Exact ?? place.Value;

    private static string JsonType(JsonPlace place) =>
        place.Names.Count > 0 ? $"json_type({place.Value}, {Path(place)})" : $"{place.Element}.type";

    private static string Path(JsonPlace place)
    {
        var path = new StringBuilder("$");
        foreach (var name in place.Names)
        {
            path.Append(name == JsonPlace.FirstElement ? "[0]" : $".\"{name}\"");
        }

        return Quote(path.ToString());
    }
}

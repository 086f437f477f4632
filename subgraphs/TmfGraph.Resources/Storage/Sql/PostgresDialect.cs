using System.Data.Common;
using Npgsql;
using NpgsqlTypes;
using TmfGraph.Resources.Storage.Nodes;
using TmfGraph.Resources.Storage.Values;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Storage.Sql;

/// <summary>
/// PostgreSQL: documents are <c>jsonb</c>. <c>number_of</c> and <c>instant_of</c> are functions of the subgraph's schema that never fail;
/// all text is compared under the collation "C", that is by code point.
/// </summary>
internal sealed class PostgresDialect : SqlDialect
{
    public override bool IsPostgres => true;

    public override string True => "TRUE";

    public override string False => "FALSE";

    public override string ForUpdate => " FOR UPDATE";

    public override string Text(JsonPlace place) => place.Names switch
    {
        [] => $"({place.Value} #>> '{{}}')",
        [var name] => $"({place.Value} ->> {Quote(name)})",
        _ => $"({place.Value} #>> {Path(place)})",
    };

    public override string Typed(JsonPlace place, LeafKind kind) => kind switch
    {
        LeafKind.Number => $"number_of({Text(place)})",
        LeafKind.Instant => $"instant_of({Text(place)})",
        LeafKind.Any => $"(CASE jsonb_typeof({Json(place)}) WHEN 'object' THEN NULL WHEN 'array' THEN NULL ELSE {Text(place)} END COLLATE \"C\")",
        _ => $"({Text(place)} COLLATE \"C\")",
    };

    public override string ExactText(JsonPlace place, LeafKind kind) => Typed(place, kind is LeafKind.Any ? kind : LeafKind.Text);

    public override string? Literal(SqlBuilder sql, LeafKind kind, string value) => kind switch
    {
        LeafKind.Number => NumberKey.Of(value) is null ? null : $"{sql.Bind(value)}::numeric",
        LeafKind.Instant => Instants.TryParse(value, out _) ? $"instant_of({sql.Bind(value)})" : null,
        _ => sql.Bind(value),
    };

    public override string In(SqlBuilder sql, string expression, LeafKind kind, IReadOnlyList<string> values)
    {
        var list = sql.Bind(values, SqlValueKind.TextList);
        return kind switch
        {
            LeafKind.Number => $"{expression} = ANY({list}::numeric[])",
            LeafKind.Instant => $"{expression} = ANY(ARRAY(SELECT instant_of(v) FROM unnest({list}) v))",
            _ => $"{expression} = ANY({list})",
        };
    }

    // U+10FFFF is a noncharacter that no document holds in earnest
    public override string Last(LeafKind kind) => kind switch
    {
        LeafKind.Number => "'NaN'::numeric",
        LeafKind.Instant => "'infinity'::timestamptz",
        _ => "U&'\\+10FFFF'",
    };

    // strict and silent: a path that meets no list yields no rows
    public override (string From, string Guard, JsonPlace Element) Elements(JsonPlace list, string alias) => (
        $"jsonb_path_query({list.Value}, {Quote($"strict ${string.Concat(list.Names.Select(n => $".\"{n}\""))}[*]")}, '{{}}', true) AS {alias}(value)",
        True,
        new JsonPlace($"{alias}.value", [], null, alias));

    public override (string From, string Guard, JsonPlace Element, string Position, string Length) NumberedElements(JsonPlace list, string alias)
    {
        var elements = $"(CASE jsonb_typeof({Json(list)}) WHEN 'array' THEN {Json(list)} ELSE '[]' END)";
        return (
            $"jsonb_array_elements({elements}) WITH ORDINALITY AS {alias}(value, number)",
            True,
            new JsonPlace($"{alias}.value", [], null, alias),
            $"({alias}.number - 1)",
            $"jsonb_array_length({elements})");
    }

    public override (string From, string Guard, JsonPlace Value) Members(JsonPlace place, string alias) => Values(
        alias, $"LATERAL (SELECT {Query(Json(place), "strict $.*")} UNION ALL SELECT {Query(Json(place), "strict $[*]")})");

    // lax, every element of a list would come twice
    public override (string From, string Guard, JsonPlace Value) Descendants(JsonPlace place, string alias) =>
        Values(alias, Query(Json(place), "strict $.**"));

    // lax, what is no list is its own only element
    public override (string From, string Guard, JsonPlace Value) Objects(JsonPlace place, string alias) =>
        Values(alias, Query($"(CASE WHEN jsonb_typeof({Json(place)}) IN ('array', 'object') THEN {Json(place)} END)", "lax $[*]"));

    public override string Length(JsonPlace place) =>
        $"CASE jsonb_typeof({Json(place)}) WHEN 'array' THEN jsonb_array_length({Json(place)}) WHEN 'string' THEN length({Text(place)}) END";

    public override string Digits(JsonPlace place) => Typed(place, LeafKind.Number);

    public override string Statistic(SqlBuilder sql, string column, NodeFunction function, Comparison comparison, string value)
    {
        var count = $"count({column})";
        var operand = $"{sql.Bind(value)}::numeric";
        if (function == NodeFunction.Average)
        {
            return $"sum({column}) {comparison.Sign()} {operand} * {count}";
        }

        return value.StartsWith('-') && NumberKey.Of(value) != NumberKey.Of("0")
            ? $"{count} > 0 AND {(comparison.Holds(1) ? True : False)}"
            : $"{count} * sum({column} * {column}) - sum({column}) * sum({column}) {comparison.Sign()} {operand} * {operand} * {count} * {count}";
    }

    public override string IsNull(JsonPlace place) => $"{Text(place)} IS NULL";

    public override string Contains(string text, string value) => $"strpos({text}, {value}) > 0";

    public override string StartsWith(string text, string value) => $"starts_with({text}, {value})";

    public override string EndsWith(string text, string value) => $"right({text}, length({value})) = {value}";

    public override string Matches(string text, string pattern) => $"{text} ~ {pattern}";

    public override string Pattern(string pattern) => PatternReader.Read(pattern).Postgres;

    public override string TrueOnly(string condition) => $"coalesce(({condition}), FALSE)";

    public override string Rows(SqlBuilder sql, IReadOnlyList<string> ids, string alias) =>
        $"(SELECT n - 1 AS ord, v AS id FROM unnest({sql.Bind(ids, SqlValueKind.TextList)}) WITH ORDINALITY AS u(v, n)) {alias}";

    public override string Rows(SqlBuilder sql, IReadOnlyList<long> positions, IReadOnlyList<string> ids, string alias)
    {
        var positionList = sql.Bind(positions, SqlValueKind.IntegerList);
        return $"unnest({positionList}, {sql.Bind(ids, SqlValueKind.TextList)}) AS {alias}(ord, id)";
    }

    public override string AnyOf(SqlBuilder sql, string column, IReadOnlyList<string> ids) =>
        $"{column} = ANY({sql.Bind(ids, SqlValueKind.TextList)})";

    public override string Document(string column, IReadOnlyCollection<string>? attributes) => attributes is null
        ? column
        : $"jsonb_build_object({string.Join(", ", attributes.Select(a => $"{Quote(a)}, {column} -> {Quote(a)}"))})";

    public override string BindDocument(SqlBuilder sql, byte[] document) => $"{sql.Bind(document, SqlValueKind.Json)}";

    public override string BindInstant(SqlBuilder sql, DateTimeOffset instant) => $"{sql.Bind(Instants.Format(instant))}::timestamptz";

    public override string EdgeRows(SqlBuilder sql, IReadOnlyList<(string Type, string Id, Edge Edge)> edges)
    {
        var columns = new[]
        {
            sql.Bind(edges.Select(e => e.Type).ToArray(), SqlValueKind.TextList),
            sql.Bind(edges.Select(e => e.Id).ToArray(), SqlValueKind.TextList),
            sql.Bind(edges.Select(e => e.Edge.Path).ToArray(), SqlValueKind.TextList),
            sql.Bind(edges.Select(e => (long)e.Edge.Position).ToArray(), SqlValueKind.IntegerList),
            sql.Bind(edges.Select(e => e.Edge.Role).ToArray(), SqlValueKind.TextList),
            sql.Bind(edges.Select(e => e.Edge.TargetType).ToArray(), SqlValueKind.TextList),
            sql.Bind(edges.Select(e => e.Edge.TargetId).ToArray(), SqlValueKind.TextList),
        };
        return $"SELECT * FROM unnest({string.Join(", ", columns)})";
    }

    public override DbParameter CreateParameter(string name, object value, SqlValueKind kind) => new NpgsqlParameter(name, kind switch
    {
        SqlValueKind.Integer => NpgsqlDbType.Bigint,
        SqlValueKind.TextList => NpgsqlDbType.Array | NpgsqlDbType.Text,
        SqlValueKind.IntegerList => NpgsqlDbType.Array | NpgsqlDbType.Bigint,
        SqlValueKind.Json => NpgsqlDbType.Json,
        SqlValueKind.JsonList => NpgsqlDbType.Array | NpgsqlDbType.Json,
        _ => NpgsqlDbType.Text,
    })
    {
        Value = value switch
        {
            IReadOnlyList<string> and not string[] and not List<string> => ((IReadOnlyList<string>)value).ToArray(),
            IReadOnlyList<long> and not long[] and not List<long> => ((IReadOnlyList<long>)value).ToArray(),
            _ => value,
        },
    };

    private static (string From, string Guard, JsonPlace Value) Values(string alias, string from) =>
        ($"{from} AS {alias}(value)", "TRUE", new JsonPlace($"{alias}.value", [], null, alias));

    // silent: what does not fit yields no rows
    private static string Query(string json, string path) => $"jsonb_path_query({json}, {Quote(path)}, '{{}}', true)";

    private static string Json(JsonPlace place) => place.Names.Count > 0 ? $"({place.Value} #> {Path(place)})" : place.Value;

    private static string Path(JsonPlace place) =>
        Quote($"{{{string.Join(',', place.Names.Select(n => n == JsonPlace.FirstElement ? "0" : $"\"{n}\""))}}}");
}

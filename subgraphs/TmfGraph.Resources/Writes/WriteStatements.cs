using System.Text.Json;
using TmfGraph.Resources.Events;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Storage.Sql;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Writes;

/// <summary>One event to be logged.</summary>
/// <param name="Name">The TMF event name.</param>
internal sealed record PendingEvent(EventKind Kind, string Name, ResourceType Type, string Id, byte[] Document);

/// <summary>The statements of the write path, several to one command, so that a change costs one round trip.</summary>
internal static class WriteStatements
{
    public const string IntoEdges = "INSERT INTO resource_reference (source_type, source_id, path, position, role, target_type, target_id)";

    public static void Insert(SqlBuilder sql, ResourceType type, string id, byte[] document, JsonElement element, DateTimeOffset now)
    {
        var time = sql.Dialect.BindInstant(sql, now);
        sql.Append("INSERT INTO resource (type, id, version, state, created, updated, doc) VALUES (")
            .Append($"{SqlDialect.Quote(type.Name)}, {sql.Bind(id)}, 1, {sql.Bind(StateOf(type, element))}, {time}, {time}, {sql.Dialect.BindDocument(sql, document)});");
    }

    public static void Update(SqlBuilder sql, ResourceType type, string id, long version, byte[] document, JsonElement element, DateTimeOffset now) =>
        sql.Append($"UPDATE resource SET version = {sql.Bind(version, SqlValueKind.Integer)}, state = {sql.Bind(StateOf(type, element))}, ")
            .Append($"updated = {sql.Dialect.BindInstant(sql, now)}, doc = {sql.Dialect.BindDocument(sql, document)} WHERE {KeyOf(sql, type, id)};");

    public static void Delete(SqlBuilder sql, ResourceType type, string id)
    {
        DeleteEdges(sql, type, id);
        sql.Append($"DELETE FROM resource WHERE {KeyOf(sql, type, id)};");
    }

    /// <summary>Removes what lives below a resource, without events of its own: the one of the resource tells of it.</summary>
    public static void DeleteBelow(SqlBuilder sql, ResourceType type, string id)
    {
        foreach (var child in type.Children)
        {
            var below = $"(SELECT b.source_id FROM resource_reference b WHERE b.source_type = {SqlDialect.Quote(child.Name)} "
                + $"AND b.path = {SqlDialect.Quote(child.Parent!.Attribute.JsonName)} AND b.target_type = {SqlDialect.Quote(type.Name)} AND b.target_id = {sql.Bind(id)})"; // a child has a parent
            sql.Append($"DELETE FROM resource WHERE type = {SqlDialect.Quote(child.Name)} AND id IN {below};")
                .Append($"DELETE FROM resource_reference WHERE source_type = {SqlDialect.Quote(child.Name)} AND source_id IN {below};");
        }
    }

    public static void InsertEdges(SqlBuilder sql, ResourceType type, string id, IReadOnlyList<Edge> edges) =>
        InsertEdges(sql, [.. edges.Select(e => (type.Name, id, e))]);

    public static void InsertEdges(SqlBuilder sql, IReadOnlyList<(string Type, string Id, Edge Edge)> edges)
    {
        if (edges.Count > 0)
        {
            sql.Append($"{IntoEdges} {sql.Dialect.EdgeRows(sql, edges)};");
        }
    }

    public static void DeleteEdges(SqlBuilder sql, ResourceType type, string id) =>
        sql.Append($"DELETE FROM resource_reference WHERE source_type = {SqlDialect.Quote(type.Name)} AND source_id = {sql.Bind(id)};");

    /// <summary>
    /// Appends to the event log. On PostgreSQL under a lock held until the commit: sequences then grow in the order of commits, so a reader
    /// that has seen number n will never see a smaller one appear. NOTIFY, which takes a lock of its own at commit, would put the commits in a row anyway.
    /// </summary>
    public static void AppendEvents(SqlBuilder sql, ResourceDatabase database, IReadOnlyList<PendingEvent> events, DateTimeOffset now)
    {
        if (events.Count == 0)
        {
            return;
        }

        if (sql.Dialect.IsPostgres)
        {
            sql.Append($"SELECT pg_advisory_xact_lock(hashtextextended({SqlDialect.Quote($"tmfgraph events {database.Schema}")}, 0));");
        }

        foreach (var pending in events)
        {
            sql.Append("INSERT INTO event (event_id, time, event_type, kind, resource_type, resource_id, doc) VALUES (")
                .Append($"{sql.Bind(database.Ids.Next())}, {sql.Dialect.BindInstant(sql, now)}, {sql.Bind(pending.Name)}, {(int)pending.Kind}, ")
                .Append($"{SqlDialect.Quote(pending.Type.Name)}, {sql.Bind(pending.Id)}, {sql.Dialect.BindDocument(sql, pending.Document)});");
        }

        if (sql.Dialect.IsPostgres)
        {
            sql.Append($"SELECT pg_notify({SqlDialect.Quote(database.NotificationChannel)}, '');");
        }
    }

    public static string? StateOf(ResourceType type, JsonElement document) =>
        type.StateAttribute is { } state ? Leaf.Text(Leaf.At(document, [state])) : null;

    private static string KeyOf(SqlBuilder sql, ResourceType type, string id) => $"type = {SqlDialect.Quote(type.Name)} AND id = {sql.Bind(id)}";
}

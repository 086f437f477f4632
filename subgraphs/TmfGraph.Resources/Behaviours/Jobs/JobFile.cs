using System.Text;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Storage.Sql;

namespace TmfGraph.Resources.Behaviours.Jobs;

/// <summary>What a job wrote, in the store.</summary>
internal static class JobFile
{
    public static void Remove(BehaviourContext context, ResourceType type, string id)
    {
        var sql = context.Scope.Sql;
        sql.Append($"DELETE FROM job_file WHERE job_type = {SqlDialect.Quote(type.Name)} AND job_id = {sql.Bind(id)};");
    }

    public static async Task WriteAsync(BehaviourContext context, ResourceType type, string id, IReadOnlyList<string> parts, CancellationToken cancellationToken)
    {
        for (var part = 0; part < parts.Count; part++)
        {
            var sql = context.Scope.Sql;
            sql.Append("INSERT INTO job_file (job_type, job_id, part, content) VALUES (")
                .Append($"{SqlDialect.Quote(type.Name)}, {sql.Bind(id)}, {part}, {sql.Bind(parts[part])});");
            await context.Scope.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Copies the file to a stream, part by part.</summary>
    public static async Task CopyAsync(ResourceDatabase database, ResourceType type, string id, Stream target, CancellationToken cancellationToken)
    {
        await using var session = await StoreSession.OpenAsync(database, cancellationToken).ConfigureAwait(false);
        for (var part = 0; ; part++)
        {
            var sql = session.Sql();
            sql.Append($"SELECT content FROM job_file WHERE job_type = {SqlDialect.Quote(type.Name)} AND job_id = {sql.Bind(id)} AND part = {part}");
            if (await session.ScalarAsync(sql, cancellationToken).ConfigureAwait(false) is not string content)
            {
                return;
            }

            await target.WriteAsync(Encoding.UTF8.GetBytes(content), cancellationToken).ConfigureAwait(false);
        }
    }
}

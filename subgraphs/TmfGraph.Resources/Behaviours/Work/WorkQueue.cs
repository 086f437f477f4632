using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Storage.Sql;

namespace TmfGraph.Resources.Behaviours.Work;

/// <summary>
/// Work in the store. Taking a piece makes it due again when the lease ends, and marks it with a name made for this one taking: whoever later finds
/// another mark, or none, knows that the work is no longer his.
/// </summary>
internal sealed class WorkQueue(ResourceDatabase database, WorkOptions options)
{
    /// <summary>Completed when this process has stored new work.</summary>
    public Task Added => database.WorkSignal.Next;

    public static void Add(SqlBuilder sql, ResourceDatabase database, string name, string type, string id, TimeSpan delay)
    {
        var due = sql.Dialect.BindInstant(sql, database.Time.GetUtcNow() + delay);
        sql.Append("INSERT INTO work (id, name, resource_type, resource_id, due, attempt) VALUES (")
            .Append($"{sql.Bind(database.Ids.Next())}, {sql.Bind(name)}, {sql.Bind(type)}, {sql.Bind(id)}, {due}, 0);");
    }

    /// <summary>Takes up to as many pieces as are due. Two who ask at once get different ones.</summary>
    public Task<IReadOnlyList<WorkItem>> TakeAsync(IReadOnlyList<string> names, int most, string owner, CancellationToken cancellationToken) =>
        InTurnAsync<IReadOnlyList<WorkItem>>(
            async session =>
            {
                var items = new List<WorkItem>();
                var sql = session.Sql();
                var skipping = sql.Dialect.IsPostgres ? " FOR UPDATE SKIP LOCKED" : "";
                sql.Append($"UPDATE work SET owner = {sql.Bind(owner)}, due = {LeaseEnd(sql)}, attempt = attempt + 1 WHERE id IN (")
                    .Append($"SELECT id FROM work WHERE due <= {sql.Dialect.BindInstant(sql, database.Time.GetUtcNow())} AND {sql.Dialect.AnyOf(sql, "name", names)} ")
                    .Append($"ORDER BY due, id LIMIT {sql.Bind((long)most, SqlValueKind.Integer)}{skipping}) ")
                    .Append("RETURNING id, name, resource_type, resource_id, attempt");
                await session.ReadAsync(
                    sql,
                    row => items.Add(new WorkItem(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt32(4))),
                    cancellationToken).ConfigureAwait(false);
                return items;
            },
            cancellationToken);

    /// <summary>Prolongs the lease.</summary>
    /// <returns>False when the work is no longer the owner's.</returns>
    public Task<bool> RenewAsync(string id, string owner, CancellationToken cancellationToken) =>
        InTurnAsync(session => UpdateAsync(session, id, owner, LeaseEnd, "", cancellationToken), cancellationToken);

    /// <summary>Lets others, or this process later, take the work.</summary>
    /// <param name="counts">Whether the attempt counts as one.</param>
    public Task<bool> ReturnAsync(string id, string owner, TimeSpan delay, bool counts, CancellationToken cancellationToken) => InTurnAsync(
        session => UpdateAsync(
            session,
            id,
            owner,
            sql => sql.Dialect.BindInstant(sql, database.Time.GetUtcNow() + delay),
            counts ? ", owner = NULL" : ", owner = NULL, attempt = attempt - 1",
            cancellationToken),
        cancellationToken);

    /// <summary>The same as <see cref="RenewAsync"/> in a transaction, which thereby holds the work to its end.</summary>
    public async Task KeepAsync(StoreSession session, string id, string owner, CancellationToken cancellationToken)
    {
        if (!await UpdateAsync(session, id, owner, LeaseEnd, "", cancellationToken).ConfigureAwait(false))
        {
            throw new WorkLostException();
        }
    }

    /// <summary>Ends the work in a transaction.</summary>
    public static async Task RemoveAsync(StoreSession session, string id, string owner, CancellationToken cancellationToken)
    {
        var sql = session.Sql();
        sql.Append($"DELETE FROM work WHERE id = {sql.Bind(id)} AND owner = {sql.Bind(owner)}");
        if (await session.ExecuteAsync(sql, cancellationToken).ConfigureAwait(false) == 0)
        {
            throw new WorkLostException();
        }
    }

    private string LeaseEnd(SqlBuilder sql) => sql.Dialect.BindInstant(sql, database.Time.GetUtcNow().AddSeconds(options.LeaseSeconds));

    private static async Task<bool> UpdateAsync(
        StoreSession session, string id, string owner, Func<SqlBuilder, string> due, string others, CancellationToken cancellationToken)
    {
        var sql = session.Sql();
        sql.Append($"UPDATE work SET due = {due(sql)}{others} WHERE id = {sql.Bind(id)} AND owner = {sql.Bind(owner)}");
        return await session.ExecuteAsync(sql, cancellationToken).ConfigureAwait(false) > 0;
    }

    /// <summary>One statement, at its turn where there is one writer at a time.</summary>
    private async Task<T> InTurnAsync<T>(Func<StoreSession, Task<T>> run, CancellationToken cancellationToken)
    {
        var isPostgres = database.Dialect.IsPostgres;
        if (!isPostgres)
        {
            await database.SqliteWriter.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            await using var session = await StoreSession.OpenAsync(database, cancellationToken).ConfigureAwait(false);
            return await run(session).ConfigureAwait(false);
        }
        finally
        {
            if (!isPostgres)
            {
                database.SqliteWriter.Release();
            }
        }
    }
}

using TmfGraph.Resources.Storage.Sql;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Writes;

public sealed partial class ResourceWriter
{
    private bool ChecksReferences => _rules.ReferenceChecks == ReferenceChecks.Own;

    /// <summary>
    /// Makes sure that new references to resources of this subgraph lead to one, in one statement for all of them. A target that goes a moment later is not
    /// held: references may always come to lead nowhere.
    /// </summary>
    /// <exception cref="ReferenceNotFoundException">One does not.</exception>
    private async Task CheckReferencesAsync(WriteScope scope, IEnumerable<Edge> edges, CancellationToken cancellationToken)
    {
        if (!ChecksReferences)
        {
            return;
        }

        var wanted = edges.Where(e => database.Model.Resources.ContainsKey(e.TargetType)).DistinctBy(e => (e.TargetType, e.TargetId)).ToList();
        if (wanted.Count == 0)
        {
            return;
        }

        await scope.FlushAsync(cancellationToken).ConfigureAwait(false);
        var sql = scope.Session.Sql();
        var conditions = wanted.GroupBy(e => e.TargetType, e => e.TargetId, StringComparer.Ordinal)
            .Select(g => $"(d.type = {SqlDialect.Quote(g.Key)} AND {database.Dialect.AnyOf(sql, "d.id", StorableText.Ids([.. g]))})");
        sql.Append($"SELECT d.type, d.id FROM resource d WHERE {string.Join(" OR ", conditions)}");
        var found = new HashSet<(string Type, string Id)>();
        await scope.Session.ReadAsync(sql, row => found.Add((row.GetString(0), row.GetString(1))), cancellationToken).ConfigureAwait(false);
        foreach (var missing in wanted.Where(e => !found.Contains((e.TargetType, e.TargetId))))
        {
            throw new ReferenceNotFoundException(missing.Path, missing.TargetType, missing.TargetId);
        }
    }
}

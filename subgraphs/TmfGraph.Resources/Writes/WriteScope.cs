using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Storage.Sql;

namespace TmfGraph.Resources.Writes;

/// <summary>
/// One transaction of the write path. Statements gather until somebody has to read; events gather until the end, since the log is locked from the first
/// of them on, and whoever holds that lock must not wait for a row.
/// </summary>
internal sealed class WriteScope(StoreSession session)
{
    private readonly Dictionary<(string Type, string Id), StoredResource?> _written = [];

    public StoreSession Session { get; } = session;

    /// <summary>Statements not yet sent.</summary>
    public SqlBuilder Sql { get; private set; } = session.Sql();

    /// <summary>Logged when everything else is done.</summary>
    public List<PendingEvent> Events { get; } = [];

    /// <summary>Whether there is work to do after the commit.</summary>
    public bool HasWork { get; set; }

    /// <summary>How many writes of behaviours stand inside one another.</summary>
    public int Depth { get; set; }

    /// <summary>Remembers what a resource has become; null for gone.</summary>
    public void Remember(ResourceType type, string id, StoredResource? resource) => _written[(type.Name, id)] = resource;

    /// <summary>The resource as this transaction left it; the one given where it did not touch it since.</summary>
    public StoredResource Latest(StoredResource resource) => _written.GetValueOrDefault((resource.Type.Name, resource.Id)) ?? resource;

    /// <summary>Sends what has gathered, so that reads see it.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (!Sql.IsEmpty)
        {
            var sql = Sql;
            Sql = Session.Sql();
            await Session.ExecuteAsync(sql, cancellationToken).ConfigureAwait(false);
        }
    }
}

using System.Globalization;
using Npgsql;

namespace TmfGraph.Load.Walk;

/// <summary>The CPU that a PostgreSQL server on this machine has used, all its processes together.</summary>
internal sealed class DatabaseCpu
{
    private readonly int _server;

    private DatabaseCpu(int server) => _server = server;

    /// <summary>Seconds so far, user and system, those of processes that have ended included.</summary>
    public double Seconds => (Ticks(_server, withEnded: true) + Children().Sum(c => Ticks(c, withEnded: false))) / 100.0;

    public static async Task<DatabaseCpu> FindAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        return new DatabaseCpu((int)Fields(connection.ProcessID)[1]); // the server is the parent of whoever serves this connection
    }

    private int[] Children() =>
    [
        .. File.ReadAllText($"/proc/{_server}/task/{_server}/children")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(c => int.Parse(c, CultureInfo.InvariantCulture)),
    ];

    private static long Ticks(int process, bool withEnded)
    {
        try
        {
            var fields = Fields(process);
            return fields[11] + fields[12] + (withEnded ? fields[13] + fields[14] : 0);
        }
        catch (IOException)
        {
            return 0; // it has ended in the meantime, and its server counts it now
        }
    }

    // the state, which is a letter, counts as 0
    private static long[] Fields(int process) =>
    [
        .. File.ReadAllText($"/proc/{process}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(f => long.TryParse(f, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0),
    ];
}

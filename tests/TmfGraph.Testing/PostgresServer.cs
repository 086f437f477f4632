using System.Diagnostics;
using Npgsql;

namespace TmfGraph.Testing;

/// <summary>
/// The PostgreSQL server of a test run: the one <c>TMFGRAPH_TEST_POSTGRES</c> names, else a throw-away cluster made with the binaries of this
/// machine, which ends with the process. One server for the whole process, a database for each test class.
/// </summary>
public sealed class PostgresServer
{
    /// <summary>A connection string of a server that may be used for tests; its user must be allowed to create databases.</summary>
    public const string ConnectionVariable = "TMFGRAPH_TEST_POSTGRES";

    /// <summary>With the value 1, tests that cannot run fail in place of being skipped.</summary>
    public const string RequireVariable = "TMFGRAPH_REQUIRE_ALL";

    private static readonly Lazy<(PostgresServer? Server, string? Reason)> Instance = new(Start);

    private readonly string _connection;

    private PostgresServer(string connection)
    {
        _connection = connection;
    }

    /// <summary>Why there is no server; null when there is one. Starts it when asked for the first time.</summary>
    public static string? ReasonToSkip => Instance.Value.Reason;

    internal static bool IsRequired => Environment.GetEnvironmentVariable(RequireVariable) == "1";

    /// <summary>The server; throws with the reason when there is none.</summary>
    public static PostgresServer Get() =>
        Instance.Value.Server ?? throw new InvalidOperationException($"No PostgreSQL for tests: {Instance.Value.Reason}");

    /// <summary>Makes an empty database.</summary>
    /// <returns>A connection string for it.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}";
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(_connection) { Database = name }.ConnectionString;
    }

    private static (PostgresServer? Server, string? Reason) Start()
    {
        if (Environment.GetEnvironmentVariable(ConnectionVariable) is { Length: > 0 } given)
        {
            return (new PostgresServer(given), null);
        }

        if (OperatingSystem.IsWindows() || FindBinaries() is not { } binaries)
        {
            return (null, $"initdb and pg_ctl were not found; set {ConnectionVariable} to use a server.");
        }

        try
        {
            return (new PostgresServer(StartCluster(binaries)), null);
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or System.ComponentModel.Win32Exception)
        {
            return (null, $"A test cluster could not be started: {exception.Message}");
        }
    }

    private static string? FindBinaries()
    {
        const string Debian = "/usr/lib/postgresql";
        var candidates = Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian).OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var version) ? version : 0).Select(d => Path.Combine(d, "bin"))
            : [];
        return candidates.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            .FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")) && File.Exists(Path.Combine(d, "pg_ctl")));
    }

    private static string StartCluster(string binaries)
    {
        var folder = Directory.CreateTempSubdirectory("tmfgraph-postgres-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", "postgres", folder); // the server refuses to run as root
        }

        var data = Path.Combine(folder, "data");
        var port = FreePorts.Find();
        RunAsOwner(Path.Combine(binaries, "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        var options = $"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300";
        RunAsOwner(Path.Combine(binaries, "pg_ctl"), "-D", data, "-o", options, "-l", Path.Combine(folder, "log"), "-w", "start");
        StopWithThisProcess(binaries, folder, data);
        return new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = "postgres", Database = "postgres" }.ConnectionString;
    }

    /// <summary>
    /// A process of its own waits for the end of this one: test hosts are often ended before their exit handlers have done their work.
    /// </summary>
    private static void StopWithThisProcess(string binaries, string folder, string data)
    {
        var owner = Environment.IsPrivilegedProcess ? "runuser -u postgres -- " : "";
        var script = $"while kill -0 {Environment.ProcessId} 2>/dev/null; do sleep 1; done; {owner}'{binaries}/pg_ctl' -D '{data}' -m immediate stop; rm -rf '{folder}'";
        Process.Start(new ProcessStartInfo("/bin/sh")
        {
            WorkingDirectory = "/",
            ArgumentList = { "-c", $"( {script} ) >/dev/null 2>&1 </dev/null &" },
        })?.Dispose();
    }

    private static void RunAsOwner(string program, params string[] arguments)
    {
        if (Environment.IsPrivilegedProcess)
        {
            Run("runuser", ["-u", "postgres", "--", program, .. arguments]);
        }
        else
        {
            Run(program, arguments);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        // output is not redirected: the server would inherit the pipe and keep us waiting for its end
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec \"$0\" \"$@\" >/dev/null 2>&1");
        start.ArgumentList.Add(program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        if (!process.WaitForExit(TimeSpan.FromMinutes(1)) || process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Path.GetFileName(program)} {string.Join(' ', arguments)} failed.");
        }
    }
}

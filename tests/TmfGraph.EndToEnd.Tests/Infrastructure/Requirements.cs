using TmfGraph.Testing;

namespace TmfGraph.EndToEnd.Tests.Infrastructure;

/// <summary>Whether what a test needs and does not find makes it fail, as where every test is to run, or be skipped.</summary>
internal static class Requirements
{
    public static bool AllRequired => Environment.GetEnvironmentVariable(PostgresServer.RequireVariable) == "1";
}

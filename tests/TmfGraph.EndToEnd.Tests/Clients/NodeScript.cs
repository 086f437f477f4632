using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Clients;

/// <summary>Runs the scripts that use the clients of npm.</summary>
internal static class NodeScript
{
    /// <summary>See <see cref="NodeFolder.SkipReason"/>.</summary>
    public static string? SkipReason => NodeFolder.Of(NodeFolder.Clients).SkipReason;

    /// <summary>Runs a script to its end and gives what it printed; fails when it fails.</summary>
    /// <param name="name">Its file, without the ending.</param>
    /// <param name="path">The path of the GraphQL address.</param>
    public static Task<string> RunAsync(string name, Uri address, string path, params string[] more) =>
        NodeFolder.Of(NodeFolder.Clients).RunAsync(name, [address.ToString(), path, .. more]);
}

using System.CommandLine;
using System.CommandLine.Invocation;

namespace TmfGraph.Resources.Hosting;

/// <summary>Runs the command line of a host.</summary>
public static class HostCommandLine
{
    private const int UsageExitCode = 2;

    /// <summary>Runs what the arguments name.</summary>
    /// <returns>The exit code: that of the command, or 2 when nothing can be made of the arguments, so that scripts do not take it for a failure of the command.</returns>
    public static async Task<int> RunAsync(Command root, IReadOnlyList<string> args)
    {
        ArgumentNullException.ThrowIfNull(root);
        var parsed = root.Parse(args);

        // the web host has its own way to end on a signal, and its own patience
        var code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
        return parsed.Action is ParseErrorAction ? UsageExitCode : code;
    }
}

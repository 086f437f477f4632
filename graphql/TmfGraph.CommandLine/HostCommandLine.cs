using System.CommandLine;
using System.CommandLine.Invocation;

namespace TmfGraph.CommandLine;

/// <summary>Runs the command line of a host.</summary>
public static class HostCommandLine
{
    private const int UsageExitCode = 2;

    /// <summary>Runs what the arguments name.</summary>
    /// <param name="endsInTime">Whether a command gives up soon after a signal, by the token it is given; null for none. One that runs a web host does not: that has its own way to end, and its own patience.</param>
    /// <returns>The exit code: that of the command, or 2 when nothing can be made of the arguments, so that scripts do not take it for a failure of the command.</returns>
    public static async Task<int> RunAsync(Command root, IReadOnlyList<string> args, Func<Command, bool>? endsInTime = null)
    {
        ArgumentNullException.ThrowIfNull(root);
        var parsed = root.Parse(args);
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
        if (endsInTime?.Invoke(parsed.CommandResult.Command) != true)
        {
            configuration.ProcessTerminationTimeout = null;
        }

        var code = await parsed.InvokeAsync(configuration).ConfigureAwait(false);
        return parsed.Action is ParseErrorAction ? UsageExitCode : code;
    }
}

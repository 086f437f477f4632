using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace TmfGraph.CommandLine;

/// <summary>Runs the command line of a host.</summary>
public static class HostCommandLine
{
    private const int UsageExitCode = 2;

    /// <summary>How long a command may take to end after a signal. One that serves has its own patience, that of its web host.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Runs what the arguments name. A command ends early when it throws <see cref="OperationCanceledException"/> by the token that it is given.</summary>
    /// <param name="serves">Whether a command serves until it is told to end, so that this is how it ends well, before it listens as well.</param>
    /// <returns>
    /// The exit code: that of the command; 2 when nothing can be made of the arguments, so that scripts do not take it for a failure of the command; after a
    /// signal 0 when it serves, else 143 (SIGTERM) or 130 (Ctrl+C), as shells have it, unless it ends with a code of its own.
    /// </returns>
    public static async Task<int> RunAsync(Command root, IReadOnlyList<string> args, Func<Command, bool> serves)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(serves);
        var parsed = root.Parse(args);
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        if (parsed.Action is not ParseErrorAction refusal)
        {
            using var signals = new EndSignals();
            var isServer = serves(parsed.CommandResult.Command);
            var running = Task.Run(() => parsed.InvokeAsync(configuration, signals.Token)); // it may compute for long before it waits for anything
            return await EndAsync(running, signals, isServer).ConfigureAwait(false);
        }

        // what is wrong is not to be looked for above a page of help; who says nothing at all wants that page
        refusal.ShowHelp = args.Count == 0;
        await parsed.InvokeAsync(configuration).ConfigureAwait(false);
        if (!refusal.ShowHelp)
        {
            await Console.Error.WriteLineAsync($"'{NameOf(parsed.CommandResult)} --help' tells what it takes.").ConfigureAwait(false);
        }

        return UsageExitCode;
    }

    /// <summary>Waits for the end of a command, after a signal only so long.</summary>
    private static async Task<int> EndAsync(Task<int> running, EndSignals signals, bool isServer)
    {
        if (!isServer && await Task.WhenAny(running, signals.Came).ConfigureAwait(false) != running)
        {
            await Task.WhenAny(running, Task.Delay(Patience)).ConfigureAwait(false);
            if (!running.IsCompleted)
            {
                return await signals.Came.ConfigureAwait(false);
            }
        }

        try
        {
            return await running.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            return isServer ? 0 : await signals.Came.ConfigureAwait(false);
        }
    }

    private static string NameOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{NameOf(parent)} {command.Command.Name}" : command.Command.Name;
}

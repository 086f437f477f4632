using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

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
        ArgumentNullException.ThrowIfNull(args);
        var parsed = root.Parse(args);
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
        if (endsInTime?.Invoke(parsed.CommandResult.Command) != true)
        {
            configuration.ProcessTerminationTimeout = null;
        }

        if (parsed.Action is not ParseErrorAction refusal)
        {
            return await parsed.InvokeAsync(configuration).ConfigureAwait(false);
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

    private static string NameOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{NameOf(parent)} {command.Command.Name}" : command.Command.Name;
}

using System.Net.Sockets;
using Microsoft.Extensions.Options;
using TmfGraph.CommandLine;
using TmfGraph.Composition.Files;

namespace TmfGraph.Gateway.Host.Commands;

/// <summary>A command cannot do what it was told. The message is for the person at the terminal.</summary>
internal sealed class CommandFailure(string message) : Exception(message)
{
    /// <summary>Runs a command: a failure becomes one line on standard error and an exit code. Stack traces are for logs.</summary>
    /// <exception cref="OperationCanceledException">The command was told to end.</exception>
    public static async Task<int> GuardAsync(Func<Task<int>> command, CancellationToken cancellationToken, int exitCode = 1)
    {
        try
        {
            return await command();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OptionsValidationException exception)
        {
            await Console.Error.WriteLineAsync($"The configuration does not hold: {string.Join(" ", exception.Failures)}");
            return exitCode;
        }
        catch (Exception exception)
        {
            await Console.Error.WriteLineAsync(Describe(exception));
            return exitCode;
        }
    }

    /// <summary>What ordinary mistakes come to has a message that says enough: files, settings, addresses to listen on that are none or not ours.</summary>
    private static string Describe(Exception exception) => exception
        is CommandFailure or HostConfigurationException or CompositionFileException or IOException or UnauthorizedAccessException or ArgumentException
            or FormatException or InvalidOperationException or SocketException
        ? exception.Message
        : $"{exception.GetType().Name}: {exception.Message}";
}

using Microsoft.Extensions.Options;
using TmfGraph.Composition.Files;

namespace TmfGraph.Gateway.Host.Commands;

/// <summary>A command cannot do what it was told. The message is for the person at the terminal.</summary>
internal sealed class CommandFailure(string message) : Exception(message)
{
    /// <summary>Runs a command: failures that a user can cause become one line on standard error and an exit code.</summary>
    public static async Task<int> GuardAsync(Func<Task<int>> command, int exitCode = 1)
    {
        try
        {
            return await command();
        }
        catch (Exception exception) when (exception
            is CommandFailure or CompositionFileException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return exitCode;
        }
        catch (OptionsValidationException exception)
        {
            await Console.Error.WriteLineAsync($"The configuration does not hold: {string.Join(" ", exception.Failures)}");
            return exitCode;
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
    }
}

using Microsoft.Extensions.Options;
using TmfGraph.Composition.Files;

namespace TmfGraph.Gateway.Host.Commands;

/// <summary>A command cannot do what it was told. The message is for the person at the terminal.</summary>
internal sealed class CommandFailure(string message) : Exception(message)
{
    /// <summary>Runs a command: failures that a user can cause become one line on standard error and exit code 1.</summary>
    public static async Task<int> GuardAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception exception) when (exception
            is CommandFailure or CompositionFileException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
        catch (OptionsValidationException exception)
        {
            await Console.Error.WriteLineAsync($"The configuration does not hold: {string.Join(" ", exception.Failures)}");
            return 1;
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
    }
}

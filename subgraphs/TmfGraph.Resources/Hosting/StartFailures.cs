using System.CommandLine;
using System.Data.Common;
using System.Text.Json;
using Microsoft.Extensions.Options;
using TmfGraph.CommandLine;
using TmfGraph.GraphQL.Types;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Hosting;

/// <summary>Words for what may go wrong when a command runs. Users read these; stack traces are for logs.</summary>
public static class StartFailures
{
    /// <summary>Runs a command. A failure becomes one message on the error stream.</summary>
    /// <returns>The exit code: 0, or 1 after a failure.</returns>
    /// <exception cref="OperationCanceledException">The command was told to end.</exception>
    public static async Task<int> GuardAsync(ParseResult result, Func<Task> run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(run);
        try
        {
            await run();
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            await result.InvocationConfiguration.Error.WriteLineAsync(Describe(exception));
            return 1;
        }
    }

    /// <summary>What to tell whoever ran the command.</summary>
    public static string Describe(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception switch
        {
            HostConfigurationException or ModelException or SchemaException or InvalidOperationException => exception.Message,
            ResourceValidationException => $"A document does not fit the model: {exception.Message}",
            OptionsValidationException invalid => $"The configuration does not hold: {string.Join(" ", invalid.Failures)}",
            AggregateException { InnerExceptions: [var inner, ..] } => Describe(inner),
            DbException => $"The database cannot be used: {exception.Message}",
            IOException or UnauthorizedAccessException => exception.Message,
            FormatException or JsonException or InvalidDataException => $"A setting cannot be read: {exception.Message}",
            _ => $"{exception.GetType().Name}: {exception.Message}",
        };
    }
}

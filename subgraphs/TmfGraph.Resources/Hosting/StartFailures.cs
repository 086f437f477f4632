using System.Data.Common;
using System.Text.Json;
using Microsoft.Extensions.Options;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Hosting;

/// <summary>Words for what may go wrong when a command runs. Users read these; stack traces are for logs.</summary>
public static class StartFailures
{
    /// <summary>What to tell whoever ran the command.</summary>
    public static string Describe(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception switch
        {
            HostConfigurationException or ModelException or InvalidOperationException => exception.Message,
            OptionsValidationException invalid => $"The configuration does not hold: {string.Join(" ", invalid.Failures)}",
            AggregateException { InnerExceptions: [var inner, ..] } => Describe(inner),
            DbException => $"The database cannot be used: {exception.Message}",
            IOException or UnauthorizedAccessException => exception.Message,
            FormatException or JsonException or InvalidDataException => $"A setting cannot be read: {exception.Message}",
            _ => $"{exception.GetType().Name}: {exception.Message}",
        };
    }
}

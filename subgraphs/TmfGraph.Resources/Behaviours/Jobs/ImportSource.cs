using System.Net;
using Microsoft.Extensions.Options;
using TmfGraph.Resources.Behaviours.Work;

namespace TmfGraph.Resources.Behaviours.Jobs;

/// <summary>
/// Fetches the file of an import job, from where the operator allows it. Addresses come from clients, and the server is often nearer to private ones than
/// they are: only named hosts are asked, and redirects are not followed.
/// </summary>
internal sealed class ImportSource(IOptions<JobOptions> options) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
    {
        Timeout = Timeout.InfiniteTimeSpan, // each fetch has its own
    };

    /// <summary>The whole file.</summary>
    /// <exception cref="WorkFailedException">It cannot be had.</exception>
    /// <exception cref="WorkDelayedException">It cannot be had now.</exception>
    public async Task<MemoryStream> FetchAsync(string? url, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            throw new WorkFailedException($"'url' must be a whole address; '{url}' is not.");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Value.TimeoutSeconds));
        try
        {
            return address.Scheme switch
            {
                "http" or "https" => await FetchAsync(address, limit.Token).ConfigureAwait(false),
                "file" => await ReadAsync(address, limit.Token).ConfigureAwait(false),
                _ => throw new WorkFailedException($"'url' must begin with http:, https: or file:, not with {address.Scheme}:."),
            };
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WorkDelayedException($"The file did not arrive within {options.Value.TimeoutSeconds} seconds.", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new WorkDelayedException($"The file could not be read from {address.Authority}.", exception);
        }
    }

    private async Task<MemoryStream> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        if (!options.Value.ImportHosts.Any(allowed => Allows(allowed, address)))
        {
            throw new WorkFailedException($"Files may not be imported from '{address.Authority}'; the operator names the hosts allowed in Jobs:ImportHosts.");
        }

        using var response = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            var reason = $"{address.Authority} answered with the status {(int)response.StatusCode} instead of the file.";
            throw response.StatusCode >= HttpStatusCode.InternalServerError ? new WorkDelayedException(reason) : new WorkFailedException(reason);
        }

        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return await CopyAsync(content, cancellationToken).ConfigureAwait(false);
    }

    private async Task<MemoryStream> ReadAsync(Uri address, CancellationToken cancellationToken)
    {
        if (options.Value.ImportDirectory is not { } directory)
        {
            throw new WorkFailedException("Files of the server may not be imported; the operator names a directory for them in Jobs:ImportDirectory.");
        }

        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(address.LocalPath);
        if (address.IsUnc || !path.StartsWith(root, StringComparison.Ordinal) || !File.Exists(path))
        {
            throw new WorkFailedException("There is no such file in the directory of Jobs:ImportDirectory.");
        }

        await using var content = File.OpenRead(path);
        return await CopyAsync(content, cancellationToken).ConfigureAwait(false);
    }

    private async Task<MemoryStream> CopyAsync(Stream content, CancellationToken cancellationToken)
    {
        var copy = new MemoryStream();
        var buffer = new byte[81_920];
        while (await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            if (copy.Length + read > options.Value.MaxBytes)
            {
                throw new WorkFailedException($"The file is larger than {options.Value.MaxBytes} bytes.");
            }

            copy.Write(buffer, 0, read);
        }

        copy.Position = 0;
        return copy;
    }

    /// <summary>Whether an entry of <see cref="JobOptions.ImportHosts"/> stands for the address.</summary>
    internal static bool Allows(string allowed, Uri address)
    {
        var parts = allowed.Split(':', 2);
        var port = parts.Length == 2 ? parts[1] : null;
        return (port is null ? address.IsDefaultPort : port == address.Port.ToString())
            && (parts[0].StartsWith("*.", StringComparison.Ordinal)
                ? address.IdnHost.EndsWith(parts[0][1..], StringComparison.OrdinalIgnoreCase)
                : address.IdnHost.Equals(parts[0], StringComparison.OrdinalIgnoreCase));
    }

    public void Dispose() => _http.Dispose();
}

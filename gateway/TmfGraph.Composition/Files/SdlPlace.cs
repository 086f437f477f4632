namespace TmfGraph.Composition.Files;

/// <summary>Where the text of a schema is, or of extensions.</summary>
internal abstract record SdlPlace
{
    /// <summary>In the list itself.</summary>
    public sealed record Given(string Text) : SdlPlace;

    /// <summary>In a file.</summary>
    /// <param name="IsOptional">Whether there is nothing to say when it is not there.</param>
    public sealed record Written(string File, bool IsOptional = false) : SdlPlace;

    /// <summary>At an address.</summary>
    public sealed record Told(SdlAddress Address) : SdlPlace;

    /// <summary>The place that a text names: an address, a file, or itself when it is neither and looks like a schema.</summary>
    /// <param name="folder">Where files are named from.</param>
    /// <param name="substitute">Puts values in for variables.</param>
    public static SdlPlace Of(string text, string folder, Func<string, string> substitute)
    {
        // schemas have braces; what is left of an address or a path without its variables has none
        var isPath = !SettingsVariables.Remove(text).Contains('{', StringComparison.Ordinal);
        var place = isPath ? substitute(text) : text;
        if (HttpAddress(place) is { } address)
        {
            return new Told(new SdlAddress(address, false));
        }

        var file = Path.Combine(folder, place);
        return isPath || File.Exists(file) ? new Written(file) : new Given(text);
    }

    public static Uri? HttpAddress(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;

    /// <summary>The text; null for an optional file that is not there.</summary>
    /// <exception cref="CompositionFileException">It is not to be had.</exception>
    public async Task<string?> ReadAsync(SdlDownloads downloads, CancellationToken cancellationToken) => this switch
    {
        Told told => await downloads.ReadAsync(told.Address, cancellationToken).ConfigureAwait(false),
        Written written => written.IsOptional && !File.Exists(written.File) ? null : SourceSchemaReader.ReadFile(written.File),
        Given given => given.Text,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

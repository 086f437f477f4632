using System.Diagnostics.CodeAnalysis;

namespace TmfGraph.Transcriber.CommandLine;

/// <summary>Reads and validates the command line.</summary>
internal static class OptionsParser
{
    private static readonly string[] Valued = ["--documents", "--apis", "--overlay", "--output", "--only"];
    private static readonly string[] Switches = ["--check", "--missing"];

    /// <summary>True when the arguments make sense; otherwise <paramref name="error"/> says what is wrong.</summary>
    public static bool TryParse(
        IReadOnlyList<string> arguments,
        [NotNullWhen(true)] out TranscriberOptions? options,
        [NotNullWhen(false)] out string? error)
    {
        options = null;
        if (!TrySplit(arguments, out var values, out error))
        {
            return false;
        }

        if (!values.TryGetValue("--documents", out var documents))
        {
            error = "--documents is missing: name the folder of the Swagger documents.";
            return false;
        }

        if (!Directory.Exists(documents))
        {
            error = $"--documents: there is no folder '{documents}'.";
            return false;
        }

        var apis = values.GetValueOrDefault("--apis") ?? FindApis(documents);
        if (!File.Exists(apis))
        {
            error = $"--apis: there is no file '{apis}'.";
            return false;
        }

        var overlay = values.GetValueOrDefault("--overlay") ?? Path.Combine(AppContext.BaseDirectory, "overlay");
        if (!Directory.Exists(overlay))
        {
            error = $"--overlay: there is no folder '{overlay}'.";
            return false;
        }

        options = new TranscriberOptions
        {
            DocumentsFolder = documents,
            ApisFile = apis,
            OverlayFolder = overlay,
            OutputFolder = values.GetValueOrDefault("--output") ?? Path.Combine("schema", "model"),
            Only = (values.GetValueOrDefault("--only") ?? "")
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Check = values.ContainsKey("--check"),
            ListMissing = values.ContainsKey("--missing"),
        };
        return true;
    }

    private static bool TrySplit(
        IReadOnlyList<string> arguments,
        out Dictionary<string, string> values,
        [NotNullWhen(false)] out string? error)
    {
        values = [];
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            if (Switches.Contains(name))
            {
                values[name] = "";
            }
            else if (!Valued.Contains(name))
            {
                error = $"'{name}' is no option of this tool.";
                return false;
            }
            else if (i + 1 == arguments.Count || arguments[i + 1].StartsWith("--", StringComparison.Ordinal))
            {
                error = $"{name} needs a value.";
                return false;
            }
            else
            {
                values[name] = arguments[++i];
            }
        }

        error = null;
        return true;
    }

    private static string FindApis(string documents)
    {
        var inside = Path.Combine(documents, "apis.json");
        return File.Exists(inside) ? inside : Path.Combine(documents, "..", "apis.json");
    }
}

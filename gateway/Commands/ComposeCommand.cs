using System.CommandLine;
using TmfGraph.Composition;
using TmfGraph.Composition.Composite;
using TmfGraph.Composition.Files;

namespace TmfGraph.Gateway.Host.Commands;

/// <summary><c>compose DIR… | --subgraphs FILE [--output FILE.far] [--exclude-tag TAG]… [--watch]</c></summary>
internal static class ComposeCommand
{
    public static Command Create()
    {
        var folders = new Argument<string[]>("folders")
        {
            Description = "Folders with schema.graphqls and schema-settings.json, folders of such folders, or schema files (.graphqls); or one archive (.far), to compose it anew.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var subgraphs = GivenSchema.Subgraphs<string?>();
        var output = new Option<string?>("--output", "-o") { Description = "What to write: an archive (.far), or the composite schema as clients see it (.graphqls)." };
        var environment = GivenSchema.EnvironmentName();
        var excludedTags = GivenSchema.ExcludeTag();
        var watch = new Option<bool>("--watch", "-w") { Description = "Compose again whenever a file changes, until Ctrl+C; the exit code is that of the last time." };
        var command = new Command("compose", "Composes source schemas and reports every finding on a line of its own.")
        {
            folders, subgraphs, output, environment, excludedTags, watch,
        };
        output.Validators.Add(result =>
        {
            if (result.Tokens.Any(t => Path.GetExtension(t.Value) != ".far" && !SourceSchemaReader.IsSchemaFile(t.Value)))
            {
                result.AddError("--output takes a file whose name ends in .far or .graphqls.");
            }
        });
        command.Validators.Add(result =>
        {
            if ((result.GetResult(folders) is { Tokens.Count: > 0 }) == GivenSchema.Has(result, subgraphs))
            {
                result.AddError("Give either folders, files or an archive, or --subgraphs FILE.");
            }
        });
        command.SetAction((parsed, cancellationToken) => CommandFailure.GuardAsync(async () =>
        {
            using var downloads = GivenSchema.Downloads();
            var source = parsed.GetValue(subgraphs) is { } list
                ? GivenSchema.FromList(list, parsed.GetValue(environment))
                : GivenSchema.From(parsed.GetRequiredValue(folders), parsed.GetValue(environment));
            var composition = new Composition(source, downloads, GivenSchema.Options(parsed.GetValue(excludedTags)), parsed.GetValue(output));
            return parsed.GetValue(watch)
                ? await composition.WatchAsync(cancellationToken)
                : await composition.RunAsync(cancellationToken);
        }, cancellationToken));
        return command;
    }

    /// <summary>Composes once, or again and again.</summary>
    private sealed class Composition(SchemaSource source, SdlDownloads downloads, CompositionOptions options, string? output)
    {
        private IReadOnlyList<SourceSchemaInput>? _last; // what was composed last; null when it did not go well, and before the first time
        private int _exitCode;

        public async Task<int> RunAsync(CancellationToken cancellationToken)
        {
            (await ComposeAsync(cancellationToken)).Report();
            return _exitCode;
        }

        public async Task<int> WatchAsync(CancellationToken cancellationToken)
        {
            try
            {
                await RunAsync(cancellationToken);
                var watcher = new SchemaWatcher(source, downloads, new SchemaWatchOptions(), TimeProvider.System, (notice, _) => Console.Error.WriteLine(notice));
                await watcher.RunAsync(ComposeAsync, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                // Ctrl+C is how a watch ends
            }

            return _exitCode;
        }

        private async Task<SchemaAttempt> ComposeAsync(CancellationToken cancellationToken)
        {
            try
            {
                var inputs = await source.ReadAsync(downloads, cancellationToken);
                if (_last is not null && SourceSchemaInputs.AreEqual(inputs, _last))
                {
                    return new SchemaAttempt(true, () => { });
                }

                var result = Composer.Compose(inputs, options);
                if (result.Schema is not null && output is not null)
                {
                    Write(result.Schema, inputs, output);
                }

                return new SchemaAttempt(result.Success, () => Tell(result, inputs));
            }
            catch (Exception exception) when (exception is CompositionFileException or IOException or UnauthorizedAccessException or ArgumentException)
            {
                return new SchemaAttempt(false, () =>
                {
                    (_exitCode, _last) = (1, null);
                    Console.Error.WriteLine(exception.Message);
                });
            }
        }

        private void Tell(CompositionResult result, IReadOnlyList<SourceSchemaInput> inputs)
        {
            (_exitCode, _last) = result.Success ? (0, inputs) : (1, null);
            foreach (var diagnostic in result.Diagnostics)
            {
                Console.WriteLine(diagnostic);
            }

            if (result.Success)
            {
                Console.WriteLine($"Composed {GivenSchema.Count(inputs.Count)}{(output is null ? "" : $" into {output}")}.");
            }
            else
            {
                var errors = result.Diagnostics.Count(d => d.Severity == DiagnosticSeverity.Error);
                Console.Error.WriteLine($"Composed nothing: {errors} {(errors == 1 ? "error" : "errors")}.");
            }
        }
    }

    private static void Write(CompositeSchema schema, IReadOnlyList<SourceSchemaInput> inputs, string output)
    {
        if (Directory.Exists(output))
        {
            throw new IOException($"'{output}' is a folder; the output is a file.");
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(output));
        if (folder is not null && !Directory.Exists(folder))
        {
            throw new IOException($"The folder '{folder}' of the output does not exist.");
        }

        // written beside it and moved, so that whoever reads the archive never sees half of one
        var temporary = output + ".tmp";
        try
        {
            if (SourceSchemaReader.IsSchemaFile(output))
            {
                File.WriteAllText(temporary, CompositeSchemaPrinter.PrintPublic(schema));
            }
            else
            {
                using var stream = File.Create(temporary);
                FusionArchive.Write(schema, inputs, stream);
            }

            File.Move(temporary, output, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}

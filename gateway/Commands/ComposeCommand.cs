using System.CommandLine;
using TmfGraph.Composition;
using TmfGraph.Composition.Composite;
using TmfGraph.Composition.Files;

namespace TmfGraph.Gateway.Host.Commands;

/// <summary><c>compose DIR… [--output FILE.far] [--watch]</c></summary>
internal static class ComposeCommand
{
    public static Command Create()
    {
        var folders = new Argument<string[]>("folders")
        {
            Description = "Folders with schema.graphqls and schema-settings.json, or folders of such folders.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string?>("--output", "-o") { Description = "What to write: an archive (.far), or the composite schema as clients see it (.graphqls)." };
        var environment = new Option<string?>("--environment", "-e") { Description = "Which environment of the settings counts. Default: development." };
        var watch = new Option<bool>("--watch", "-w") { Description = "Compose again whenever a file changes." };
        var command = new Command("compose", "Composes source schemas and reports every finding on a line of its own.")
        {
            folders, output, environment, watch,
        };
        command.SetAction((parsed, cancellationToken) => CommandFailure.GuardAsync(async () =>
        {
            var source = SchemaSource.FromFolders(parsed.GetRequiredValue(folders), parsed.GetValue(environment));
            var target = parsed.GetValue(output);
            var code = Compose(source, target);
            if (!parsed.GetValue(watch))
            {
                return code;
            }

            await SchemaWatcher.RunAsync(source.Paths, () => CommandFailure.GuardAsync(() => Task.FromResult(Compose(source, target))), cancellationToken);
            return code;
        }));
        return command;
    }

    private static int Compose(SchemaSource source, string? output)
    {
        var inputs = source.Read();
        var result = Composer.Compose(inputs);
        foreach (var diagnostic in result.Diagnostics)
        {
            Console.WriteLine(diagnostic);
        }

        if (result.Schema is null)
        {
            return 1;
        }

        if (output is not null)
        {
            // written beside it and moved, so that whoever reads the archive never sees half of one
            var temporary = output + ".tmp";
            if (Path.GetExtension(output) is ".graphqls" or ".graphql")
            {
                File.WriteAllText(temporary, CompositeSchemaPrinter.PrintPublic(result.Schema));
            }
            else
            {
                using var stream = File.Create(temporary);
                FusionArchive.Write(result.Schema, inputs, stream);
            }

            File.Move(temporary, output, overwrite: true);
        }

        Console.WriteLine($"Composed {inputs.Count} source schemas{(output is null ? "" : $" into {output}")}.");
        return 0;
    }
}

using System.CommandLine;
using TmfGraph.Composition.Composite;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Validation;

namespace TmfGraph.Gateway.Host.Commands;

/// <summary><c>plan --schema … QUERY.graphql</c></summary>
internal static class PlanCommand
{
    public static Command Create()
    {
        var query = new Argument<string>("query") { Description = "A file with the operation, or - for standard input." };
        var environment = GivenSchema.EnvironmentName();
        var operation = new Option<string?>("--operation") { Description = "Which operation of the file." };
        var labels = new Option<string[]>("--override") { Description = "A label of an @override that counts as active, for instance percent(25); may be repeated." };
        var excludedTags = GivenSchema.ExcludeTag();
        var command = new Command("plan", "Prints how an operation would be fetched.") { query, environment, excludedTags, operation, labels };
        var given = GivenSchema.AddTo(command, environment);
        command.SetAction((parsed, cancellationToken) => CommandFailure.GuardAsync(async () =>
        {
            using var downloads = GivenSchema.Downloads();
            var composite = GivenSchema.Compose(
                await given(parsed).ReadAsync(downloads, cancellationToken), Console.Error, GivenSchema.Options(parsed.GetValue(excludedTags)));
            var file = parsed.GetRequiredValue(query);
            var text = file == "-" ? await Console.In.ReadToEndAsync(cancellationToken) : await File.ReadAllTextAsync(file, cancellationToken);
            return Print(composite, file, text, parsed.GetValue(operation), parsed.GetValue(labels) ?? []);
        }, cancellationToken));
        return command;
    }

    private static int Print(CompositeSchema composite, string file, string text, string? operationName, string[] labels)
    {
        if (labels.Except(composite.OverrideLabels).FirstOrDefault() is { } unknown)
        {
            throw new CommandFailure($"No override has the label '{unknown}'.");
        }

        try
        {
            var document = SyntaxParser.Parse(text);
            var errors = DocumentValidator.Validate(composite.Public, document);
            if (errors.Count > 0)
            {
                throw new CommandFailure(string.Join('\n', errors.Select(e => At(file, e))));
            }

            var operations = document.Definitions.OfType<OperationDefinitionNode>().Where(o => operationName is null || o.Name == operationName).ToArray();
            if (operations.Length != 1)
            {
                throw new CommandFailure(operationName is null
                    ? "The file has several operations: name one with --operation."
                    : $"The file has no operation '{operationName}'.");
            }

            Console.Write(new Planner(composite).PlanInParts(document, operations[0], labels.ToHashSet()));
            return 0;
        }
        catch (SyntaxException exception)
        {
            throw new CommandFailure(At(file, exception.Error));
        }
        catch (PlanningException exception)
        {
            throw new CommandFailure(exception.Message);
        }
    }

    /// <summary>An error with its place in the file.</summary>
    private static string At(string file, GraphQLError error) =>
        error.Locations is [var first, ..] ? $"{file}:{first.Line}:{first.Column}: {error.Message}" : $"{file}: {error.Message}";
}

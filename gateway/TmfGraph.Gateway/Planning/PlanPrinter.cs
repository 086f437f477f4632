using System.Text;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Planning;

/// <summary>The readable form of a plan: for snapshots, logs, the <c>plan</c> command and clients that ask for it.</summary>
internal static class PlanPrinter
{
    public static string Print(OperationPlan plan)
    {
        var text = new StringBuilder();
        text.Append("operation: ").Append(plan.Kind.Keyword()).Append(plan.Name is null ? "" : " " + plan.Name).Append('\n');
        text.Append("rounds: ").Append(plan.Rounds).Append('\n');
        text.Append("requests: ").Append(plan.RequestCount).Append('\n');
        if (plan.Labels.Count > 0)
        {
            var labels = plan.Labels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}: {(l.Value ? "active" : "not active")}");
            text.Append("overrides: { ").AppendJoin(", ", labels).Append(" }\n");
        }

        if (plan.Refusals is { } refusals)
        {
            text.Append("refused: [").AppendJoin(", ", refusals.Select(r => r.Coordinate).Distinct()).Append("]\n");
        }

        text.Append("fetches:").Append(plan.Steps.Count == 0 ? " none\n" : "\n");
        foreach (var step in plan.Steps)
        {
            Print(plan, step, text);
        }

        return text.ToString();
    }

    private static void Print(OperationPlan plan, FetchStep step, StringBuilder text)
    {
        text.Append("- id: ").Append(step.Id).Append('\n');
        text.Append("  source: ").Append(step.Source?.Name ?? "(introspection)").Append('\n');
        text.Append("  round: ").Append(step.Round).Append('\n');
        if (step.Part > 0)
        {
            text.Append("  deferred: ").Append(plan.Parts!.All[step.Part].Name).Append('\n'); // only a plan with parts has steps of later ones
        }

        if (plan.Parts?.Streams.FirstOrDefault(s => s.Steps.Contains(step)) is { } stream)
        {
            text.Append("  streamed: ").Append(stream.Position.PathText).Append('\n');
        }

        if (step.DependsOn.Count > 0)
        {
            text.Append("  after: [").AppendJoin(", ", step.DependsOn.Select(d => d.Id).Order()).Append("]\n");
        }

        if (step.Shared is { } shared)
        {
            var others = shared.Parts.SelectMany(p => p.Steps).Where(s => s != step).Select(s => s.Id).Order();
            text.Append("  with: [").AppendJoin(", ", others).Append("]\n");
        }

        if (step.IsForObjects)
        {
            text.Append("  objects: ").Append(step.Target.PathText).Append('\n');
            text.Append("  types: [").AppendJoin(", ", step.Types).Append("]\n");
        }

        if (step.Lookup is not null)
        {
            text.Append("  lookup: ").AppendJoin('.', step.IsEntities ? [Route.ApolloField] : step.Lookup.Path).Append('\n');
        }

        foreach (var (type, representation) in step.Representations)
        {
            text.Append("  represents: ").Append(type).Append(' ').Append(representation).Append('\n');
        }

        PrintContexts(step, text);
        if (step.KnownKeys is { } keys)
        {
            text.Append("  known: [").AppendJoin(", ", keys.Select(k => k.Value)).Append("]\n");
        }
        else if (step.Variables.Count > 0)
        {
            text.Append("  variables: { ").AppendJoin(", ", step.Variables.Select(v => $"{v.Name}: \"{v.Value}\"")).Append(" }\n");
        }

        if (step.Unless is { } unless)
        {
            text.Append("  unless: \"").Append(unless.Value).Append("\"\n");
        }

        if (step.ConditionText is not null)
        {
            text.Append("  when: ").Append(step.ConditionText).Append('\n');
        }

        if (step.Shared?.Parts.FirstOrDefault(p => p.Steps.Contains(step)) is { } part && part.Steps[0] != step)
        {
            text.Append("  operation: as ").Append(part.Steps[0].Id).Append('\n');
            return;
        }

        text.Append("  operation: |\n");
        var indented = SyntaxParser.Parse(step.Operation.Text).ToString();
        foreach (var line in indented.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            text.Append("    ").Append(line).Append('\n');
        }
    }

    private static void PrintContexts(FetchStep step, StringBuilder text)
    {
        foreach (var variable in step.Contexts)
        {
            text.Append("  context: ").Append(variable.Name).Append(" is \"").Append(variable.Context.Value).Append("\" of ")
                .AppendJoin(", else of ", variable.Places.Select(Name)).Append('\n');
        }

        if (step.Apart.Count > 0)
        {
            text.Append("  apart: [").AppendJoin(", ", step.Apart.Select(Name)).Append("]\n");
        }

        static string Name(Position position) => position.Parent is null ? "the root" : position.PathText;
    }
}

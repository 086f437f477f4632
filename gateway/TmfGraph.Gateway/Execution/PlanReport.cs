using System.Text.Json;
using TmfGraph.Gateway.Planning;

namespace TmfGraph.Gateway.Execution;

/// <summary>The plan and its timings in a result's <c>extensions</c>, for clients that asked with <c>Fusion-Operation-Plan: 1</c>.</summary>
internal sealed class PlanReport(OperationPlan plan, double[] milliseconds)
{
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("fusion");
        writer.WriteStartObject("operationPlan");
        writer.WriteString("operation", plan.Kind.ToString().ToLowerInvariant());
        writer.WriteNumber("rounds", plan.Rounds);
        writer.WriteStartArray("nodes");
        foreach (var step in plan.Steps)
        {
            writer.WriteStartObject();
            writer.WriteNumber("id", step.Id);
            writer.WriteString("type", step.Source is null ? "Introspection" : step.Lookup is null ? "Operation" : "OperationBatch");
            if (step.Source is not null)
            {
                writer.WriteString("schema", step.Source.Name);
            }

            writer.WriteString("operation", step.Operation.Text);
            writer.WriteStartArray("dependencies");
            foreach (var dependency in step.DependsOn.OrderBy(d => d.Id))
            {
                writer.WriteNumberValue(dependency.Id);
            }

            writer.WriteEndArray();
            writer.WriteNumber("duration", Math.Round(milliseconds[step.Id - 1], 3));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("text", plan.ToString());
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}

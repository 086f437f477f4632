using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Resource;

/// <summary>
/// Scaling moves the function's level by <c>numberOfSteps</c>: up, or down where <c>scaleType</c> says in or down, but never below zero. The level is a
/// characteristic, <c>scaleLevel</c>, or <c>scaleLevel.ASPECT</c> for the aspect that the task names, since the standard has no attribute for it.
/// </summary>
public sealed class ScaleAction : FunctionAction
{
    private static readonly string[] Down = ["in", "down", "scaleIn", "scaleDown", "scale_in", "scale_down"];

    public override string Task => "Scale";

    public override string? Apply(JsonObject function, JsonElement task)
    {
        var name = task.Text("aspectId") is { Length: > 0 } aspect ? $"scaleLevel.{aspect}" : "scaleLevel";
        var steps = (long)task.GetProperty("numberOfSteps").GetInt32(); // mandatory, and of 32 bits
        var isDown = Down.Contains(task.Text("scaleType"), StringComparer.OrdinalIgnoreCase);
        var all = List(function, "resourceCharacteristic");
        var before = all.OfType<JsonObject>().FirstOrDefault(c => c.Text("name") == name)?["value"] is JsonValue value && value.TryGetValue(out long level) ? level : 0;
        var after = before + (isDown ? -steps : steps);
        if (steps < 0 || after < 0)
        {
            return steps < 0
                ? "'numberOfSteps' must not be negative; 'scaleType' says which way to go."
                : $"The level '{name}' is {before}; it cannot go down by {steps}.";
        }

        Remove(all, "name", name);
        all.Add(new JsonObject { ["name"] = name, ["valueType"] = "integer", ["value"] = after });
        return null;
    }
}

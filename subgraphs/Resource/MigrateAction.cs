using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Resource;

/// <summary>A migrated function is at the new place, has the connection points added and lacks those removed, and takes over characteristics and administrative state.</summary>
public sealed class MigrateAction : FunctionAction
{
    private static readonly string[] AdministrativeStates = ["locked", "unlocked", "shutdown"];

    public override string Task => "Migrate";

    public override string? Apply(JsonObject function, JsonElement task)
    {
        ArgumentNullException.ThrowIfNull(function);
        var state = task.Text("adminStateModification");
        if (state is { Length: > 0 } && !AdministrativeStates.Contains(state))
        {
            return $"'adminStateModification' must be one of {string.Join(", ", AdministrativeStates)}; '{state}' is not.";
        }

        if (state is { Length: > 0 })
        {
            function["administrativeState"] = state;
        }

        if (task.TryGetProperty("place", out var place) && place.ValueKind is JsonValueKind.Object)
        {
            function["place"] = JsonObject.Create(place);
        }

        var points = List(function, "connectionPoint");
        foreach (var point in Entries(task, "removeConnectionPoint"))
        {
            Remove(points, "id", point.Text("id"));
        }

        foreach (var point in Entries(task, "addConnectionPoint"))
        {
            Remove(points, "id", point.Text("id")); // added twice, it is there once
            points.Add(JsonObject.Create(point));
        }

        SetCharacteristics(function, Entries(task, "characteristics"));
        return null;
    }
}

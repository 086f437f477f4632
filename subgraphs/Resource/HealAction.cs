using System.Text.Json;
using System.Text.Json.Nodes;

namespace TmfGraph.Resource;

/// <summary>A healed function works again: it is enabled and available. Additional parameters become characteristics.</summary>
public sealed class HealAction : FunctionAction
{
    public override string Task => "Heal";

    public override string? Apply(JsonObject function, JsonElement task)
    {
        ArgumentNullException.ThrowIfNull(function);
        function["operationalState"] = "enable";
        function["resourceStatus"] = "available";
        SetCharacteristics(function, Entries(task, "additionalParms"));
        return null;
    }
}

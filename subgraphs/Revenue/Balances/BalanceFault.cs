using System.Text.Json.Nodes;

namespace TmfGraph.Revenue.Balances;

/// <summary>Why an action on balances cannot be carried out.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Attribute">The attribute of the action that it lies in.</param>
/// <param name="Message">A sentence for people.</param>
internal sealed record BalanceFault(string Code, string Attribute, string Message)
{
    public JsonObject ToJson() => new() { ["code"] = Code, ["message"] = Message, ["attribute"] = Attribute };
}

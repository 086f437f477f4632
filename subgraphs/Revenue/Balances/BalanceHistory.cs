using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Revenue.Balances;

/// <summary>Writes actions on balances into the history (<c>balanceActionHistory</c>, TMF654), which stays when the actions are deleted.</summary>
internal static class BalanceHistory
{
    private const string Entry = "BalanceActionHistory";

    public static Task WriteAsync(BehaviourContext context, BalanceActionKind kind, JsonElement action, CancellationToken cancellationToken)
    {
        var type = context.Type(Entry);
        var entry = new JsonObject();
        foreach (var (name, value) in action.ToObject())
        {
            if (name is not ("id" or "href") && !name.StartsWith('@') && type.GetByJsonName(name) is not null && value is not null)
            {
                entry[name] = value.DeepClone();
            }
        }

        entry["balanceAction"] = new JsonObject
        {
            ["id"] = action.Text("id"),
            ["href"] = action.Text("href"),
            ["@referredType"] = kind.Type,
        };
        return context.CreateAsync(Entry, entry, cancellationToken);
    }
}

namespace TmfGraph.Revenue.Balances;

/// <summary>The actions on balances (TMF654).</summary>
internal sealed class BalanceActionKind
{
    private BalanceActionKind(string type) => Type = type;

    /// <summary>Adds credit to a bucket.</summary>
    public static BalanceActionKind Topup { get; } = new("TopupBalance");

    /// <summary>Corrects a bucket, up or down.</summary>
    public static BalanceActionKind Adjustment { get; } = new("AdjustBalance");

    /// <summary>Moves credit from one bucket to another.</summary>
    public static BalanceActionKind Transfer { get; } = new("TransferBalance");

    /// <summary>Sets credit aside.</summary>
    public static BalanceActionKind Reservation { get; } = new("ReserveBalance");

    /// <summary>The GraphQL name, and the TMF name.</summary>
    public string Type { get; }
}

using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Hosting;
using TmfGraph.Revenue.Balances;
using TmfGraph.Revenue.Consumption;

namespace TmfGraph.Revenue;

/// <summary>The revenue domain, for its own host and for hosts of several.</summary>
public static class RevenueDomain
{
    public static SubgraphDefinition Definition { get; } = new("revenue", typeof(RevenueDomain).Assembly)
    {
        DefaultUrl = "http://localhost:5106",
        AddBehaviours = AddBehaviours,
        ExtendGraph = AvailableCredit.AddTo,
    };

    private static void AddBehaviours(BehaviourRegistry behaviours) => behaviours
        .AddOptions<RevenueOptions, RevenueOptionsValidator>(RevenueOptions.Section)
        .Add<BalanceAction>(BalanceActionKind.Topup)
        .Add<BalanceAction>(BalanceActionKind.Adjustment)
        .Add<BalanceAction>(BalanceActionKind.Transfer)
        .Add<BalanceAction>(BalanceActionKind.Reservation)
        .Add<ReservationRelease>()
        .Add<TopupRepetition>()
        .Add<ConsumptionQuery>()
        .AddWork<ReservationEnd>()
        .AddWork<RepeatedTopup>();
}

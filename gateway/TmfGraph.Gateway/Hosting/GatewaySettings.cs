using TmfGraph.GraphQL.AspNetCore.Settings;

namespace TmfGraph.Gateway.Hosting;

/// <summary>The section <c>Gateway</c>: every option of the gateway that is a number, a time, a switch or a list is a key by itself.</summary>
public static class GatewaySettings
{
    /// <summary>The keys.</summary>
    public static SettingSection Section { get; } = new(
        GatewayOptions.Section, GraphQLSettings.Names, new GatewayOptions { ValidationLimits = HostLimits.Validation(null), AllowPlanHeader = false });
}

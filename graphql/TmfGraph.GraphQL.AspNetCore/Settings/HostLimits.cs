using Microsoft.Extensions.Hosting;
using TmfGraph.GraphQL.Validation;

namespace TmfGraph.GraphQL.AspNetCore.Settings;

/// <summary>Options whose defaults are others in a host, some by where it runs: its developers are known, its clients are not.</summary>
public static class HostLimits
{
    private const int MaxFieldCycles = 3;

    /// <summary>
    /// The limits of documents. Outside development introspection is off (HC0046), and a field is selected within itself three times at most
    /// (HC0087); <c>GraphQL:Introspection</c> and <c>GraphQL:MaxFieldCycles</c> say otherwise.
    /// </summary>
    /// <param name="environment">Null, where there is no host, counts as outside development.</param>
    public static ValidationLimits Validation(IHostEnvironment? environment) => environment?.IsDevelopment() == true
        ? ValidationLimits.Default
        : ValidationLimits.Default with { AllowIntrospection = false, MaxFieldCycles = MaxFieldCycles };

    /// <summary>Hosts answer batches, in which gateways ask them.</summary>
    /// <returns>The options.</returns>
    public static GraphQLHttpOptions AllowBatches(GraphQLHttpOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (options.AllowRequestBatching, options.AllowVariableBatching) = (true, true);
        return options;
    }
}

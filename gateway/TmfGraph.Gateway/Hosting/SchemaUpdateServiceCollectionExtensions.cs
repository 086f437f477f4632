using TmfGraph.Composition;
using TmfGraph.Composition.Files;
using TmfGraph.Gateway.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what keeps a gateway at the newest schema.</summary>
public static class SchemaUpdateServiceCollectionExtensions
{
    /// <summary>
    /// Keeps the gateway at the newest schema of a source: after each change of it in files or at addresses, the source schemas are composed anew and
    /// swapped in one step. One that does not compose leaves the last good schema in place. Needs <see cref="GatewayServiceCollectionExtensions.AddGateway"/>, with sources over HTTP.
    /// </summary>
    /// <param name="source">What is watched; it has been read.</param>
    /// <param name="downloads">What it was read with.</param>
    /// <param name="served">What came of that: the source schemas that the gateway starts with.</param>
    /// <param name="options">How they were composed, and are to be again; null for the defaults.</param>
    public static IServiceCollection AddSchemaUpdates(
        this IServiceCollection services,
        SchemaSource source,
        SdlDownloads downloads,
        IReadOnlyList<SourceSchemaInput> served,
        CompositionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddHostedService(provider => ActivatorUtilities.CreateInstance<SchemaUpdater>(
            provider, source, downloads, served, options ?? CompositionOptions.Default));
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using TmfGraph.Authentication;
using TmfGraph.CommandLine;
using TmfGraph.Resources.Security;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers who may do what.</summary>
public static class SecurityServiceCollectionExtensions
{
    /// <summary>
    /// Adds the <see cref="AccessPolicy"/> and, unless the host runs open, JWT bearer authentication. Decided once, at start: what is
    /// missing or contradicts itself is said here.
    /// </summary>
    /// <param name="dataDirectory">Where the development key is kept.</param>
    /// <returns>The settings in force, the mode filled in.</returns>
    /// <exception cref="HostConfigurationException">The host would run open without having been told so, or lacks a key.</exception>
    public static AuthOptions AddTmfSecurity(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment, string dataDirectory)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(environment);
        var options = AuthOptions.Read(configuration);
        options.Mode ??= environment.IsDevelopment()
            ? AuthMode.Open
            : throw new HostConfigurationException(
                $"In the environment '{environment.EnvironmentName}' the host does not run open on its own. Say --auth jwt with --auth-authority or --auth-signing-key, or --auth open if everybody shall have access.");
        services.TryAddSingleton(Options.Options.Create(options));
        services.TryAddSingleton(new AccessPolicy(options.Mode is AuthMode.Open));
        if (options.Mode is AuthMode.Open)
        {
            return options;
        }

        var key = options.SigningKey is { } secret ? SigningKeys.Read(secret)
            : options.Authority is not null ? null
            : environment.IsDevelopment() ? SigningKeys.ReadOrCreateDevelopmentKey(dataDirectory)
            : throw new HostConfigurationException("--auth jwt needs keys to check tokens with: give --auth-authority (an OpenID Connect provider) or --auth-signing-key.");
        services.AddJwtAuthentication(options, key);
        return options;
    }
}

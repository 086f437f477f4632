using TmfGraph.Authentication;
using TmfGraph.CommandLine;

namespace TmfGraph.Gateway.Host.Commands;

/// <summary>The section <c>Auth</c>: the same as that of the domains, but that the gateway checks no tokens unless it is told whose they are.</summary>
internal static class TokenSettings
{
    /// <summary>Registers the checking of tokens, when it is configured.</summary>
    /// <returns>Whether it is. Else <c>Authorization</c> only goes on to source schemas.</returns>
    /// <exception cref="HostConfigurationException">The settings do not hold.</exception>
    public static bool Add(IServiceCollection services, IConfiguration configuration)
    {
        var options = AuthOptions.Read(configuration);
        var hasKeys = options.Authority is not null || options.SigningKey is not null;
        if (options.Mode is AuthMode.Open || (options.Mode is null && !hasKeys))
        {
            return false;
        }

        if (!hasKeys)
        {
            throw new HostConfigurationException("Auth:Mode is 'jwt', which needs keys to check tokens with: set Auth:Authority (an OpenID Connect provider) or Auth:SigningKey.");
        }

        services.AddJwtAuthentication(options, options.SigningKey is { } secret ? SigningKeys.Read(secret) : null);
        return true;
    }
}

using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;
using TmfGraph.Authentication;
using TmfGraph.CommandLine;
using TmfGraph.GraphQL.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers how tokens are checked.</summary>
public static class JwtAuthenticationExtensions
{
    /// <summary>Adds JWT bearer authentication. Claims keep the names they have in the token.</summary>
    /// <param name="key">The key of signatures; null for those that the authority publishes.</param>
    /// <exception cref="HostConfigurationException">The authority is no address that may be asked.</exception>
    public static IServiceCollection AddJwtAuthentication(this IServiceCollection services, AuthOptions options, SymmetricSecurityKey? key)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Authority is { } authority
            && !(Uri.TryCreate(authority, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || options.AllowHttpAuthority)))
        {
            throw new HostConfigurationException(
                $"Auth:Authority must be an https address, not '{authority}'. For a provider on a trusted network Auth:AllowHttpAuthority allows http.");
        }

        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer => Configure(bearer, options, key));
        return services;
    }

    private static void Configure(JwtBearerOptions bearer, AuthOptions options, SymmetricSecurityKey? key)
    {
        bearer.MapInboundClaims = false;
        bearer.Authority = options.Authority;
        bearer.RequireHttpsMetadata = !options.AllowHttpAuthority;
        bearer.Events = new JwtBearerEvents
        {
            OnAuthenticationFailed = static failed =>
            {
                failed.HttpContext.Features.Set(RejectedToken.Instance);
                return Task.CompletedTask;
            },
        };
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = options.Issuer ?? (options.Authority is null ? AuthOptions.DevelopmentIssuer : null),
            ValidAudience = options.Audience,
            IssuerSigningKey = key,
            ClockSkew = TimeSpan.FromSeconds(options.ClockSkewSeconds),
            NameClaimType = "sub",
            RoleClaimType = "roles",
        };
    }
}

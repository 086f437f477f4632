using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Tokens;
using TmfGraph.Resources.Hosting;
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
        var options = Read(configuration);
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

        if (options.Authority is { } authority
            && !(Uri.TryCreate(authority, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || options.AllowHttpAuthority)))
        {
            throw new HostConfigurationException(
                $"--auth-authority must be an https address, not '{authority}'. For a provider on a trusted network Auth:AllowHttpAuthority allows http.");
        }

        var key = options.SigningKey is { } secret ? SigningKeys.Read(secret)
            : options.Authority is not null ? null
            : environment.IsDevelopment() ? SigningKeys.ReadOrCreateDevelopmentKey(dataDirectory)
            : throw new HostConfigurationException("--auth jwt needs keys to check tokens with: give --auth-authority (an OpenID Connect provider) or --auth-signing-key.");
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer => Configure(bearer, options, key));
        return options;
    }

    private static AuthOptions Read(IConfiguration configuration)
    {
        var options = new AuthOptions();
        try
        {
            configuration.GetSection(AuthOptions.Section).Bind(options);
        }
        catch (InvalidOperationException)
        {
            throw new HostConfigurationException("The settings under Auth cannot be read; Auth:Mode is 'open' or 'jwt', Auth:ClockSkewSeconds a number.");
        }

        // an empty environment variable, as container files have them, says nothing
        options.Authority = NullIfEmpty(options.Authority);
        options.Issuer = NullIfEmpty(options.Issuer);
        options.SigningKey = NullIfEmpty(options.SigningKey);
        if (new AuthOptionsValidator().Validate(null, options) is { Failed: true } result)
        {
            throw new HostConfigurationException($"Auth: {result.FailureMessage}");
        }

        return options;
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static void Configure(JwtBearerOptions bearer, AuthOptions options, SymmetricSecurityKey? key)
    {
        bearer.MapInboundClaims = false; // claims keep the names they have in the token
        bearer.Authority = options.Authority;
        bearer.RequireHttpsMetadata = !options.AllowHttpAuthority;
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

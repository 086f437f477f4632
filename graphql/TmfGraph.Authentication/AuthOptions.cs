using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using TmfGraph.CommandLine;

namespace TmfGraph.Authentication;

/// <summary>Whether tokens are asked for.</summary>
public enum AuthMode
{
    /// <summary>Everybody may do everything. The default in development; elsewhere it has to be said.</summary>
    Open,

    /// <summary>JWT bearer tokens with scopes.</summary>
    Jwt,
}

/// <summary>How callers prove who they are.</summary>
public sealed class AuthOptions
{
    public const string Section = "Auth";

    /// <summary>The issuer of development tokens, when none is configured.</summary>
    public const string DevelopmentIssuer = "tmfgraph-development";

    /// <summary>The audience, when none is configured.</summary>
    public const string DefaultAudience = "tmfgraph";

    /// <summary>Null: open in development, refused elsewhere.</summary>
    public AuthMode? Mode { get; set; }

    /// <summary>The <c>iss</c> a token must have; null for the development issuer, or for what discovery says where there is an authority.</summary>
    public string? Issuer { get; set; }

    /// <summary>The <c>aud</c> a token must have.</summary>
    public string Audience { get; set; } = DefaultAudience;

    /// <summary>
    /// The secret of HMAC-SHA256 signatures, at least 32 bytes: Base64 after the prefix <c>base64:</c>, or text. Null: keys come from the
    /// authority, or in development from the key in the data directory.
    /// </summary>
    public string? SigningKey { get; set; }

    /// <summary>The address of an OpenID Connect provider, whose discovery document names issuer and keys; null for none.</summary>
    public string? Authority { get; set; }

    /// <summary>Whether the authority may be reached over plain HTTP.</summary>
    public bool AllowHttpAuthority { get; set; }

    /// <summary>How far clocks may differ, in seconds.</summary>
    [Range(0, 600)]
    public int ClockSkewSeconds { get; set; } = 30;

    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="HostConfigurationException">There are values that do not hold.</exception>
    public static AuthOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var options = new AuthOptions();
        try
        {
            configuration.GetSection(Section).Bind(options);
        }
        catch (InvalidOperationException)
        {
            throw new HostConfigurationException("The settings under Auth cannot be read; Auth:Mode is 'open' or 'jwt', Auth:ClockSkewSeconds a number.");
        }

        // an empty environment variable, as container files have them, says nothing
        options.Authority = NullIfEmpty(options.Authority);
        options.Issuer = NullIfEmpty(options.Issuer);
        options.SigningKey = NullIfEmpty(options.SigningKey);
        return new AuthOptionsValidator().Validate(null, options) is { Failed: true } result
            ? throw new HostConfigurationException($"Auth: {result.FailureMessage}")
            : options;
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

[OptionsValidator]
internal sealed partial class AuthOptionsValidator : IValidateOptions<AuthOptions>;

using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TmfGraph.GraphQL.AspNetCore;

namespace TmfGraph.Authentication;

/// <summary>Who is behind a WebSocket: browsers cannot send headers with it, so the token may come in the payload of <c>connection_init</c>.</summary>
public static class SocketTokens
{
    /// <summary>
    /// The user of the token in the payload; the request's own user where the payload has none. For hosts with <c>AddJwtAuthentication</c>.
    /// </summary>
    /// <returns>Null when the token does not hold.</returns>
    public static async ValueTask<ClaimsPrincipal?> AuthenticateAsync(HttpContext context, JsonElement payload)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (GraphQLSocketOptions.FindToken(payload) is not { } token)
        {
            return context.Features.Get<RejectedToken>() is null ? context.User : null; // that of the handshake
        }

        var options = context.RequestServices.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme);
        var parameters = options.TokenValidationParameters.Clone();
        if (options.ConfigurationManager is { } discovery)
        {
            var configuration = await discovery.GetConfigurationAsync(context.RequestAborted);
            parameters.ValidIssuer ??= configuration.Issuer;
            parameters.IssuerSigningKeys = configuration.SigningKeys;
        }

        foreach (var handler in options.TokenHandlers)
        {
            if (await handler.ValidateTokenAsync(token, parameters) is { IsValid: true, ClaimsIdentity: { } identity })
            {
                return new ClaimsPrincipal(identity);
            }
        }

        return null;
    }
}

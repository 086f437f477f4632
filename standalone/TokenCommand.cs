using System.CommandLine;
using Microsoft.Extensions.Configuration;
using TmfGraph.Authentication;
using TmfGraph.CommandLine;
using TmfGraph.Resources.Hosting;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Standalone;

/// <summary><c>token</c>: a JWT for development, signed with the configured key or the development key of the data directory.</summary>
internal static class TokenCommand
{
    public static Command Create(Func<ParseResult, IReadOnlyDictionary<string, string?>> settings)
    {
        var scope = new Option<string[]>("--scope")
        {
            Description = "Scopes, for instance \"product:read product:write\"; may come several times.", HelpName = "SCOPES", Required = true,
        };
        var claim = new Option<string[]>("--claim") { Description = "A further claim, for instance sub=anna; may come several times.", HelpName = "NAME=VALUE" };
        var lifetime = new Option<int>("--minutes") { Description = "How long it is valid, from 1 to 525600.", DefaultValueFactory = _ => 60 };
        var command = new Command("token", "Prints a development token.") { scope, claim, lifetime };
        command.SetAction((result, cancellationToken) => StartFailures.GuardAsync(result, () =>
        {
            var configuration = new ConfigurationBuilder()
                .SetBasePath(AppContext.BaseDirectory)
                .AddJsonFile("appsettings.json", optional: true)
                .AddEnvironmentVariables()
                .AddInMemoryCollection(settings(result))
                .Build();
            var auth = configuration.GetSection(AuthOptions.Section).Get<AuthOptions>() ?? new AuthOptions();
            if (auth.Authority is not null)
            {
                throw new HostConfigurationException("Tokens are issued by the configured authority; only without one can a development token be made.");
            }

            var data = configuration[$"{StoreOptions.Section}:{nameof(StoreOptions.DataDirectory)}"] ?? new StoreOptions().DataDirectory;
            var key = auth.SigningKey is null ? SigningKeys.ReadOrCreateDevelopmentKey(data) : SigningKeys.Read(auth.SigningKey);
            Console.WriteLine(DevelopmentTokens.Create(
                key,
                auth.Issuer ?? AuthOptions.DevelopmentIssuer,
                auth.Audience,
                result.GetRequiredValue(scope).SelectMany(s => s.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
                (result.GetValue(claim) ?? []).Select(Claim),
                DateTimeOffset.UtcNow,
                Minutes(result.GetValue(lifetime))));
            return Task.CompletedTask;
        }, cancellationToken));
        return command;
    }

    private static KeyValuePair<string, string> Claim(string text) => text.Split('=', 2) is [{ Length: > 0 } name, var value]
        ? KeyValuePair.Create(name, value)
        : throw new HostConfigurationException($"--claim takes NAME=VALUE, not '{text}'.");

    private static TimeSpan Minutes(int minutes) => minutes is > 0 and <= 525_600
        ? TimeSpan.FromMinutes(minutes)
        : throw new HostConfigurationException($"--minutes takes a number from 1 to 525600, not {minutes}.");
}

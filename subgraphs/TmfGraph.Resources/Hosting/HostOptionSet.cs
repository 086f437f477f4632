using System.CommandLine;

namespace TmfGraph.Resources.Hosting;

/// <summary>
/// The command-line options that every host of subgraphs has. Each is a configuration key too, and so an environment variable (<c>:</c> is written
/// <c>__</c>): <c>--store</c>, <c>Store:Provider</c>, <c>Store__Provider</c>. The command line wins.
/// </summary>
public sealed class HostOptionSet
{
    /// <summary>The configuration key of the operator's own model files.</summary>
    public const string ModelDirectoryKey = "Model:Directory";

    private readonly List<(Option<string> Option, string Key)> _options = [];

    public HostOptionSet()
    {
        Add("--urls", "urls", "URL", "Where to listen, for instance http://localhost:5101; several with ';'.");
        Add("--store", "Store:Provider", null, "The database.").AcceptOnlyFromAmong("sqlite", "postgres");
        Add("--connection", "Store:ConnectionString", "STRING", "The database's connection string; needed for postgres.");
        Add("--data", "Store:DataDirectory", "DIR", "The directory of embedded databases and of the development key. Default: data.");
        Add("--model", ModelDirectoryKey, "DIR", "A directory with SDL of your own (common/ and one folder a subgraph), read after the model.");
        Add("--auth", "Auth:Mode", null, "Whether callers need tokens. Default: open in development; elsewhere it has to be said.").AcceptOnlyFromAmong("open", "jwt");
        Add("--auth-authority", "Auth:Authority", "URL", "The OpenID Connect provider whose tokens are taken.");
        Add("--auth-issuer", "Auth:Issuer", "TEXT", "The issuer a token must have. Default: what the authority says.");
        Add("--auth-audience", "Auth:Audience", "TEXT", "The audience a token must have. Default: tmfgraph.");
        Add("--auth-signing-key", "Auth:SigningKey", "TEXT", "The secret of HMAC-SHA256 signatures, as text or base64:…; better given as Auth__SigningKey in the environment.");
    }

    /// <summary>Puts the options on a command and those below it.</summary>
    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        foreach (var (option, _) in _options)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was given, by configuration key.</summary>
    public IReadOnlyDictionary<string, string?> Read(ParseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return _options.Where(o => result.GetResult(o.Option) is { Implicit: false }).ToDictionary(o => o.Key, o => result.GetValue(o.Option));
    }

    private Option<string> Add(string name, string key, string? helpName, string description)
    {
        var variable = key.Replace(":", "__", StringComparison.Ordinal);
        var option = new Option<string>(name)
        {
            Description = $"{description} [{key}, {(key == "urls" ? "ASPNETCORE_URLS" : variable)}]",
            HelpName = helpName,
            Recursive = true,
        };
        _options.Add((option, key));
        return option;
    }
}

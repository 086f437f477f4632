namespace TmfGraph.Gateway;

/// <summary>How <c>@authenticated</c>, <c>@requiresScopes</c> and <c>@policy</c> of Apollo Federation are enforced.</summary>
public sealed class AuthorizationOptions
{
    /// <summary>The claims that hold the scopes of whoever asks, each several with blanks between them.</summary>
    public IReadOnlyList<string> ScopeClaims { get; set; } = ["scope", "scp"];

    /// <summary>Whether an operation of which anything would be taken out is refused as a whole. Else the rest of it is answered.</summary>
    public bool RejectOperations { get; set; }

    /// <summary>Whether nothing is taken out, and only counted and logged what would be: for trying rules over a graph that is served.</summary>
    public bool DryRun { get; set; }

    /// <summary>Whether the log tells what is taken out of operations: once for each plan of such an operation, not for each request.</summary>
    public bool LogRefusals { get; set; } = true;

    /// <summary>What policies mean, by their names. One that is not among them nobody fulfils.</summary>
    public IReadOnlyDictionary<string, PolicyOptions> Policies { get; set; } = new Dictionary<string, PolicyOptions>();
}

/// <summary>What a policy asks of a token.</summary>
/// <param name="Claim">The claim that has to be there.</param>
/// <param name="Values">The values of which it has to have one; empty for any.</param>
public sealed record PolicyOptions(string Claim, IReadOnlyList<string> Values);

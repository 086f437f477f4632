using System.Security.Claims;
using TmfGraph.Gateway.Planning;

namespace TmfGraph.Gateway.Execution;

/// <summary>
/// The plans of one operation: one, unless fields of it move between source schemas by <c>@override</c> with a label, or not everybody may see all of it. Then
/// there is one for each state of the labels that count for the operation, and for each set of requirements that is fulfilled. Safe to share.
/// </summary>
internal sealed class PreparedVariants(PreparedOperation first)
{
    /// <summary>How many plans are kept for one operation.</summary>
    public const int Max = 16;

    private readonly OperationAccess? _access = first.Access;
    private readonly Lock _lock = new();
    private volatile PreparedOperation[] _variants = [first];

    /// <summary>The plan for requests with these active labels, by this user; null when there is none yet.</summary>
    public PreparedOperation? Find(IReadOnlySet<string> activeLabels, AccessChecker checker, ClaimsPrincipal user)
    {
        var granted = _access is null ? 0 : checker.Granted(_access.Requirements, user);
        foreach (var variant in _variants)
        {
            if (variant.Granted == granted && variant.Plan.IsFor(activeLabels))
            {
                return variant;
            }
        }

        return null;
    }

    /// <summary>Keeps a further plan; the oldest makes room for it.</summary>
    public void Add(PreparedOperation variant)
    {
        lock (_lock)
        {
            var kept = _variants;
            _variants = [.. kept.Length < Max ? kept : kept[1..], variant];
        }
    }
}

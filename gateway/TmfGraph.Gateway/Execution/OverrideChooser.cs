using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.AspNetCore;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Execution;

/// <summary>
/// Decides for a request which labels of overrides are active. A share is decided by a number from 0 to 100 that a request has for each
/// label: who is in at 10 % is still in at 20 %.
/// </summary>
internal sealed class OverrideChooser(IReadOnlyList<string> labels, OverrideOptions options)
{
    /// <summary>The steps that leave the gaps of a circle as even as they can be, whatever the number of requests.</summary>
    private const double GoldenStep = 0.6180339887498949;

    private long _anonymous;

    /// <summary>The labels that are active for a request.</summary>
    public IReadOnlySet<string> Choose(OperationRequest request) => labels.Count == 0 ? FrozenSet<string>.Empty : ChooseSome(request);

    private HashSet<string> ChooseSome(OperationRequest request)
    {
        var active = new HashSet<string>(StringComparer.Ordinal);
        var key = KeyOf(request);
        var turn = key is null ? Interlocked.Increment(ref _anonymous) : 0;
        foreach (var label in labels)
        {
            var isActive = OverrideLabel.PercentOf(label) is { } percent
                ? PointOf(label, key, turn) < percent
                : options.ActiveLabels.Contains(label);
            if (isActive)
            {
                active.Add(label);
            }
        }

        return active;
    }

    private string? KeyOf(OperationRequest request) =>
        (options.KeyHeader is null ? null : request.GetHeader(options.KeyHeader))
        ?? request.User.FindFirst("sub")?.Value
        ?? UnverifiedToken.ClaimOf(request.GetHeader("Authorization"), "sub");

    /// <summary>From 0, inclusive, to 100, exclusive.</summary>
    private static double PointOf(string label, string? key, long turn)
    {
        if (key is null)
        {
            return turn * GoldenStep % 1 * 100;
        }

        // the percentage is no part of the number, so that a growing share keeps those who are in; labels share their order for the same reason
        var name = OverrideLabel.PercentOf(label) is null ? label : "percent";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{key}"));
        return BinaryPrimitives.ReadUInt32BigEndian(hash) / (uint.MaxValue + 1.0) * 100;
    }
}

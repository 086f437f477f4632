using System.Globalization;

namespace TmfGraph.Composition.Composite;

/// <summary>
/// A condition under which a source schema serves a field that moves from one to another step by step (<c>@override</c> with a label).
/// </summary>
/// <param name="Label">The label of the override.</param>
/// <param name="IsActive">Whether the label has to be active: true for the new owner, false for the old one.</param>
public readonly record struct OverrideLabel(string Label, bool IsActive)
{
    /// <summary>The share of requests in <c>percent(25)</c>, from 0 to 100; null for a label that is a name.</summary>
    public static double? PercentOf(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return label.StartsWith("percent(", StringComparison.Ordinal) && label.EndsWith(')')
            && double.TryParse(label.AsSpan(8..^1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100
                ? percent
                : null;
    }
}

using System.Diagnostics.CodeAnalysis;
using TmfGraph.Composition.Composite;

namespace TmfGraph.Composition;

/// <summary>What came of composition.</summary>
/// <param name="Schema">The composite schema; null when there is an error among the diagnostics.</param>
/// <param name="Diagnostics">Every finding, in the order of the phases; a phase with errors is the last one.</param>
public sealed record CompositionResult(CompositeSchema? Schema, IReadOnlyList<Diagnostic> Diagnostics)
{
    [MemberNotNullWhen(true, nameof(Schema))]
    public bool Success => Schema is not null;
}

using System.Text.Json;

namespace TmfGraph.Composition.Files;

/// <summary>What an archive holds.</summary>
/// <param name="Sources">Its source schemas, in the order of its metadata.</param>
/// <param name="CompositionSettings">Settings of its composition; null when it has none.</param>
/// <param name="GatewaySchema">The execution schema of the newest format in it; null when it has none. Composition makes it anew.</param>
public sealed record FusionArchiveContents(
    IReadOnlyList<SourceSchemaInput> Sources,
    JsonElement? CompositionSettings,
    string? GatewaySchema);

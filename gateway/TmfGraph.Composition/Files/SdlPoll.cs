namespace TmfGraph.Composition.Files;

/// <summary>What came of a look at the addresses of schemas.</summary>
/// <param name="Changed">Whether a text is another one than before.</param>
/// <param name="Failures">Addresses whose text could not be had, and why.</param>
public sealed record SdlPoll(bool Changed, IReadOnlyDictionary<SdlAddress, string> Failures);

namespace TmfGraph.Composition.Files;

/// <summary>What came of an attempt to take up a change.</summary>
/// <param name="Succeeded">Whether it was taken up.</param>
/// <param name="Report">
/// Tells people about it. Called at once after a success, and after a failure when the files rest as they are; never when a half written file was the cause.
/// </param>
public sealed record SchemaAttempt(bool Succeeded, Action Report);

namespace TmfGraph.Resources.Writes;

/// <summary>How a bulk import treats its documents.</summary>
public sealed record ImportOptions
{
    /// <summary>Whether documents are checked against the model first; a document that fails stops the import before its batch is written.</summary>
    public bool Validate { get; init; }

    /// <summary>Whether a create event is logged for each document.</summary>
    public bool RaiseEvents { get; init; }

    /// <summary>Told after each committed batch how many documents are in by now; null for nobody.</summary>
    public IProgress<long>? Progress { get; init; }
}

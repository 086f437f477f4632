namespace TmfGraph.Transcriber.Transcription;

/// <summary>What the run has to tell: errors stop it, notes do not.</summary>
internal sealed class Findings
{
    private readonly List<string> _errors = [];
    private readonly List<string> _notes = [];

    public IReadOnlyList<string> Errors => _errors;

    public IReadOnlyList<string> Notes => _notes;

    public void Error(string text) => _errors.Add(text);

    public void Note(string text) => _notes.Add(text);
}

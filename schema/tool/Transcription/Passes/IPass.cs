namespace TmfGraph.Transcriber.Transcription.Passes;

/// <summary>One step that adds something to the merged types. The order of the steps is in <see cref="Transcriber"/>.</summary>
internal interface IPass
{
    void Apply(TypeSet types);
}

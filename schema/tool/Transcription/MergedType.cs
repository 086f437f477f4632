using TmfGraph.Transcriber.Documents;
using TmfGraph.Transcriber.Facts;
using TmfGraph.Transcriber.Model;

namespace TmfGraph.Transcriber.Transcription;

/// <summary>One type of the model with every place in the documents it comes from.</summary>
internal sealed class MergedType(string name)
{
    public ModelType Model { get; } = new(name);

    public List<(Source Source, Definition Definition)> Occurrences { get; } = [];

    /// <summary>Set when the type is a resource: the API that owns it and the facts there.</summary>
    public (Source Source, ResourceFacts Facts)? Resource { get; set; }

    public IEnumerable<string> Subgraphs => Occurrences.Select(occurrence => occurrence.Source.Overlay.Subgraph).Distinct();

    public IEnumerable<string> References =>
        Model.Fields.Select(member => member.Shape).Where(shape => !shape.IsScalar).Select(shape => shape.Type).Distinct();
}

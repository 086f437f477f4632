using TmfGraph.Transcriber.Overlays;

namespace TmfGraph.Transcriber.Transcription.Passes;

/// <summary>Marks the lists whose objects the documents serve as a collection of their own.</summary>
internal sealed class PartPass(ShapeOverlay overlay, Findings findings) : IPass
{
    public void Apply(TypeSet types)
    {
        foreach (var (resource, coordinate) in overlay.Parts)
        {
            if (types.FindField(coordinate) is { Shape: { IsList: true, IsScalar: false } } field)
            {
                field.Mark("parts");
            }
            else
            {
                findings.Error($"The overlay reads {resource} from {coordinate}, which is no list of objects.");
            }
        }
    }
}

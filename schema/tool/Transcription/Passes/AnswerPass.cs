using TmfGraph.Transcriber.Model;
using TmfGraph.Transcriber.Overlays;

namespace TmfGraph.Transcriber.Transcription.Passes;

/// <summary>
/// Notes every attribute that an answer must have, by the document or by the overlay, though a POST need not bring it and the model does not say what
/// the server puts there: clients would miss it.
/// </summary>
internal sealed class AnswerPass(BehaviourOverlay overlay, Findings findings) : IPass
{
    public void Apply(TypeSet types)
    {
        foreach (var coordinate in overlay.AlwaysThere.Where(entry => entry.Contains('.')))
        {
            if (types.FindField(coordinate) is not { } field)
            {
                findings.Error($"The overlay wants {coordinate} in every answer, which is not there.");
            }
            else if (!IsFilled(field))
            {
                findings.Note($"{coordinate} must be in every answer, and nothing says what the server puts there.");
            }
        }

        foreach (var type in types.All.Where(IsCreated))
        {
            foreach (var field in type.Model.Fields.Where(field => IsAlwaysThere(type, field) && !IsFilled(field)))
            {
                findings.Note($"{type.Model.Name}.{field.Attribute} must be in every answer, and nothing says what the server puts there.");
            }
        }
    }

    private static bool IsCreated(MergedType type) => type.Resource?.Facts.Operations.Contains("POST") == true;

    private bool IsAlwaysThere(MergedType type, ModelField field) =>
        overlay.AlwaysThere.Contains(field.Attribute)
        || (type.Occurrences.Exists(occurrence => occurrence.Definition.Required.Contains(field.Attribute)) && !IsAddress(field));

    /// <summary>The address, which the server gives to every resource.</summary>
    private static bool IsAddress(ModelField field) => field.Attribute is "id" or "href";

    /// <summary>The server writes the name of the type into each resource that has an attribute for it.</summary>
    private static bool IsFilled(ModelField field) =>
        field.Attribute is "@type"
        || field.Has("required") || field.Has("default") || field.Has("updatedByServer")
        || field.Directives.Exists(directive => directive.Name == "lifecycle" && directive.Arguments.Any(argument => argument.Name == "initial"));
}

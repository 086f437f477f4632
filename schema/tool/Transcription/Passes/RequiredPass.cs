using TmfGraph.Transcriber.Overlays;

namespace TmfGraph.Transcriber.Transcription.Passes;

/// <summary>
/// Marks what a value must bring. A type may be shared, so an attribute of it is required only where every document of v4 says so; what one
/// resource asks beyond that stands on the attribute that holds the value. Of a reference only keys are required, of a reference or value
/// nothing: it may be either.
/// </summary>
internal sealed class RequiredPass(BehaviourOverlay overlay, Findings findings) : IPass
{
    public void Apply(TypeSet types)
    {
        foreach (var type in types.All.Where(type => type.Resource is null))
        {
            MarkValueType(type);
        }

        foreach (var coordinate in overlay.Required)
        {
            if (types.FindField(coordinate) is { } field)
            {
                field.Mark("required");
            }
            else
            {
                findings.Error($"The overlay requires {coordinate}, which is not there.");
            }
        }

        foreach (var type in types.All)
        {
            MarkNested(types, type);
        }
    }

    private static void MarkValueType(MergedType type)
    {
        var reference = type.Model.Directives.Find(directive => directive.Name == "reference");
        var occurrences = type.Occurrences.Where(occurrence => !occurrence.Source.Api.IsLegacy).ToList();
        if (occurrences.Count == 0 || type.Model.Name.EndsWith("RefOrValue", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var field in type.Model.Fields)
        {
            var required = occurrences.TrueForAll(occurrence => occurrence.Definition.Required.Contains(field.Attribute));
            var isDecoration = reference is not null && field.Attribute is ("href" or "name" or "role" or "@referredType");
            if (required && !isDecoration)
            {
                field.Mark("required");
            }
        }
    }

    private static void MarkNested(TypeSet types, MergedType type)
    {
        if (type.Resource is not { } resource)
        {
            return;
        }

        foreach (var (attribute, required) in resource.Facts.MandatoryNested)
        {
            if (type.Model.Find(attribute) is not { } field || types.Find(field.Shape.Type) is not { } value)
            {
                continue;
            }

            var beyond = required.Where(name => value.Model.Find(name) is { } nested && !nested.Has("required")).ToList();
            if (beyond.Count > 0)
            {
                field.Mark("requiredNested", ("attributes", beyond));
            }
        }
    }
}

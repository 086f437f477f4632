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
        var occurrences = type.Occurrences.Where(occurrence => !occurrence.Source.Api.IsLegacy).ToList();
        if (occurrences.Count == 0 || type.Model.Name.EndsWith("RefOrValue", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var field in type.Model.Fields)
        {
            var required = occurrences.TrueForAll(occurrence => occurrence.Definition.Required.Contains(field.Attribute));
            if (required && !IsDecoration(type, field.Attribute))
            {
                field.Mark("required");
            }
        }
    }

    /// <summary>What of a reference it can do without.</summary>
    private static bool IsDecoration(MergedType type, string attribute) =>
        type.Model.Directives.Exists(directive => directive.Name == "reference") && attribute is ("href" or "name" or "role" or "@referredType");

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

            var beyond = required
                .Where(name => value.Model.Find(name) is { } nested && !nested.Has("required") && !IsDecoration(value, name))
                .Select(GraphQLNames.OfAttribute)
                .ToList();
            if (beyond.Count > 0)
            {
                field.Mark("requiredNested", ("attributes", beyond));
            }
        }
    }
}

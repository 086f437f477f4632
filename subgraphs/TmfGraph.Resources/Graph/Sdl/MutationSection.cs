using TmfGraph.Resources.Graph.Layout;

namespace TmfGraph.Resources.Graph.Sdl;

/// <summary>The mutation root, its payloads and the unions of their errors.</summary>
internal static class MutationSection
{
    public static void WriteRoot(SdlText sdl, GraphLayout layout)
    {
        if (!layout.Resources.Any(MutationLayout.Any))
        {
            return;
        }

        sdl.Definition("Changes, one after the other. What is refused for a reason of the domain is in the payload's errors.", "type Mutation", () =>
        {
            foreach (var mutation in layout.Resources.SelectMany(MutationLayout.Of))
            {
                sdl.Member(
                    $"{Describe(mutation.Verb)} {GraphNames.WithArticle(mutation.Resource.Name)}.",
                    $"{mutation.Field}(input: {mutation.InputName}!): {mutation.PayloadName}! @cost(weight: \"10\")");
            }
        });
    }

    public static void WritePayloads(SdlText sdl, GraphLayout layout)
    {
        foreach (var mutation in layout.Resources.SelectMany(MutationLayout.Of))
        {
            var type = mutation.Resource.Name;
            sdl.Definition($"What came of {mutation.Field}.", $"type {mutation.PayloadName}", () =>
            {
                var what = mutation.Verb is MutationLayout.Delete ? "What was deleted" : $"The {type} as it is now";
                sdl.Member($"{what}; null when there are errors.", $"{GraphNames.ResourceField(mutation.Resource)}: {type}");
                sdl.Member("Counts the changes to the resource, this one included; null when there are errors.", "version: Long");
                sdl.Member("Why nothing was changed; null when it was.", $"errors: [{mutation.ErrorName}!]");
            });
            sdl.Definition(
                $"Reasons to refuse {mutation.Field}.",
                $"union {mutation.ErrorName} = {string.Join(" | ", mutation.Errors)}");
        }
    }

    private static string Describe(string verb) => verb switch
    {
        MutationLayout.Create => "Creates",
        MutationLayout.Update => "Changes attributes of",
        _ => "Deletes",
    };
}

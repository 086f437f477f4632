using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Graph.Sdl;

/// <summary>
/// Inputs of mutations. Objects inside a resource have one input for create and update: a list is always replaced as a whole, so whoever
/// updates one must be able to send back what the server set in its elements.
/// </summary>
internal static class MutationInputSection
{
    private const string Extensions = "Further attributes, which become members of the object beside those of the model.";

    public static void Write(SdlText sdl, GraphLayout layout)
    {
        var mutations = layout.Resources.SelectMany(MutationLayout.Of).ToList();
        foreach (var mutation in mutations)
        {
            sdl.Definition($"What {mutation.Field} needs.", $"input {mutation.InputName}", () => WriteMembers(sdl, mutation));
        }

        foreach (var type in NestedTypes(mutations).OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            sdl.Definition(type.Description, $"input {GraphNames.ValueInput(type)}", () =>
            {
                foreach (var attribute in type.Attributes.Where(a => !a.UpdatedByServer))
                {
                    // a resource in place of a reference has an id of its own when it exists already
                    WriteAttribute(sdl, attribute, attribute.Required && attribute is { SetByServer: false, Default: null });
                }

                sdl.Member(Extensions, $"{GraphNames.ExtensionAttributes}: Any");
            });
        }
    }

    private static void WriteMembers(SdlText sdl, MutationLayout mutation)
    {
        if (mutation.Verb is not MutationLayout.Create)
        {
            sdl.Member("Which one.", "id: ID!");
            sdl.Member("Refuse when the resource has another version by now.", "ifVersion: Long");
        }

        foreach (var attribute in mutation.Attributes)
        {
            WriteAttribute(sdl, attribute, mutation.Verb is MutationLayout.Create && attribute is { Required: true, Default: null, OnSubtypes.Count: 0 });
        }

        if (mutation.Verb is not MutationLayout.Delete)
        {
            sdl.Member(Extensions, $"{GraphNames.ExtensionAttributes}: Any");
        }
    }

    private static void WriteAttribute(SdlText sdl, AttributeModel attribute, bool required)
    {
        var name = GraphNames.Input(attribute);
        var type = attribute.IsList ? $"[{name}!]" : name;
        sdl.Member(attribute.Description, $"{attribute.Name}: {type}{(required ? "!" : "")}");
    }

    private static HashSet<StructuredType> NestedTypes(List<MutationLayout> mutations)
    {
        var found = new HashSet<StructuredType>();
        foreach (var attribute in mutations.SelectMany(m => m.Attributes))
        {
            Visit(attribute);
        }

        return found;

        void Visit(AttributeModel attribute)
        {
            if (attribute.Type is { } type && found.Add(type))
            {
                foreach (var inner in type.Attributes.Where(a => !a.UpdatedByServer))
                {
                    Visit(inner);
                }
            }
        }
    }
}

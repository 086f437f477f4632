using TmfGraph.Resources.Graph.Layout;

namespace TmfGraph.Resources.Graph.Sdl;

/// <summary>The errors of mutations. Every subgraph has the same, so they are shareable.</summary>
internal static class ErrorSection
{
    public static void Write(SdlText sdl, GraphLayout layout)
    {
        var used = layout.Resources.SelectMany(MutationLayout.Of).SelectMany(m => m.Errors).ToHashSet(StringComparer.Ordinal);
        if (used.Count == 0)
        {
            return;
        }

        sdl.Definition("A reason of the domain to refuse a change.", "interface Error", () => Message());
        Error(MutationLayout.ValidationError, "Something in the input is not as it must be.", () =>
        {
            sdl.Member("The attribute, by its TMF names joined by dots; null when the whole is meant.", "path: String");
            sdl.Member("The kind of problem, for programs.", "code: String");
        });
        Error(MutationLayout.ReferenceNotFoundError, "The input refers to something that does not exist.", () =>
        {
            sdl.Member("The attribute with the reference.", "path: String");
            sdl.Member("What kind of thing was looked for.", "referredType: String!");
            sdl.Member(null, "id: ID!");
        });
        Error(MutationLayout.ResourceNotFoundError, "There is no such resource.", () =>
        {
            sdl.Member(null, "resourceType: String!");
            sdl.Member(null, "id: ID!");
        });
        Error(MutationLayout.IllegalStateChangeError, "The lifecycle does not allow this move.", () =>
        {
            sdl.Member("The state it has; null when it has none.", "from: String");
            sdl.Member("The state that was asked for; null for none.", "to: String");
            sdl.Member("Where it may move instead.", "allowed: [String!]!");
        });
        Error(MutationLayout.VersionMismatchError, "Somebody else changed it in the meantime.", () =>
        {
            sdl.Member("The version the change was meant for.", "expectedVersion: Long");
            sdl.Member("The version it has.", "currentVersion: Long");
        });

        void Error(string name, string description, Action members)
        {
            if (used.Contains(name))
            {
                sdl.Definition(description, $"type {name} implements Error @shareable", () =>
                {
                    Message();
                    members();
                });
            }
        }

        void Message() => sdl.Member("What is wrong, for people.", "message: String!");
    }
}

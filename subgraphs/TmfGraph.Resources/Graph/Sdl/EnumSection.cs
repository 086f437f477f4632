using TmfGraph.Resources.Graph.Layout;

namespace TmfGraph.Resources.Graph.Sdl;

/// <summary>The enums that the domain's resources use.</summary>
internal static class EnumSection
{
    public static void Write(SdlText sdl, GraphLayout layout)
    {
        foreach (var type in layout.Enums)
        {
            sdl.Definition(type.Description, $"enum {type.Name}", () =>
            {
                foreach (var member in type.Members)
                {
                    sdl.Member(member.Description, member.Name);
                }
            });
        }
    }
}

using TmfGraph.Resources.Graph.Layout;

namespace TmfGraph.Resources.Graph.Sdl;

/// <summary>Unions of what references can lead to.</summary>
internal static class TargetSection
{
    public static void Write(SdlText sdl, GraphLayout layout)
    {
        foreach (var target in layout.AllTargets.Where(t => t.UnionName is not null).OrderBy(t => t.UnionName, StringComparer.Ordinal))
        {
            var reference = target.Attribute is { } attribute ? $"{target.Owner.Name}.{attribute.Name}" : target.Owner.Name;
            sdl.Definition(
                $"What {reference} can lead to.",
                $"union {target.UnionName} = {string.Join(" | ", target.Members.Select(m => m.Name))}");
        }
    }
}

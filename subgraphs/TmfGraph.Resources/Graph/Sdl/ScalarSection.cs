using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Graph.Sdl;

/// <summary>The scalars in use beyond those of GraphQL itself, with the published specification of each.</summary>
internal static class ScalarSection
{
    private const string Specifications = "https://scalars.graphql.org/chillicream/";

    private static readonly (ScalarKind Kind, string Page, string Description)[] Known =
    [
        (ScalarKind.Any, "any", "Any JSON value."),
        (ScalarKind.Base64, "base64-string", "Bytes in Base64."),
        (ScalarKind.Date, "date", "A day of the calendar, for instance 2026-03-01."),
        (ScalarKind.DateTime, "date-time", "An instant with its offset from UTC, for instance 2026-03-01T09:30:00Z."),
        (ScalarKind.Decimal, "decimal", "A decimal number that keeps its digits."),
        (ScalarKind.Long, "long", "A whole number of up to 64 bits."),
    ];

    public static void Write(SdlText sdl, GraphLayout layout)
    {
        foreach (var (kind, page, description) in Known)
        {
            if (layout.Scalars.Contains(kind) || IsOfTheFrame(layout, kind))
            {
                sdl.Definition(description, $"scalar {GraphNames.Scalar(kind)} @specifiedBy(url: \"{Specifications}{page}.html\")");
            }
        }
    }

    private static bool IsOfTheFrame(GraphLayout layout, ScalarKind kind) => kind switch
    {
        ScalarKind.Any => true, // extensionAttributes
        ScalarKind.DateTime => layout.Events.Count > 0,
        ScalarKind.Long => layout.Resources.Any(MutationLayout.Any), // versions
        _ => false,
    };
}

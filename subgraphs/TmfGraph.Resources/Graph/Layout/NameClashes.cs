using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Graph.Layout;

/// <summary>
/// Finds names that two parts of the model both lay claim to after they were derived (plurals, walks beside attributes, connections), before
/// the schema builder would report them in terms of SDL that nobody wrote.
/// </summary>
internal static class NameClashes
{
    /// <exception cref="InvalidOperationException">Names clash; the message lists all of them.</exception>
    public static void ThrowIfAny(GraphLayout layout)
    {
        var clashes = RootFields(layout).Concat(EntityFields(layout)).Concat(Connections(layout)).ToList();
        if (clashes.Count > 0)
        {
            throw new InvalidOperationException(
                $"The model of '{layout.Model.Name}' gives the same GraphQL name twice: {string.Join("; ", clashes)}. Rename a type or a walk.");
        }
    }

    private static IEnumerable<string> RootFields(GraphLayout layout) =>
        Twice(
            layout.Resources.Where(GraphLayout.HasList).Select(GraphNames.ListField)
                .Concat(layout.Resources.Select(r => GraphNames.LookupField(r.Name)))
                .Concat(layout.Stubs.Where(s => s.HasLookup).Select(s => GraphNames.LookupField(s.Name))),
            "Query");

    private static IEnumerable<string> EntityFields(GraphLayout layout) =>
        layout.StructuredTypes.SelectMany(type => Twice(
            type.Attributes.Select(a => a.Name)
                .Concat(type is ResourceType ? layout.WalksOf(type.Name).Select(w => w.Name) : [])
                .Concat(layout.TargetsOf(type).Select(t => t.Name))
                .Append(GraphNames.ExtensionAttributes),
            type.Name));

    private static IEnumerable<string> Connections(GraphLayout layout) =>
        Twice(layout.Connections.Select(c => c.TypeName), "type");

    private static IEnumerable<string> Twice(IEnumerable<string> names, string owner) =>
        names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Skip(1).Any()).Select(g => $"{owner}.{g.Key}");
}

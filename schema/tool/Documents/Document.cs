using TmfGraph.Transcriber.Facts;

namespace TmfGraph.Transcriber.Documents;

/// <summary>One official document: its facts and its definitions.</summary>
internal sealed record Document(ApiFacts Api, IReadOnlyDictionary<string, Definition> Definitions)
{
    /// <summary>The definitions that the given ones lead to, themselves included, nearest first.</summary>
    public IReadOnlyList<Definition> Reach(IEnumerable<string> roots)
    {
        var found = new List<Definition>();
        var seen = new HashSet<string>();
        var open = new Queue<string>(roots);
        while (open.TryDequeue(out var name))
        {
            if (!seen.Add(name) || !Definitions.TryGetValue(name, out var definition))
            {
                continue;
            }

            found.Add(definition);
            foreach (var attribute in definition.Attributes.Where(attribute => !attribute.Shape.IsScalar))
            {
                open.Enqueue(attribute.Shape.Type);
            }
        }

        return found;
    }
}

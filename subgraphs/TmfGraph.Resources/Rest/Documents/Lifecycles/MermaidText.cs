using System.Text;

namespace TmfGraph.Resources.Rest.Documents.Lifecycles;

/// <summary>A lifecycle as text that Mermaid draws, for people's own documents.</summary>
internal static class MermaidText
{
    public static string Write(StateGraph graph)
    {
        var text = new StringBuilder("stateDiagram-v2\n");
        foreach (var (index, state) in graph.States.Index())
        {
            // a name may hold blanks and dashes, which are no part of an identifier there
            text.Append($"  state \"{state.Replace('"', '\'')}\" as s{index}\n");
        }

        if (graph.States.Index().FirstOrDefault(s => s.Item == graph.Initial) is { Item: not null } initial)
        {
            text.Append($"  [*] --> s{initial.Index}\n");
        }

        foreach (var (from, to) in graph.Moves)
        {
            text.Append($"  s{from} --> s{to}\n");
        }

        foreach (var (index, _) in graph.States.Index().Where(s => graph.IsFinal(s.Index)))
        {
            text.Append($"  s{index} --> [*]\n");
        }

        return text.ToString();
    }
}

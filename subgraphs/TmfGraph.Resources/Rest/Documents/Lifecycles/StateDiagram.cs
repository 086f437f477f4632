using TmfGraph.Resources.Rest.Documents.Pages;

namespace TmfGraph.Resources.Rest.Documents.Lifecycles;

/// <summary>
/// Draws a lifecycle as SVG. The states stand below each other, from the initial to the final ones: that fits a narrow screen, and however
/// many moves there are, each keeps a line of its own. A move to the next state is a straight arrow; one further down is an arc on the
/// right, one back up an arc on the left; the further it goes, the wider it swings. Pointing at a state makes its own moves stand out
/// (see the style sheet).
/// </summary>
internal static class StateDiagram
{
    /// <summary>How many states the style sheet can tell apart for its highlight; more are drawn alike, without it.</summary>
    public const int MaxHighlighted = 24;

    private const int BoxHeight = 30;
    private const int Gap = 24;
    private const int Pitch = BoxHeight + Gap;
    private const int Margin = 14;
    private const int LetterWidth = 8;

    public static HtmlText Draw(StateGraph graph, string id, string title)
    {
        var boxWidth = Math.Max(90, (graph.States.Max(s => s.Length) * LetterWidth) + 28);
        var right = graph.Moves.Where(m => m.To > m.From + 1).Select(m => Swing(m.To - m.From)).DefaultIfEmpty(0).Max();
        var left = graph.Moves.Where(m => m.To < m.From).Select(m => Swing(m.From - m.To)).DefaultIfEmpty(0).Max();
        var start = Margin + left;
        var width = start + boxWidth + right + Margin;
        var height = (Margin * 2) + (graph.States.Count * Pitch) - Gap + (graph.Initial is null ? 0 : Gap);
        var html = new HtmlText();
        html.AddLine($"<svg class=\"states\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"{id}-title\">");
        html.AddLine($"<title id=\"{id}-title\">{title}</title>");
        html.AddLine($"<defs><marker id=\"{id}-tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path class=\"tip\" d=\"M0 0 8 4 0 8z\"/></marker></defs>");
        foreach (var move in graph.Moves)
        {
            AddMove(html, graph, move, id, start, boxWidth);
        }

        foreach (var (index, state) in graph.States.Index())
        {
            AddState(html, graph, index, state, id, start, boxWidth);
        }

        return html.Add($"</svg>");
    }

    private static int Swing(int distance) => 10 + (distance * 13);

    private static int Top(StateGraph graph, int state) => Margin + (graph.Initial is null ? 0 : Gap) + (state * Pitch);

    private static void AddMove(HtmlText html, StateGraph graph, (int From, int To) move, string id, int start, int boxWidth)
    {
        html.Add($"<path class=\"move f{move.From} t{move.To}\" marker-end=\"url(#{id}-tip)\" d=\"");
        if (move.To == move.From + 1)
        {
            html.Add($"M{start + (boxWidth / 2)} {Top(graph, move.From) + BoxHeight}V{Top(graph, move.To)}");
        }
        else
        {
            // lines leave low and come in high (or the other way round, going up), so that the two are told apart at the box
            var down = move.To > move.From;
            var from = Top(graph, move.From) + (down ? 21 : 9);
            var to = Top(graph, move.To) + (down ? 9 : 21);
            var side = down ? start + boxWidth : start;
            var control = Swing(Math.Abs(move.To - move.From)) * 4 / 3 * (down ? 1 : -1);
            html.Add($"M{side} {from}C{side + control} {from} {side + control} {to} {side} {to}");
        }

        html.AddLine($"\"/>");
    }

    private static void AddState(HtmlText html, StateGraph graph, int index, string state, string id, int start, int boxWidth)
    {
        var top = Top(graph, index);
        var middle = start + (boxWidth / 2);
        var isInitial = state == graph.Initial;
        if (isInitial)
        {
            html.Add($"<circle class=\"begin\" cx=\"{middle}\" cy=\"{top - Gap + 3}\" r=\"5\"/>");
            html.Add($"<path class=\"move\" marker-end=\"url(#{id}-tip)\" d=\"M{middle} {top - Gap + 8}V{top}\"/>");
        }

        var kind = graph.IsFinal(index) ? " final" : isInitial ? " initial" : "";
        html.Add($"<g class=\"state s{index}{kind}\"><rect x=\"{start}\" y=\"{top}\" width=\"{boxWidth}\" height=\"{BoxHeight}\" rx=\"8\"/>");
        if (kind == " final")
        {
            html.Add($"<rect x=\"{start + 3}\" y=\"{top + 3}\" width=\"{boxWidth - 6}\" height=\"{BoxHeight - 6}\" rx=\"5\"/>");
        }

        html.AddLine($"<text x=\"{middle}\" y=\"{top + 20}\">{state}</text></g>");
    }
}

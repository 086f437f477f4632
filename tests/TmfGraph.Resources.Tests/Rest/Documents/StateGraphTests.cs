using System.Collections.Frozen;
using System.Xml.Linq;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Rest.Documents.Lifecycles;

namespace TmfGraph.Resources.Tests.Rest.Documents;

public sealed class StateGraphTests
{
    [Fact]
    public void States_BeginWithTheInitialAndEndWithTheFinalOnes()
    {
        var graph = Graph("packed", ("lost", []), ("packed", ["lost", "onRoad"]), ("onRoad", ["delivered", "packed", "onRoad"]));

        Assert.Equal(["packed", "onRoad", "lost", "delivered"], graph.States);
        Assert.Equal([(0, 1), (0, 2), (1, 0), (1, 3)], graph.Moves);
        Assert.True(graph.IsFinal(2));
        Assert.Equal(["packed", "delivered"], graph.NextOf(1));
    }

    [Fact]
    public void States_BeginWhereNoMoveLeads_When_ThereIsNoInitial()
    {
        var graph = Graph(null, ("b", ["c"]), ("a", ["b"]));

        Assert.Equal(["a", "b", "c"], graph.States);
    }

    [Fact]
    public void Graph_IsNone_When_AnyStateMayFollowAnyOther() =>
        Assert.Null(StateGraph.Of(Attribute(new Lifecycle("a", FrozenDictionary<string, IReadOnlyList<string>>.Empty))));

    [Fact]
    public void Mermaid_HasEveryStateAndMove() => Assert.Equal(
        """
        stateDiagram-v2
          state "in progress" as s0
          state "done" as s1
          [*] --> s0
          s0 --> s1
          s1 --> [*]

        """,
        MermaidText.Write(Graph("in progress", ("in progress", ["done"]))));

    [Fact]
    public void Diagram_DrawsEveryStateAndMoveInsideItsFrame()
    {
        var graph = Graph("a", ("a", ["b", "c", "d"]), ("b", ["a", "d"]), ("c", ["a", "<&>"]));

        var svg = XElement.Parse(StateDiagram.Draw(graph, "x", "The states of <x>").ToString());

        Assert.Equal("The states of <x>", svg.Element("title")!.Value);
        Assert.Equal(graph.States, svg.Elements("g").Select(g => g.Element("text")!.Value));
        Assert.Equal(graph.Moves.Count + 1, svg.Elements("path").Count()); // and the one from the beginning
        var (width, height) = ((int)svg.Attribute("width")!, (int)svg.Attribute("height")!);
        Assert.All(svg.Descendants("rect"), r =>
        {
            Assert.InRange((int)r.Attribute("x")! + (int)r.Attribute("width")!, 0, width);
            Assert.InRange((int)r.Attribute("y")! + (int)r.Attribute("height")!, 0, height);
        });
    }

    private static StateGraph Graph(string? initial, params (string From, string[] To)[] moves) => StateGraph.Of(Attribute(
        new Lifecycle(initial, moves.ToFrozenDictionary(m => m.From, m => (IReadOnlyList<string>)m.To))))!; // it has moves

    private static AttributeModel Attribute(Lifecycle lifecycle) => new()
    {
        Name = "state",
        JsonName = "state",
        IsList = false,
        Scalar = ScalarKind.String,
        Required = false,
        SetByServer = false,
        UpdatedByServer = false,
        Immutable = false,
        Indexed = false,
        Lifecycle = lifecycle,
    };
}

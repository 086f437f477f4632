using TmfGraph.Resources.Graph.Sdl;
using TmfGraph.Resources.Model;
using TmfGraph.Testing;

namespace TmfGraph.Resources.Tests.Graph;

public sealed class SourceSchemaTests
{
    [Fact]
    public void Writes_TheWholeSchema() => Snapshot.Match(SourceSchemaWriter.Write(ShopModel.Model, ShopModel.KnownEntities), "graphqls");

    [Fact]
    public void Writes_NoMutationsAndSubscriptions_When_ThereAreNone()
    {
        var model = DomainModelLoader.Load(
            "bare",
            [("bare.graphqls", """
                extend schema @api(id: "TMF901", title: "Bare", version: "4.0.0", basePath: "/tmf-api/bare/v4")
                type Thing @resource(path: "thing", operations: [GET]) { id: ID! @setByServer  next: ThingRef }
                type ThingRef @reference(to: ["Thing", "Elsewhere"]) { id: ID }
                """)]);

        Snapshot.Match(SourceSchemaWriter.Write(model), "graphqls");
    }

    [Fact]
    public void Fails_When_NamesClash()
    {
        var model = DomainModelLoader.Load(
            "clash",
            [("clash.graphqls", """
                extend schema @api(id: "TMF901", title: "Clash", version: "4.0.0", basePath: "/tmf-api/clash/v4")
                type Box @resource(path: "box") { id: ID! @setByServer }
                type Boxe @resource(path: "boxe") { id: ID! @setByServer }
                """)]);

        Assert.Equal(
            "The model of 'clash' gives the same GraphQL name twice: Query.boxes; type.BoxesConnection. Rename a type or a walk.",
            Assert.Throws<InvalidOperationException>(() => SourceSchemaWriter.Write(model)).Message);
    }
}

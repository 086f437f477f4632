using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Tests.Model;

public sealed class DomainModelLoaderTests
{
    private const string Api = """extend schema @api(id: "TMF901", title: "Depot", version: "4.0.0", basePath: "/tmf-api/depot/v4")""";

    private const string Head =
        """
        id: ID! @setByServer
          href: String @setByServer
        """;

    [Fact]
    public void Resource_HasEverythingItsDirectivesSay()
    {
        var model = Load(
            """
            "Something to deliver."
            type Parcel @resource(path: "parcel", name: "ParcelX", aliases: ["/old/parcel"], operations: [LIST, GET], task: true, events: ["ParcelCreateEvent"])
              @subtypes(names: ["Letter"]) {
              id: ID! @setByServer
              "The sender's words."
              note: String @required @index @deprecated(reason: "Use text")
              atType: String
              odd: [Decimal!] @tmf(name: "odd-name") @immutable
              changed: DateTime @updatedByServer @default(value: "$now")
              stamp: Int @onSubtype(names: ["Letter"])
            }
            """);

        var parcel = model.Resources["Parcel"];
        Assert.Equal("TMF901", parcel.Api.Id);
        Assert.Equal("ParcelX", parcel.TmfName);
        Assert.Equal("Something to deliver.", parcel.Description);
        Assert.Equal(ResourceOperations.List | ResourceOperations.Get, parcel.Operations);
        Assert.True(parcel.IsTask);
        Assert.Equal(["/old/parcel"], parcel.Aliases);
        Assert.Equal(["ParcelCreateEvent"], parcel.Events);
        Assert.Equal(["Letter"], parcel.Subtypes);
        Assert.Equal("/tmf-api/depot/v4/parcel/a%2Fb", parcel.HrefOf("a/b"));
        var note = parcel.GetByName("note")!;
        Assert.True(note is { Required: true, Indexed: true, Scalar: ScalarKind.String, DeprecationReason: "Use text", Description: "The sender's words." });
        Assert.Equal("@type", parcel.GetByName("atType")!.JsonName);
        Assert.True(parcel.GetByJsonName("odd-name") is { Name: "odd", IsList: true, Scalar: ScalarKind.Decimal, Immutable: true });
        Assert.True(parcel.GetByName("changed") is { UpdatedByServer: true, Default: "$now" });
        Assert.Equal(["Letter"], parcel.GetByName("stamp")!.OnSubtypes);
    }

    [Fact]
    public void Resource_HasTheUsualOperations_When_NoneAreNamed()
    {
        var model = Load("""type Parcel @resource(path: "parcel") { id: ID! }""");

        Assert.Equal(
            ResourceOperations.List | ResourceOperations.Get | ResourceOperations.Post | ResourceOperations.Patch | ResourceOperations.Delete,
            model.Resources["Parcel"].Operations);
    }

    [Fact]
    public void Example_IsReadFromAnExtension()
    {
        var model = Load(
            """
            type Parcel @resource(path: "parcel") { id: ID!  name: String }
            extend type Parcel @example(value: "{ \"name\": \"A letter\" }")
            """);

        Assert.Equal("""{"name":"A letter"}""", model.Resources["Parcel"].Example?.ToJsonString());
    }

    [Fact]
    public void Enum_HasTmfValues()
    {
        var model = Load(
            """
            type Parcel @resource(path: "parcel") { id: ID!  state: State }
            enum State { IN_PROGRESS DONE NOT_STARTED @tmf(name: "Not Started") }
            extend enum State { HELD_2 }
            """);

        Assert.Equal(
            ["IN_PROGRESS=inProgress", "DONE=done", "NOT_STARTED=Not Started", "HELD_2=held2"],
            model.Enums["State"].Members.Select(m => $"{m.Name}={m.Value}"));
    }

    [Theory]
    [InlineData("phase: State @lifecycle(initial: \"open\")  state: State", "phase")]
    [InlineData("status: State  state: State", "state")]
    [InlineData("lifecycleStatus: String", "lifecycleStatus")]
    [InlineData("parcelStatus: String", "parcelStatus")]
    [InlineData("state: [State!]", null)]
    [InlineData("status: Boolean", null)]
    public void StateAttribute_IsFound(string attributes, string? name)
    {
        var model = Load($$"""type Parcel @resource(path: "parcel") { id: ID!  {{attributes}} }  enum State { OPEN }""");

        Assert.Equal(name, model.Resources["Parcel"].StateAttribute?.Name);
    }

    [Fact]
    public void Lifecycle_IsRead()
    {
        var model = Load(
            """
            type Parcel @resource(path: "parcel") {
              id: ID!
              state: State @lifecycle(initial: "open", moves: ["open -> onRoad | lost", "onRoad -> lost"])
            }
            enum State { OPEN ON_ROAD LOST }
            """);

        var lifecycle = model.Resources["Parcel"].StateAttribute!.Lifecycle!;
        Assert.Equal("open", lifecycle.Initial);
        Assert.Equal(["onRoad", "lost"], lifecycle.Moves["open"]);
        Assert.Equal(["lost"], lifecycle.Moves["onRoad"]);
        Assert.Equal(2, lifecycle.Moves.Count);
    }

    [Fact]
    public void ReferencePaths_AreFound_NestedOnesToo_AndCutWhereTypesRepeat()
    {
        var model = Load(
            """
            type Parcel @resource(path: "parcel") {
              id: ID!
              sender: Ref
              item: [Item!]
              any: Loose @reference(to: ["Elsewhere"], key: "code", typedBy: "kind")
            }
            type Item { id: ID  owner: Ref  item: [Item!]  content: RefOrValue }
            type Ref @reference(to: ["Person", "Company"]) { id: ID }
            type RefOrValue @reference(to: ["Parcel"], orValue: true) { id: ID  maker: Ref  content: RefOrValue }
            type Loose { code: ID }
            """);

        var parcel = model.Resources["Parcel"];
        Assert.Equal(
            [
                "sender -> Person,Company by id/@referredType",
                "item.owner -> Person,Company by id/@referredType",
                "item.content -> Parcel by id/@referredType or value",
                "item.content.maker -> Person,Company by id/@referredType",
                "item.content.content -> Parcel by id/@referredType or value",
                "any -> Elsewhere by code/kind",
            ],
            parcel.References.Select(r =>
                $"{r.Path} -> {string.Join(',', r.Reference.Targets)} by {r.Reference.Key}/{r.Reference.TypedBy}{(r.Reference.OrValue ? " or value" : "")}"));
        Assert.Equal(["item", "content", "maker"], parcel.References[3].Attributes.Select(a => a.Name));
    }

    [Fact]
    public void Walks_AreRead()
    {
        var model = Load(
            """
            type Parcel @resource(path: "parcel") { id: ID!  sender: Ref  van: VanRef }
            type Van @resource(path: "van") { id: ID! }
            type Ref @reference(to: ["Person"]) { id: ID }
            type VanRef @reference(to: ["Van"]) { id: ID }
            extend type Person @key(fields: "id") {
              "What the person sent."
              parcels: [Parcel!] @inverse(of: "Parcel.sender", role: "Sender")
              vans: [Van!] @walk(path: ["~Parcel.sender", "Parcel.van"])
              kept: [Parcel!] @collect(ids: "keeps[id]")
            }
            extend type Van { parcels: [Parcel!] @inverse(of: "Parcel.van") }
            """);

        var person = model.Extensions["Person"];
        Assert.Null(person.Own);
        var inverse = Assert.IsType<EdgeWalk>(person.Walks[0]);
        Assert.Equal(("parcels", "What the person sent.", "Parcel"), (inverse.Name, inverse.Description, inverse.Target.Name));
        Assert.Equal([new WalkStep(model.Resources["Parcel"], "sender", true, "Sender")], inverse.Steps);
        Assert.Equal(
            [new WalkStep(model.Resources["Parcel"], "sender", true, null), new WalkStep(model.Resources["Parcel"], "van", false, null)],
            Assert.IsType<EdgeWalk>(person.Walks[1]).Steps);
        Assert.Equal("keeps[id]", Assert.IsType<CollectWalk>(person.Walks[2]).Ids);
        Assert.Same(model.Resources["Van"], model.Extensions["Van"].Own);
        Assert.DoesNotContain("Parcel", model.Extensions.Keys);
    }

    [Fact]
    public void Extension_AddsAttributes_AndUnusedTypesAreLeftOut()
    {
        var model = DomainModelLoader.Load("depot",
        [
            ("common/all.graphqls", "type Used { text: String }  type Unused { text: String }  enum UnusedToo { A }"),
            ("depot/parcel.graphqls", $$"""{{Api}} type Parcel @resource(path: "parcel") { id: ID! }"""),
            ("depot/ours.graphqls", "extend type Parcel { ours: Used @required }"),
        ]);

        Assert.True(model.Resources["Parcel"].GetByName("ours") is { Required: true, Type.Name: "Used" });
        Assert.Equal("Used", Assert.Single(model.ValueTypes.Keys));
        Assert.Empty(model.Enums);
    }

    [Fact]
    public void Nested_RequirementsAreResolved()
    {
        var model = Load(
            """
            type Parcel @resource(path: "parcel") { id: ID!  item: [Item!] @requiredNested(attributes: ["name"]) }
            type Item { name: String  size: Int @required }
            """);

        Assert.Equal(["name"], model.Resources["Parcel"].GetByName("item")!.RequiredNested.Select(a => a.Name));
    }

    [Theory]
    [InlineData("type P @resource(path: \"p\") { id: ID!  x: Foo }", "P.x: The type 'Foo' is not defined; define it in this subgraph's files or in common, or use Any for free JSON.")]
    [InlineData("type P @resource(path: \"p\") { id: ID!  x: String! }", "P.x: An attribute may always be absent from an answer; leave the '!' out and write @required for what a POST must bring.")]
    [InlineData("type P @resource(path: \"p\") { id: ID!  x: [[Int]] }", "P.x: A list of lists has no place in a TMF document; use a list of objects.")]
    [InlineData("type P @resource(path: \"p\") { id: ID!  x(a: Int): Int }", "P.x: An attribute has no arguments; remove them.")]
    [InlineData("type P @resource(path: \"p\") { x: Int }", "P.id: A resource has an id; write 'id: ID! @setByServer'.")]
    [InlineData("type P @resource(path: \"p\") { id: ID!  x: Int  x: Int }", "P.x: The attribute 'x' is there twice; remove one.")]
    [InlineData("type P @resource(path: \"p\") { id: ID!  x: Int @requird }", "P.x: @requird is not a directive of the model; known are @api,")]
    [InlineData("type P @resource(path: \"p\") { id: ID!  x: Int @required(now: true) }", "P.x: @required takes no arguments; leave 'now' out.")]
    [InlineData("type P @resource(pth: \"p\") { id: ID! }", "P: @resource has no argument 'pth'; it has path, name, aliases, operations, extensions, required, task, events.")]
    [InlineData("type P @resource(path: 1) { id: ID! }", "P: 'path' of @resource must be a string.")]
    [InlineData("type P @resource(path: \"a/b\") { id: ID! }", "P: The path 'a/b' must be one plain segment, for instance 'productOrder', or one below another resource: 'topic/{topicId}/event'.")]
    [InlineData("type P @resource(path: \"p\", aliases: [\"p\"]) { id: ID! }", "P: The alias 'p' must be a whole path: it begins with '/' and does not end with it.")]
    [InlineData("type P @resource(path: \"p\", operations: [READ]) { id: ID! }", "P: 'READ' is no operation; write LIST, GET, POST, PATCH, PUT or DELETE.")]
    [InlineData("type P @resource(path: \"p\") { id: ID! }  type Q @resource(path: \"p\") { id: ID! }", "Q: '/tmf-api/depot/v4/p' is the path of P already; choose another path.")]
    [InlineData("type P @resource(path: \"p\") { id: ID!  x: Int @required @setByServer }", "P.x: Nobody can bring what only the server sets; remove @required or @setByServer.")]
    [InlineData("type P @resource(path: \"p\") { id: ID!  x: [Int] @index }", "P.x: @index stands on a single plain value; remove it.")]
    [InlineData("type P @resource(path: \"p\") { id: ID!  x: V }  type V { y: Int @index }", "V.y: @index stands on an attribute of a resource itself; remove it.")]
    [InlineData("type P @resource(path: \"p\") { id: ID!  x: Int @onSubtype(names: [\"S\"]) }", "P.x: @onSubtype names 'S'; add it to @subtypes of the resource.")]
    [InlineData("type P @resource(path: \"p\") { id: ID!  x: String @default(value: \"now\") }", "P.x: The default now is not JSON; a text needs its own quotes: @default(value: \"\\\"text\\\"\").")]
    [InlineData("type P @resource(path: \"p\") { id: ID!  x: Int @default(value: \"$now\") }", "P.x: $now is for a single DateTime, Date or String.")]
    [InlineData("type P @resource(path: \"p\") { id: ID!  x: Int @default(value: \"[1]\") }", "P.x: The default is a list where the attribute is none, or the other way round.")]
    [InlineData("type P @resource(path: \"p\") { id: ID!  x: E @default(value: \"\\\"c\\\"\") }  enum E { A }", "P.x: The default \"c\" is no value of E; write the TMF spelling of one, in quotes.")]
    [InlineData("type P @resource(path: \"p\") { id: ID!  x: E @lifecycle(moves: [\"a -> c\"]) }  enum E { A B }", "P.x: 'c' is no value of E; use the TMF spelling of one of its values.")]
    [InlineData("type P @resource(path: \"p\") { id: ID!  x: E @lifecycle(moves: [\"a > b\"]) }  enum E { A B }", "P.x: The move 'a > b' cannot be read; write one line for each state: \"pending -> inProgress | cancelled\".")]
    [InlineData("type P @resource(path: \"p\") { id: ID!  x: Int @lifecycle }", "P.x: @lifecycle stands on a single enum or String attribute.")]
    [InlineData("type P @resource(path: \"p\") { id: ID!  x: R }  type R @reference(to: [\"P\"]) { code: ID }", "R: @reference names the key 'id', which the type does not have; name the attribute with the target's id.")]
    [InlineData("type P @resource(path: \"p\") { id: ID!  x: ID @reference(to: [\"P\"]) }", "P.x: @reference stands on an attribute that holds objects; this one holds plain values.")]
    [InlineData("type P @resource(path: \"p\") { id: ID!  x: V @requiredNested(attributes: [\"z\"]) }  type V { y: Int }", "P.x: @requiredNested names 'z', which the objects here do not have.")]
    [InlineData("enum E { A A_ }  type P @resource(path: \"p\") { id: ID! }", "E.A_: The value 'a' is there twice; remove one.")]
    [InlineData("type P @resource(path: \"p\") { id: ID! }  enum P { A }", "P: The name is taken by a definition in depot.graphqls; rename one, or write 'extend type' to add to it.")]
    [InlineData("type P @resource(path: \"p\") { id: ID! }  interface I { x: Int }", "I: The model is made of object types and enums; write it as one of these.")]
    [InlineData("type P @resource(path: \"p\") { id: ID! }  scalar Money", "Money: The model has no scalars of its own; use String, or Any for free JSON.")]
    [InlineData("type P @resource(path: \"p\") { id: ID! }  extend type Q { x: Int }", "Q.x: Q is owned by another subgraph, where its attributes are written; here it can only get walks (@inverse, @walk, @collect).")]
    [InlineData("type P @resource(path: \"p\") { id: ID! }  extend type Q { x: [P!] @collect(ids: \"a\") }", "Q.x: Walks start at resources; write @key(fields: \"id\") on the extension of a resource of another subgraph.")]
    [InlineData("type P @resource(path: \"p\") { id: ID! }  extend type Q @key(fields: \"name\") { x: [P!] @collect(ids: \"a\") }", "Q: Entities are known by their id in every subgraph; write @key(fields: \"id\").")]
    [InlineData("type P @resource(path: \"p\") { id: ID! }  extend type Q @key(fields: \"id\") { x: P @collect(ids: \"a\") }", "Q.x: A walk leads to a list of resources of this subgraph; write for instance [ProductOrder!].")]
    [InlineData("type P @resource(path: \"p\") { id: ID! }  extend type Q @key(fields: \"id\") { x: [P!] @inverse(of: \"P.q\") }", "Q.x: No reference stands at 'P.q'. References of P:")]
    [InlineData("type P @resource(path: \"p\") { id: ID! }  extend type Q @key(fields: \"id\") { x: [P!] @inverse(of: \"Z.q\") }", "Q.x: The hop 'Z.q' does not begin with a resource of this subgraph; write Type.path, for instance ProductOrder.relatedParty.")]
    [InlineData("type P @resource(path: \"p\") { id: ID!  r: R }  type R @reference(to: [\"A\"]) { id: ID }  extend type Q @key(fields: \"id\") { x: [P!] @inverse(of: \"P.r\") }", "Q.x: The reference at 'P.r' leads to A, not to Q; name it in its @reference, or walk another way.")]
    [InlineData("type P @resource(path: \"p\") { id: ID!  r: R }  type R @reference(to: [\"Q\"]) { id: ID }  extend type Q @key(fields: \"id\") { x: [P!] @walk(path: [\"P.r\"]) }", "Q.x: The hop 'P.r' begins at P, but the walk is at Q.")]
    [InlineData("type P @resource(path: \"p\") { id: ID!  r: R }  type R @reference(to: [\"Q\"]) { id: ID }  extend type P { x: [P!] @walk(path: [\"P.r\"]) }", "P.x: The walk ends at Q, not at P.")]
    [InlineData("type P @resource(path: \"p\") { id: ID!  r: R  x: Int }  type R @reference(to: [\"P\"]) { id: ID }  extend type P { x: [P!] @inverse(of: \"P.r\") }", "P.x: The name is taken by another walk or attribute of the type; choose another one.")]
    [InlineData("type P @resource(path: \"p\") @example(value: \"[1]\") { id: ID! }", "P: 'value' of @example must be the text of a JSON object.")]
    [InlineData("type P @resource(path: \"p\") { id: ID! }  extend type P @example(value: \"{ x\")", "P: 'value' of @example must be the text of a JSON object.")]
    [InlineData("type P {", "Syntax")]
    public void Reports_Problem(string sdl, string problem)
    {
        var exception = Assert.Throws<ModelException>(() => Load(sdl));

        Assert.Contains(exception.Problems, p => p.File == "depot.graphqls" && p.Line > 0
            && (problem == "Syntax" ? p.Coordinate.Length == 0 : $"{p.Coordinate}: {p.Message}".StartsWith(problem, StringComparison.Ordinal)));
    }

    [Fact]
    public void Reports_AllProblemsAtOnce_WithTheirPlaces()
    {
        var exception = Assert.Throws<ModelException>(() => DomainModelLoader.Load("depot",
        [
            ("b.graphqls", $"{Api}\ntype P @resource(path: \"p\") {{\n  {Head}\n  x: Foo\n}}"),
            ("a.graphqls", "type Q @resource(path: \"q\") {\n  id: ID!\n}\ntype {"),
            ("c.graphqls", "type Q @resource(path: \"q\") {\n  id: ID!\n}"),
        ]));

        Assert.Equal(
            ["a.graphqls:4", "b.graphqls:5", "c.graphqls:1"],
            exception.Problems.Select(p => $"{p.File}:{p.Line}"));
        Assert.StartsWith("The model of 'depot' has 3 problem(s):", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""extend schema @api(id: "TMF901", title: "D", version: "4", basePath: "tmf/")""", "schema: The base path 'tmf/' must begin with '/' and not end with it.")]
    [InlineData("""extend schema @api(id: "A", title: "D", version: "4", basePath: "/a") extend schema @api(id: "B", title: "D", version: "4", basePath: "/b")""", "schema: A file holds one API; move the other one and its resources to a file of their own.")]
    [InlineData("type Q @resource(path: \"q\") { id: ID! }", "Q: The resource stands in a file without an API; begin the file with 'extend schema @api(…)'.")]
    public void Reports_ProblemsOfApis(string sdl, string problem)
    {
        var exception = Assert.Throws<ModelException>(() => DomainModelLoader.Load("depot", [("x.graphqls", sdl)]));

        Assert.Contains(exception.Problems, p => $"{p.Coordinate}: {p.Message}" == problem);
    }

    [Fact]
    public void OneApi_MayStandInSeveralFiles()
    {
        var model = DomainModelLoader.Load("depot",
        [
            ("a.graphqls", $$"""{{Api}} type P @resource(path: "p") { id: ID! }"""),
            ("b.graphqls", $$"""{{Api}} type Q @resource(path: "q") { id: ID! }"""),
        ]);

        var api = Assert.Single(model.Apis);
        Assert.Equal(["P", "Q"], api.Resources.Select(r => r.Name));
    }

    [Fact]
    public void Reports_ADirectoryThatIsNotThere()
    {
        var exception = Assert.Throws<ModelException>(() => DomainModelLoader.LoadDirectory("depot", "/nowhere"));

        Assert.Equal("/nowhere: There is no such directory; correct Model:Directory.", Assert.Single(exception.Problems).ToString());
    }

    [Fact]
    public void Reports_AnAssemblyWithoutModel()
    {
        var exception = Assert.Throws<ModelException>(() => DomainModelLoader.LoadEmbedded("depot", typeof(DomainModelLoaderTests).Assembly));

        Assert.Contains("embeds no model of 'depot'", Assert.Single(exception.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_OwnFilesThatStandInNoFolder()
    {
        var directory = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(directory.FullName, "own.graphqls"), "extend type Product { campaignCode: String }");
            File.WriteAllText(Path.Combine(directory.FullName, "directives.graphqls"), "");

            var exception = Assert.Throws<ModelException>(
                () => DomainModelLoader.LoadEmbedded("depot", typeof(DomainModelLoaderTests).Assembly, directory.FullName));

            Assert.Equal(
                "own.graphqls: The file stands in no folder; move it into the one of its subgraph, for instance 'depot', or into 'common'.",
                Assert.Single(exception.Problems).ToString());
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static DomainModel Load(string sdl) => DomainModelLoader.Load("depot", [("depot.graphqls", $"{Api}\n{sdl}")]);
}

using System.Text.Json;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Tests.Graph;
using TmfGraph.Resources.Tests.Rest;

namespace TmfGraph.Resources.Tests.Model.Extensions;

/// <summary>What an operator adds to a resource by SDL or JSON Schema, in both worlds.</summary>
public sealed class ExtensionTests(ExtensionTests.Host host) : IClassFixture<ExtensionTests.Host>
{
    private const string Pallet =
        """
        {
          "allOf": [{ "$ref": "../Parcel.schema.json#Parcel" }, { "properties": { "height": { "type": "number", "minimum": 0 } } }],
          "properties": {
            "name": { "type": "string", "maxLength": 8 },
            "wood": { "enum": ["oak", "pine"], "type": "string", "description": "What it is \"made\" of." },
            "layer": { "type": "array", "items": { "$ref": "#/$defs/layer" }, "minItems": 1 },
            "packed-at": { "type": "string", "format": "date-time" },
            "@grade": { "type": ["integer", "null"] },
            "misc": { "type": "object" }
          },
          "required": ["wood"],
          "additionalProperties": false,
          "$defs": { "layer": { "type": "object", "properties": { "count": { "type": "integer", "format": "int32" }, "above": { "$ref": "#/$defs/layer" } }, "required": ["count"] } }
        }
        """;

    private const string Own =
        """
        "A parcel of the night mail."
        type NightParcel @subtypeOf(type: "Parcel") { lamp: Lamp deadline: DateTime @required }
        type Lamp { colour: String @required }
        """;

    [Fact]
    public void Schema_BecomesAttributesOfTheResource()
    {
        var parcel = host.Rest.Model.Resources["Parcel"];

        Assert.Equal(["Letter", "NightParcel", "Pallet"], parcel.Subtypes);
        Assert.Equal(
            """
            lamp lamp Lamp NightParcel
            deadline deadline DateTime NightParcel
            wood wood String Pallet
            layer layer [PalletLayer] Pallet
            packed_at packed-at DateTime Pallet
            atGrade @grade Long Pallet
            misc misc Any Pallet
            height height Decimal Pallet
            """,
            string.Join('\n', parcel.Attributes.Where(a => a.OnSubtypes is [not "Letter", ..]).Select(a => $"{a.Name} {a.JsonName} {TypeOf(a)} {a.OnSubtypes[0]}")));
        Assert.Equal("count Int, above PalletLayer", string.Join(", ", host.Rest.Model.ValueTypes["PalletLayer"].Attributes.Select(a => $"{a.Name} {TypeOf(a)}")));
        Assert.Equal("What it is \"made\" of.", parcel.GetByName("wood")!.Description);
    }

    [Fact]
    public async Task Documents_AreChecked_OnEveryWayIn()
    {
        var made = await host.Rest.PostAsync(DepotModel.Parcels, """{"name":"P","@type":"Pallet","wood":"oak","layer":[{"count":3}],"packed-at":"2026-01-01T00:00:00Z"}""");
        var path = made.Header("Location")!;

        Assert.Equal((201, "Parcel"), (made.Status, made.Json.GetProperty("@baseType").GetString()));
        Assert.Equal(
            "400 validationFailed: 'height' must be 0 at least. 'name' must have 8 characters at most. 'layer[0].count' is mandatory. 'wood' is mandatory. 'colour' is not allowed.",
            (await host.Rest.PostAsync(DepotModel.Parcels, """{"name":"Nine chars","@type":"Pallet","layer":[{}],"colour":"red","height":-1}""")).Error);
        Assert.Equal("400 validationFailed: 'wood' must be one of oak, pine.", (await host.Rest.PatchAsync(path, """{"wood":"ash"}""")).Error);
        Assert.Equal("400 validationFailed: 'wood' is mandatory.", (await host.Rest.PatchAsync(path, """{"wood":null}""")).Error);
        Assert.Equal(
            "400 validationFailed: 'layer' must have 1 entries at least.",
            (await host.Rest.SendAsync(HttpMethod.Patch, path, """[{"op":"remove","path":"/layer/0"}]""", "application/json-patch+json")).Error);
        Assert.Equal(
            "400 validationFailed: [0]: 'wood' is mandatory.",
            (await host.Rest.SendAsync(HttpMethod.Patch, DepotModel.Parcels, """[{"op":"add","path":"/","value":{"name":"B","@type":"Pallet"}}]""", "application/json-patch+json")).Error);
        Assert.Equal("400 validationFailed: 'height' must be a number.", (await host.Rest.PatchAsync(path, """{"height":"high"}""")).Error);
        Assert.Equal(201, (await host.Rest.PostAsync(DepotModel.Parcels, """{"name":"Nine chars","colour":"red"}""")).Status);

        var plain = await host.Rest.CreateAsync(DepotModel.Parcels, """{"name":"P"}""");
        Assert.Equal("400 validationFailed: 'wood' is mandatory.", (await host.Rest.PatchAsync($"{DepotModel.Parcels}/{plain}", """{"@type":"Pallet"}""")).Error);
    }

    [Fact]
    public async Task SubtypesOfSdl_AreChecked()
    {
        Assert.Equal(
            "400 validationFailed: 'lamp.colour' is mandatory. 'deadline' is mandatory.",
            (await host.Rest.PostAsync(DepotModel.Parcels, """{"name":"N","@type":"NightParcel","lamp":{}}""")).Error);
        Assert.Equal(201, (await host.Rest.PostAsync(DepotModel.Parcels, """{"name":"N"}""")).Status);
    }

    [Fact]
    public async Task GraphQL_HasTheFields_AndTheSameChecks()
    {
        await using var graph = await ShopHost.StartAsync(Load(), new HashSet<string>());

        var made = await graph.AskAsync(
            """mutation { createParcel(input: { name: "G", atType: "Pallet", wood: "oak", layer: [{ count: 2, above: { count: 1 } }], packed_at: "2026-01-01T00:00:00Z" }) { parcel { wood layer { count above { count } } packed_at extensionAttributes } errors { __typename } } }""");
        var refused = await graph.AskAsync(
            """mutation { createParcel(input: { name: "G", atType: "Pallet", wood: "ash" }) { parcel { id } errors { ... on ValidationError { path code message } } } }""");

        Assert.Equal(
            """{"data":{"createParcel":{"parcel":{"wood":"oak","layer":[{"count":2,"above":{"count":1}}],"packed_at":"2026-01-01T00:00:00Z","extensionAttributes":null},"errors":null}}}""",
            Flat(made));
        Assert.Equal(
            """{"data":{"createParcel":{"parcel":null,"errors":[{"path":"wood","code":"extensionSchema","message":"'wood' must be one of oak, pine."}]}}}""", Flat(refused));
    }

    [Theory]
    [InlineData("Pallet.schema.json", "{", "depot/Pallet.schema.json: The schema is not JSON: ")]
    [InlineData("Pallet.schema.json", "{}", "depot/Pallet.schema.json: Pallet: Nothing says what 'Pallet' is a kind of; ")]
    [InlineData("Pallet.schema.json", """{"type":"text"}""", "depot/Pallet.schema.json: Pallet: #/type must be one of ")]
    [InlineData("own.graphqls", """type X @subtypeOf(type: "Gone") { a: Int }""", "depot/own.graphqls:1: X: @subtypeOf names 'Gone', which is no resource of this subgraph; ")]
    public void Mistakes_ShowAtStart(string file, string text, string beginning)
    {
        var exception = Assert.Throws<ModelException>(() => DomainModelLoader.Load("depot", [("depot/depot.graphqls", DepotModel.Sdl), ($"depot/{file}", text)]));

        Assert.Contains(beginning, exception.Message, StringComparison.Ordinal);
    }

    private static DomainModel Load() => DomainModelLoader.Load(
        "depot", [("depot/depot.graphqls", DepotModel.Sdl), ("depot/Pallet.schema.json", Pallet), ("depot/own.graphqls", Own)]);

    private static string TypeOf(AttributeModel attribute)
    {
        var name = attribute.Type?.Name ?? attribute.Scalar?.ToString();
        return attribute.IsList ? $"[{name}]" : $"{name}";
    }

    private static string Flat(string json) => JsonSerializer.Serialize(JsonElement.Parse(json)).Replace("\\u0027", "'");

    public sealed class Host : IAsyncLifetime
    {
        internal RestHost Rest { get; } = new() { Model = Load() };

        public Task InitializeAsync() => Rest.InitializeAsync();

        public Task DisposeAsync() => Rest.DisposeAsync();
    }
}

using System.Text.Json;
using TmfGraph.Resources.Tests.Storage;
using TmfGraph.Resources.Writes;
using TmfGraph.Resources.Writes.Patches;

namespace TmfGraph.Resources.Tests.Writes;

public sealed class JsonPatchTests
{
    private const string Document =
        """
        { "note": [{ "author": "Ann", "text": "one" }, { "author": "Bob", "text": "two" }, { "author": "Ann", "text": "three", "score": 1.50 }],
          "tag": ["a", "b"], "a/b": { "m~n": 1 }, "": 0, "price": { "value": 2.0 },
          "item": [{ "action": "add", "quantity": 2 }, { "action": "add" }, { "action": "modify", "quantity": 3 }] }
        """;

    private static readonly PatchLimits Limits = new(20, 200);

    [Theory]
    [InlineData("""{"op":"add","path":"/tag/1","value":"x"}""", "/tag", """["a","x","b"]""")]
    [InlineData("""{"op":"add","path":"/tag/2","value":"x"}""", "/tag", """["a","b","x"]""")]
    [InlineData("""{"op":"add","path":"/tag/-","value":["x"]}""", "/tag", """["a","b",["x"]]""")]
    [InlineData("""{"op":"add","path":"/tag","value":null}""", "/tag", "null")]
    [InlineData("""{"op":"add","path":"","value":{"tag":1.00}}""", "/tag", "1.00")]
    [InlineData("""{"op":"add","path":"/price/unit","value":"EUR"}""", "/price", """{"value":2.0,"unit":"EUR"}""")]
    [InlineData("""{"op":"remove","path":"/tag/0"}""", "/tag", """["b"]""")]
    [InlineData("""{"op":"remove","path":"/a~1b/m~0n"}""", "/a~1b", "{}")]
    [InlineData("""{"op":"replace","path":"/","value":7}""", "/", "7")]
    [InlineData("""{"op":"replace","path":"/price/value","value":3.10}""", "/price", """{"value":3.10}""")]
    [InlineData("""{"op":"move","from":"/price","path":"/tag/0"}""", "/tag", """[{"value":2.0},"a","b"]""")]
    [InlineData("""{"op":"move","from":"/tag/0","path":"/tag/1"}""", "/tag", """["b","a"]""")]
    [InlineData("""{"op":"copy","from":"/tag","path":"/tag/-"}""", "/tag", """["a","b",["a","b"]]""")]
    [InlineData("""{"op":"test","path":"/price","value":{"value":2}}""", "/price", """{"value":2.0}""")]
    [InlineData("""{"op":"test","path":"/tag","value":["a","b"],"extra":1}""", "/tag", """["a","b"]""")]
    public void Pointer_DoesEachOperation(string operation, string path, string expected) =>
        Assert.Equal(expected, Get(Apply($"[{operation}]", PatchNotation.Pointer), path));

    [Theory]
    [InlineData("""{"op":"remove","path":"/gone"}""", "Operation [0], remove '/gone': there is nothing at '/gone'.")]
    [InlineData("""{"op":"remove","path":""}""", "Operation [0], remove '': the resource itself cannot be removed by a patch; use DELETE.")]
    [InlineData("""{"op":"add","path":"/x/y","value":1}""", "Operation [0], add '/x/y': there is no 'x' at the root.")]
    [InlineData("""{"op":"add","path":"/tag/3","value":1}""", "Operation [0], add '/tag/3': the index is beyond the end of the list.")]
    [InlineData("""{"op":"add","path":"/tag/01","value":1}""", "Operation [0], add '/tag/01': there is no '01' at '/tag'.")]
    [InlineData("""{"op":"replace","path":"/tag/-","value":1}""", "Operation [0], replace '/tag/-': there is nothing at '/tag/-'.")]
    [InlineData("""{"op":"replace","path":"/note/0/text/x","value":1}""", "Operation [0], replace '/note/0/text/x': there is no 'x' at '/note/0/text'.")]
    [InlineData("""{"op":"test","path":"/tag/0","value":"b"}""", "Operation [0], test '/tag/0': the value there is another one.")]
    [InlineData("""{"op":"copy","from":"/gone","path":"/x"}""", "Operation [0], copy '/x': there is nothing at '/gone'.")]
    public void Pointer_SaysWhichOperationDoesNotGoWithTheDocument(string operation, string message) =>
        Assert.Equal(message, Assert.Throws<PatchConflictException>(() => Apply($"[{operation}]", PatchNotation.Pointer)).Message);

    [Theory]
    [InlineData("{}", "A JSON Patch must be a list of operations.")]
    [InlineData("[1]", "Operation [0] must be an object with 'op' and 'path'.")]
    [InlineData("""[{"op":"set","path":"/a"},{"op":"add","path":"/a"}]""", "Operation [0]: 'op' must be add, remove, replace, move, copy or test. Operation [1]: 'add' needs a 'value', which may be null.")]
    [InlineData("""[{"op":"remove"}]""", "Operation [0]: 'path' must be a text.")]
    [InlineData("""[{"op":"remove","path":"a"}]""", "Operation [0]: 'a' is no JSON Pointer; write for instance '/note/0/text'.")]
    [InlineData("""[{"op":"remove","path":"/a~2"}]""", "Operation [0]: '/a~2' is no JSON Pointer; write for instance '/note/0/text'.")]
    [InlineData("""[{"op":"copy","path":"/a"}]""", "Operation [0]: 'from' must be a text.")]
    [InlineData("""[{"op":"move","from":"/a","path":"/a/b"}]""", "Operation [0]: '/a' cannot be moved into itself, to '/a/b'.")]
    [InlineData("""[{"op":"add","path":"/a","value":"\u0000"}]""", "'[0].value' holds a character that cannot be stored (NUL, or half a surrogate pair).")]
    public void Read_SaysWhatIsNoPatch(string patch, string message) => Assert.Equal(
        message,
        string.Join(' ', Assert.Throws<ResourceValidationException>(() => JsonPatch.Read(JsonElement.Parse(patch), PatchNotation.Pointer, Limits)).Problems.Select(p => p.Message)));

    [Fact]
    public void Read_RefusesTooManyOperations()
    {
        var patch = $"[{string.Join(',', Enumerable.Repeat("""{"op":"test","path":"","value":1}""", 21))}]";

        var exception = Assert.Throws<ResourceValidationException>(() => JsonPatch.Read(JsonElement.Parse(patch), PatchNotation.Pointer, Limits));

        Assert.Equal("The patch has 21 operations; 20 are allowed.", exception.Problems[0].Message);
    }

    [Fact]
    public void Copies_AreBounded()
    {
        var patch = $"[{string.Join(',', Enumerable.Repeat("""{"op":"copy","from":"/tag","path":"/tag/-"}""", 10))}]";

        var exception = Assert.Throws<ResourceValidationException>(() => Apply(patch, PatchNotation.Pointer));

        Assert.Equal(["Operation [4], copy '/tag/-': the copies of this patch are larger than 200 bytes."], exception.Problems.Select(p => p.Message));
    }

    [Fact]
    public void Depth_IsBounded()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 60)) + string.Concat(Enumerable.Repeat("]", 60));
        var patch = $$$"""[{"op":"add","path":"/x","value":{{{deep}}}},{"op":"add","path":"/y","value":{"z":{{{deep}}}}},{"op":"move","from":"/x","path":"/y/z/0/0/0/0"}]""";

        var exception = Assert.Throws<ResourceValidationException>(() => Apply(patch, PatchNotation.Pointer));

        Assert.Equal(["Operation [2], move '/y/z/0/0/0/0': the resource would nest deeper than 64."], exception.Problems.Select(p => p.Message));
    }

    [Theory]
    [InlineData("""{"op":"replace","path":"/note/text?note.author=Bob","value":"x"}""", "/note", """[{"author":"Ann","text":"one"},{"author":"Bob","text":"x"},{"author":"Ann","text":"three","score":1.50}]""")]
    [InlineData("""{"op":"replace","path":"/note/text?note.author=Ann&note.score=1.5","value":"x"}""", "/note", """[{"author":"Ann","text":"one"},{"author":"Bob","text":"two"},{"author":"Ann","text":"x","score":1.50}]""")]
    [InlineData("""{"op":"replace","path":"/note/text?author='Ann'","value":"x"}""", "/note", """[{"author":"Ann","text":"x"},{"author":"Bob","text":"two"},{"author":"Ann","text":"x","score":1.50}]""")]
    [InlineData("""{"op":"remove","path":"/note?note.author=Ann"}""", "/note", """[{"author":"Bob","text":"two"}]""")]
    [InlineData("""{"op":"remove","path":"/note?author=Ann"}""", "/note", """[{"author":"Bob","text":"two"}]""")]
    [InlineData("""{"op":"remove","path":"/tag?tag=a"}""", "/tag", """["b"]""")]
    [InlineData("""{"op":"remove","path":"/tag/0"}""", "/tag", """["b"]""")]
    [InlineData("""{"op":"replace","path":"/note?note.author=Bob","value":{"author":"Eve"}}""", "/note/1", """{"author":"Eve"}""")]
    [InlineData("""{"op":"add","path":"/note","value":{"author":"Eve"}}""", "/note/3", """{"author":"Eve"}""")]
    [InlineData("""{"op":"add","path":"/tag","value":["c","d"]}""", "/tag", """["a","b","c","d"]""")]
    [InlineData("""{"op":"add","path":"/score","value":5}""", "/score", "[5]")]
    [InlineData("""{"op":"add","path":"/note/mood?note.author=Bob","value":"good"}""", "/note/1", """{"author":"Bob","text":"two","mood":"good"}""")]
    [InlineData("""{"op":"copy","from":"/note/text?note.author=Bob","path":"/name"}""", "/name", "\"two\"")]
    [InlineData("""{"op":"test","path":"/note/text?note.author=Bob","value":"two"}""", "/tag", """["a","b"]""")]
    [InlineData("""{"op":"replace","path":"item[?(@.action=='add' && @.quantity>1)].quantity","value":9}""", "/item", """[{"action":"add","quantity":9},{"action":"add"},{"action":"modify","quantity":3}]""")]
    [InlineData("""{"op":"add","path":"$.item[?(@.action=='add')].price","value":{"value":1}}""", "/item", """[{"action":"add","quantity":2,"price":{"value":1}},{"action":"add","price":{"value":1}},{"action":"modify","quantity":3}]""")]
    [InlineData("""{"op":"remove","path":"item[?(@.action=='add')]"}""", "/item", """[{"action":"modify","quantity":3}]""")]
    [InlineData("""{"op":"add","path":"item[-1:].tag","value":"x"}""", "/item/2", """{"action":"modify","quantity":3,"tag":["x"]}""")]
    public void Query_PicksByContent(string operation, string path, string expected) =>
        Assert.Equal(expected, Get(Apply($"[{operation}]", PatchNotation.Query), path));

    [Theory]
    [InlineData("""{"op":"remove","path":"/note?note.author=Eve"}""", "Operation [0], remove '/note?note.author=Eve': there is nothing at '/note?note.author=Eve'.")]
    [InlineData("""{"op":"test","path":"/note/text?note.author=Ann","value":"one"}""", "Operation [0], test '/note/text?note.author=Ann': the value there is another one.")]
    [InlineData("""{"op":"move","from":"/note/text?note.author=Ann","path":"/name"}""", "Operation [0], move '/name': '/note/text?note.author=Ann' names 2 places; one is needed to take from.")]
    [InlineData("""{"op":"add","path":"/note?note.author=Ann","value":{}}""", "Operation [0], add '/note?note.author=Ann': 'add' needs an attribute or a list; 'replace' changes the elements that conditions pick.")]
    [InlineData("""{"op":"replace","path":"/price/value?price.value=3","value":1}""", "Operation [0], replace '/price/value?price.value=3': there is nothing at '/price/value?price.value=3'.")]
    [InlineData("""{"op":"remove","path":"item[?(@.quantity>9)]"}""", "Operation [0], remove 'item[?(@.quantity>9)]': there is nothing at 'item[?(@.quantity>9)]'.")]
    public void Query_SaysWhichOperationDoesNotGoWithTheDocument(string operation, string message) =>
        Assert.Equal(message, Assert.Throws<PatchConflictException>(() => Apply($"[{operation}]", PatchNotation.Query)).Message);

    [Fact]
    public void Query_SaysWhatIsNoJsonPath()
    {
        var exception = Assert.Throws<ResourceValidationException>(() => Apply("""[{"op":"remove","path":"item[?(@.colour=='red')]"}]""", PatchNotation.Query));

        Assert.StartsWith("Operation [0], remove 'item[?(@.colour=='red')]': OrderItem has no attribute 'colour'; ", exception.Problems[0].Message, StringComparison.Ordinal);
    }

    private static JsonElement Apply(string patch, PatchNotation notation) =>
        JsonElement.Parse(JsonPatch.Read(JsonElement.Parse(patch), notation, Limits).Apply(JsonElement.Parse(Document), StoreModel.Order).ToUtf8());

    private static string Get(JsonElement document, string path)
    {
        foreach (var token in path[1..].Split('/'))
        {
            var name = token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            document = document.ValueKind == JsonValueKind.Array ? document[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : document.GetProperty(name);
        }

        return document.GetRawText();
    }
}

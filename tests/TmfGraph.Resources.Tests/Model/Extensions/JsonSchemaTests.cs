using System.Text.Json;
using TmfGraph.Resources.Model.Extensions;

namespace TmfGraph.Resources.Tests.Model.Extensions;

public sealed class JsonSchemaTests
{
    [Theory]
    [InlineData("true", "1", "")]
    [InlineData("false", "1", "The body is not allowed.")]
    [InlineData("""{"type":"integer"}""", "1.0", "")]
    [InlineData("""{"type":"integer"}""", "1.5", "The body must be a whole number.")]
    [InlineData("""{"type":["string","null"]}""", "1", "The body must be a string or null.")]
    [InlineData("""{"enum":["a",1]}""", "1.0", "")]
    [InlineData("""{"enum":["a",1]}""", "\"b\"", "The body must be one of a, 1.")]
    [InlineData("""{"const":{"a":1}}""", """{"a":2}""", """The body must be {"a":1}.""")]
    [InlineData("""{"minimum":1,"exclusiveMaximum":2}""", "2", "The body must be less than 2.")]
    [InlineData("""{"exclusiveMinimum":1,"maximum":2}""", "1", "The body must be greater than 1.")]
    [InlineData("""{"multipleOf":0.01}""", "1.234", "The body must be a multiple of 0.01.")]
    [InlineData("""{"multipleOf":0.01,"minimum":0}""", "1.23", "")]
    [InlineData("""{"minLength":2}""", "\"\ud83d\ude00\"", "The body must have 2 characters at least.")]
    [InlineData("""{"maxLength":1}""", "\"ab\"", "The body must have 1 characters at most.")]
    [InlineData("""{"pattern":"^[A-Z]+$"}""", "\"Ab\"", "The body must match the pattern ^[A-Z]+$.")]
    [InlineData("""{"format":"date"}""", "\"2026-02-30\"", "The body must be of the format date.")]
    [InlineData("""{"format":"email"}""", "\"a@b.c\"", "")]
    [InlineData("""{"format":"uuid"}""", "\"a\"", "The body must be of the format uuid.")]
    [InlineData("""{"format":"colour"}""", "\"a\"", "")]
    [InlineData("""{"minItems":1,"items":{"type":"string"}}""", "[\"a\",2]", "'[1]' must be a string.")]
    [InlineData("""{"maxItems":1}""", "[1,2]", "The body must have 1 entries at most.")]
    [InlineData("""{"uniqueItems":true}""", "[1,2,1]", "The body must not have an entry twice.")]
    [InlineData("""{"prefixItems":[{"type":"string"}],"items":{"type":"number"}}""", "[\"a\",\"b\"]", "'[1]' must be a number.")]
    [InlineData("""{"items":[{"type":"string"}],"additionalItems":false}""", "[\"a\",\"b\"]", "'[1]' is not allowed.")]
    [InlineData("""{"contains":{"const":1},"maxContains":1}""", "[1,1]", "The body has 2 entries of a certain shape, and needs 1 to 1.")]
    [InlineData("""{"required":["a","b"]}""", """{"a":1,"b":null}""", "'b' is mandatory.")]
    [InlineData("""{"dependentRequired":{"a":["b"]}}""", """{"a":1}""", "'b' is mandatory where there is 'a'.")]
    [InlineData("""{"dependentSchemas":{"a":{"properties":{"c":false}}}}""", """{"a":1,"c":2}""", "'c' is not allowed.")]
    [InlineData("""{"properties":{"a":{"properties":{"b":{"type":"boolean"}}}}}""", """{"a":{"b":1}}""", "'a.b' must be true or false.")]
    [InlineData("""{"properties":{"a":{}},"patternProperties":{"^x":{"type":"string"}},"additionalProperties":false}""", """{"a":1,"x1":1,"y":1,"known":1}""", "'x1' must be a string. 'y' is not allowed.")]
    [InlineData("""{"propertyNames":{"maxLength":1}}""", """{"ab":1}""", "'ab' must have 1 characters at most.")]
    [InlineData("""{"minProperties":2}""", """{"ab":1}""", "The body must have 2 members at least.")]
    [InlineData("""{"allOf":[{"required":["a"]},{"required":["b"]}]}""", "{}", "'a' is mandatory. 'b' is mandatory.")]
    [InlineData("""{"anyOf":[{"required":["a"]},{"required":["b"]}]}""", "{}", "The body fits none of the shapes it may have.")]
    [InlineData("""{"oneOf":[{"type":"number"},{"minimum":1}]}""", "2", "The body must fit exactly one of the shapes it may have.")]
    [InlineData("""{"not":{"required":["a"]}}""", """{"a":1}""", "The body has a shape it must not have.")]
    [InlineData("""{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}""", """{"a":1}""", "'b' is mandatory.")]
    [InlineData("""{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}""", "{}", "'c' is mandatory.")]
    [InlineData("""{"properties":{"a":{"$ref":"#/$defs/A"}},"$defs":{"A":{"properties":{"a":{"$ref":"#/$defs/A"},"n":{"type":"number"}}}}}""", """{"a":{"a":{"n":"x"}}}""", "'a.a.n' must be a number.")]
    [InlineData("""{"$ref":"#"}""", "1", "The body cannot be checked: its schema refers to itself.")]
    public void Validate_SaysWhatDoesNotFit(string schema, string document, string problems)
    {
        var parsed = new JsonSchema(JsonElement.Parse(schema));

        Assert.Empty(JsonSchemaCheck.Run(parsed, _ => false));
        Assert.Equal(problems, string.Join(' ', parsed.Validate(JsonElement.Parse(document), name => name == "known").Select(p => p.Message)));
    }

    [Theory]
    [InlineData("""{"type":"text"}""", "#/type must be one of null, boolean, object, array, string, integer, number, or a list of them.")]
    [InlineData("""{"properties":{"a":{"minimum":"1"}}}""", "#/properties/a/minimum must be a number.")]
    [InlineData("""{"items":{"minLength":-1}}""", "#/items/minLength must be a whole number, 0 or more.")]
    [InlineData("""{"$ref":"#/$defs/Gone"}""", "#/$ref leads to no schema; refer to one inside this file, such as '#/$defs/Name', or to a type of the model.")]
    [InlineData("""{"$ref":"https://example.com/x.json"}""", "#/$ref leads to no schema; refer to one inside this file, such as '#/$defs/Name', or to a type of the model.")]
    [InlineData("""{"unevaluatedProperties":false}""", "#/unevaluatedProperties: 'unevaluatedProperties' is not supported; say it with other keywords.")]
    [InlineData("""{"allOf":[1]}""", "#/allOf/0 must be a schema: an object, true or false.")]
    [InlineData("""{"required":[1]}""", "#/required must be a list of names.")]
    [InlineData("""{"multipleOf":0}""", "#/multipleOf must be a number greater than 0.")]
    public void Check_SaysWhatIsNoSchema(string schema, string problem) =>
        Assert.Equal([problem], JsonSchemaCheck.Run(new JsonSchema(JsonElement.Parse(schema)), _ => false));
}

using System.Text.Json.Nodes;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Fuzz.Tests.Inputs;

/// <summary>Makes JSON for variables: of the right type most of the time, of any shape else.</summary>
internal sealed class VariableGenerator(GraphSchema schema, Random random)
{
    private static readonly string[] Numbers = ["0", "-1", "1.0", "1e400", "-1e-400", "0.30000000000000000000000000004", "9223372036854775808", "123456789012345678901234567890"];

    private static readonly string[] Texts = ["", "1", "RED", "2024-01-01T00:00:00Z", "P1Y", "\0", "\ud83d\ude00", "\ufeff", "😀'\"\\", "__proto__", "constructor", "../..", "%s", "' OR 1=1 --"];

    public JsonObject Make(IReadOnlyDictionary<string, VariableDefinitionNode> variables)
    {
        var result = new JsonObject();
        foreach (var (name, variable) in variables)
        {
            if (!random.Once(8))
            {
                result[name] = Value(variable.Type, 5);
            }
        }

        return result;
    }

    private JsonNode? Value(TypeNode type, int depth)
    {
        if (random.Once(10))
        {
            return Anything(3);
        }

        return type switch
        {
            NonNullTypeNode nonNull => Value(nonNull.Inner, depth),
            _ when depth <= 0 || random.Once(8) => null,
            ListTypeNode list => new JsonArray([.. Enumerable.Range(0, random.Size(20)).Select(_ => Value(list.Item, depth - 1))]),
            _ => Value(schema.GetType(type.NamedType), depth),
        };
    }

    private JsonNode? Value(NamedType? type, int depth) => type switch
    {
        InputObjectType { IsOneOf: true } one => Members([random.Pick(one.Fields)], depth),
        InputObjectType input => Members([.. input.Fields.Where(f => f.IsRequired || random.Once(4))], depth),
        EnumType @enum => random.Pick(@enum.Values).Name,
        ScalarType { Name: "Boolean" } => random.Once(2),
        ScalarType { Name: "Int" or "Float" or "Long" or "Decimal" } => JsonNode.Parse(random.Pick(Numbers)),
        _ => random.Pick(Texts),
    };

    private JsonObject Members(IReadOnlyList<InputValue> fields, int depth)
    {
        var result = new JsonObject();
        foreach (var field in fields)
        {
            result[field.Name] = Value(SyntaxParser.ParseType(field.Type.ToString()!), depth - 1);
        }

        return result;
    }

    private JsonNode? Anything(int depth) => random.Next(depth > 0 ? 6 : 4) switch
    {
        0 => null,
        1 => JsonNode.Parse(random.Pick(Numbers)),
        2 => random.Pick(Texts),
        3 => random.Once(2),
        4 => new JsonArray(Anything(depth - 1), Anything(depth - 1)),
        _ => new JsonObject { [random.Pick(Texts)] = Anything(depth - 1) },
    };
}

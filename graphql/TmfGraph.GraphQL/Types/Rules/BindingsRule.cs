using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>What code says about the schema is about something that the documents define.</summary>
internal sealed class BindingsRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        var code = schema.Bindings.Code;
        var fields = schema.Bindings.Resolvers.Keys.Concat(schema.Bindings.JsonNames.Keys)
            .Concat(code.Resolvers.Select(static r => r.Coordinate).Concat(code.Requirements.Keys).Distinct());
        foreach (var coordinate in fields)
        {
            if (SchemaFinisher.FindField(schema, coordinate) is null)
            {
                Report(coordinate, "field");
            }
        }

        foreach (var coordinate in schema.Bindings.EnumValues.Keys)
        {
            if (!SchemaCoordinate.TryParse(coordinate, out var parsed)
                || parsed is not { Member: { } member, Argument: null }
                || (schema.GetType(parsed.Name) as EnumType)?.GetValue(member) is null)
            {
                Report(coordinate, "enum value");
            }
        }

        foreach (var name in schema.Bindings.TypeResolvers.Keys)
        {
            if (schema.GetType(name) is not (InterfaceType or UnionType))
            {
                Report(name, "interface or union");
            }
        }

        foreach (var name in schema.Bindings.Codecs.Keys)
        {
            if (schema.GetType(name) is not ScalarType)
            {
                Report(name, "scalar");
            }
        }

        void Report(string coordinate, string kind) => violations.Add(
            SchemaErrorCodes.UnknownCoordinate,
            coordinate,
            default,
            $"Code names the {kind} '{coordinate}', which the schema does not define.");
    }
}

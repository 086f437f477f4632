using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Code.Reading;

/// <summary>Enums, by the texts that stand for their values.</summary>
internal sealed class EnumReader<T>(IReadOnlyDictionary<string, object> values) : ValueReader<T>
    where T : struct, Enum
{
    public override T Read(ResolvedValue value, OperationRequest request)
    {
        if (value.IsNull)
        {
            return default;
        }

        var text = value.Object as string ?? value.Json.GetString()!; // values of enums are texts
        return values.TryGetValue(text, out var member) ? (T)member : throw new FormatException($"'{text}' is no value of the enum.");
    }
}

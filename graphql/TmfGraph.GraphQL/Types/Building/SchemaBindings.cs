using TmfGraph.GraphQL.Code;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Types.Building;

/// <summary>What code says about a schema, by coordinate or name.</summary>
internal sealed class SchemaBindings
{
    public Dictionary<string, FieldResolver> Resolvers { get; } = [];

    public Dictionary<string, string> JsonNames { get; } = [];

    public Dictionary<string, string> EnumValues { get; } = [];

    public Dictionary<string, Func<ResolvedValue, string?>> TypeResolvers { get; } = [];

    public Dictionary<string, ScalarCodec> Codecs { get; } = [];

    /// <summary>What it says in delegates.</summary>
    public CodeBindings Code { get; } = new();
}

using System.Text;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Benchmarks.Inputs;

/// <summary>The documents that are measured, all valid against our whole composite schema.</summary>
internal static class Documents
{
    public const string Introspection = "introspection";

    public const string Walk = "walk";

    public const string Fields2000 = "2,000 fields";

    public const string Sdl = "composite schema SDL";

    private static readonly Lazy<GraphSchema> LazySchema = new(() => new SchemaBuilder().AddDocument(SyntaxParser.Parse(Of(Sdl))).Build());

    private static readonly Lazy<byte[]> LazyFields2000 = new(() => Encoding.UTF8.GetBytes(WideDocument.Create(Schema, fields: 2_000)));

    /// <summary>The schema that the gateway serves.</summary>
    public static GraphSchema Schema => LazySchema.Value;

    public static byte[] Of(string name) => name switch
    {
        Introspection => Repository.Read("benchmarks/documents/introspection.graphql"),
        Walk => Repository.Read("benchmarks/documents/walk.graphql"),
        Fields2000 => LazyFields2000.Value,
        Sdl => Repository.Read("schema/gateway.graphqls"),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no document of that name."),
    };
}

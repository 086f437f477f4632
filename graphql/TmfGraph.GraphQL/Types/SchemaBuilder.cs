namespace TmfGraph.GraphQL.Types;
public sealed class SchemaBuilder;

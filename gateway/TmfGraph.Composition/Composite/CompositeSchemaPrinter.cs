using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Composite;

/// <summary>Writes composite schemas as text.</summary>
public static class CompositeSchemaPrinter
{
    /// <summary>What clients see.</summary>
    public static string PrintPublic(CompositeSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return SchemaPrinter.Print(schema.Public);
    }

    /// <summary>
    /// What the executor knows: the public schema and the hidden types and fields, each with marks of the source schemas that serve it.
    /// </summary>
    public static string PrintExecution(CompositeSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new ExecutionSchemaWriter(schema).Write() + "\n";
    }
}

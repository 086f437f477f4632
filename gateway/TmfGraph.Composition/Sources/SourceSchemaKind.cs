namespace TmfGraph.Composition.Sources;

/// <summary>What vocabulary a source schema is written in.</summary>
public enum SourceSchemaKind
{
    /// <summary>The Composite Schemas specification, as Fusion subgraphs; also plain GraphQL, which uses none of its directives.</summary>
    CompositeSchemas,

    /// <summary>Apollo Federation, version 1 or 2.</summary>
    ApolloFederation,
}

namespace TmfGraph.GraphQL.Types.Building;

/// <summary>Stands where a document names a type that does not exist; never seen outside, since such a schema is not built.</summary>
internal sealed class UnresolvedType : NamedType
{
    public UnresolvedType(string name) : base(name)
    {
    }
}

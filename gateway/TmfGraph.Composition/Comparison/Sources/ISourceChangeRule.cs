using TmfGraph.Composition.Composite;

namespace TmfGraph.Composition.Comparison.Sources;

/// <summary>Finds one kind of change behind the public schema.</summary>
internal interface ISourceChangeRule
{
    IEnumerable<SchemaChange> Find(CompositeSchema old, CompositeSchema @new);
}

using TmfGraph.Composition.Apollo;

namespace TmfGraph.Composition.Rules.Apollo;

/// <summary>An interface object is an entity, and stands for an interface that others implement and this schema does not know otherwise.</summary>
internal sealed class InterfaceObjectUsageRule : IApolloRule
{
    public void Check(ApolloDocument schema, ImplementerTable implementers, ICollection<Diagnostic> diagnostics)
    {
        foreach (var type in schema.Types.Where(t => t.IsInterfaceObject))
        {
            if (!type.IsObject)
            {
                diagnostics.Add(Diagnostics.InterfaceObjectUsage(schema.Name, type.Name, "only an object type stands for an interface"));
                continue;
            }

            if (!type.Keys.Any())
            {
                diagnostics.Add(Diagnostics.InterfaceObjectUsage(schema.Name, type.Name, "it has no key to be found by"));
            }

            var others = implementers.Of(type.Name);
            if (others.Count == 0)
            {
                diagnostics.Add(Diagnostics.InterfaceObjectUsage(schema.Name, type.Name, "no source schema has a type that implements an interface of this name"));
            }

            foreach (var known in others.Where(o => schema.GetType(o) is not null))
            {
                diagnostics.Add(Diagnostics.InterfaceObjectUsage(schema.Name, type.Name, $"this schema also defines '{known}', which implements the interface elsewhere"));
            }

            foreach (var other in schema.Types.Where(t => t.IsInterfaceObject && string.CompareOrdinal(t.Name, type.Name) < 0))
            {
                foreach (var shared in others.Intersect(implementers.Of(other.Name)))
                {
                    diagnostics.Add(Diagnostics.InterfaceObjectUsage(
                        schema.Name, type.Name, $"'{shared}' is one of its types and of those of '{other.Name}', and this gateway asks one schema for an object by one name only"));
                }
            }

            foreach (var union in schema.Types.Where(t => t.Members.Contains(type.Name)))
            {
                diagnostics.Add(Diagnostics.InterfaceObjectUsage(
                    schema.Name, type.Name, $"the union '{union.Name}' has it as a member, and this gateway cannot tell its objects from those of other members"));
            }
        }
    }
}

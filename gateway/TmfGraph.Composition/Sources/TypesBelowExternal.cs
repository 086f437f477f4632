using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Sources;

/// <summary>
/// Finds the types to which only external fields of a source schema lead: it has their objects on paths that provide them and nowhere else, and
/// there it has no more of them than is provided.
/// </summary>
internal static class TypesBelowExternal
{
    /// <param name="isKeyField">Whether a field is part of a key, so that it is known wherever its type is.</param>
    public static IReadOnlySet<string> Find(GraphSchema schema, IEnumerable<Field> fields, Func<Field, bool> isKeyField)
    {
        var below = Reach(schema, fields.Where(IsExternal).Select(f => f.Type.NamedType), _ => true);
        if (below.Count > 0)
        {
            var roots = new NamedType?[] { schema.QueryType, schema.MutationType, schema.SubscriptionType };
            below.ExceptWith(Reach(schema, roots.OfType<NamedType>(), f => !IsExternal(f)));
        }

        return below;

        bool IsExternal(Field field) => field.Has(DirectiveNames.External) && !isKeyField(field);
    }

    /// <summary>Names of the types that fields lead to, with those that their objects can have or implement.</summary>
    private static HashSet<string> Reach(GraphSchema schema, IEnumerable<NamedType> start, Func<Field, bool> follows)
    {
        var reached = new HashSet<string>();
        var open = new Stack<NamedType>(start.Where(t => t.IsComposite));
        while (open.TryPop(out var type))
        {
            if (reached.Add(type.Name))
            {
                var fields = (type as ComplexType)?.Fields ?? [];
                foreach (var next in fields.Where(f => f.Type.IsComposite && follows(f)).Select(f => f.Type.NamedType)
                    .Concat(schema.GetPossibleTypes(type)).Concat((type as ComplexType)?.Interfaces ?? []))
                {
                    open.Push(next);
                }
            }
        }

        return reached;
    }
}

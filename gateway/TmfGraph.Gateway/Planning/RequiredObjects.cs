using TmfGraph.Composition.Composite;
using TmfGraph.Composition.FieldSelection;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

/// <summary>
/// Tells whether an object that is required of a source may be read out of the one that the client asks for at the same place. A field of the
/// client's that may not be null takes its whole object along when it fails; what is required of the object would then be gone with it, so in that
/// case the object is asked for twice.
/// </summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Handling-Execution-Errors"/>
internal static class RequiredObjects
{
    /// <param name="source">Who sends the objects.</param>
    /// <param name="type">The type of the objects, or of lists of them.</param>
    /// <param name="client">What the client asks of them.</param>
    /// <param name="read">What is required of them.</param>
    public static bool MayBeRead(TypeFacts facts, SourceSchemaInfo source, GraphType type, SelectionGroup client, SelectionGroup read)
    {
        foreach (var objectType in TypeFacts.PossibleTypes(source, type.NamedType))
        {
            var required = read.For(objectType.Name);
            foreach (var field in client.For(objectType.Name))
            {
                if (!field.IsRefused
                    && !IsKey(facts, objectType.Name, field.Name)
                    && facts.SourcesOf(objectType.Name, field.Name).Any(s => s.Field.Type.IsNonNull && Brings(s.Source, objectType.Name))
                    && !IsRead(field, required))
                {
                    return false;
                }
            }

            // a source that is asked for both finds the objects again, and answers null for what it cannot give whole
            bool Brings(SourceSchemaInfo other, string typeName) =>
                other == source || required.Any(r => !IsKey(facts, typeName, r.Name) && facts.SourcesOf(typeName, r.Name).Any(s => s.Source == other));
        }

        return true;
    }

    /// <summary>Whether what is required goes anyway when the field fails.</summary>
    private static bool IsRead(FieldSelection field, IReadOnlyList<FieldSelection> read)
    {
        var key = Requirements.KeyOf(field);
        return read.Any(r => r.Children is null && Requirements.KeyOf(r) == key); // what is below objects may fail without them
    }

    /// <summary>An entity that has been found has its keys: they do not fail.</summary>
    private static bool IsKey(TypeFacts facts, string type, string field) =>
        facts.LookupsOf(type).Any(l => l.Arguments.Values.Any(v => Begins(v, field)));

    private static bool Begins(SelectedValue value, string field) => value.Alternatives.Any(a =>
        a.Path.Count > 0 ? a.Path[0].FieldName == field : a.Object?.Any(o => Begins(o.Value, field)) == true);
}

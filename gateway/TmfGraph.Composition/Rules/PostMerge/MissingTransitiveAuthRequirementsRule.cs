using TmfGraph.Composition.FieldSelection;
using TmfGraph.Composition.Merging;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Rules.PostMerge;

/// <summary>
/// A field that is made of others (<c>@requires</c>, <c>@require</c>, <c>@fromContext</c>) asks for what they ask for, itself or by its type: whoever may see it could tell from it what they
/// hold.
/// </summary>
/// <seealso href="https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/errors"/>
internal sealed class MissingTransitiveAuthRequirementsRule : IPostMergeRule
{
    public void Check(MergedSchema schema, ICollection<Diagnostic> diagnostics)
    {
        var access = schema.Sources.Access;
        foreach (var source in schema.Sources.Sources.Where(_ => !access.IsEmpty))
        {
            foreach (var field in source.Fields)
            {
                var type = field.DeclaringType.Name;
                var own = access.Of(type).And(access.Of(type, field.Name));
                var read = field.Arguments.SelectMany(a => Read(a, type, schema.Sources)).Distinct();
                foreach (var coordinate in read.Where(c => !own.Implies(access.Of(c))))
                {
                    diagnostics.Add(Diagnostics.MissingTransitiveAuthRequirements(source.Name, field, coordinate, access.Of(coordinate)));
                }
            }
        }
    }

    /// <summary>What an argument is made of: fields of the type itself, or of those that set a context.</summary>
    private static IEnumerable<string> Read(InputValue argument, string type, SchemaSet schemas)
    {
        var types = argument.Find(DirectiveNames.FromContext)?.Argument("types") is ListValueNode { Items: var setters }
            ? setters.OfType<StringValueNode>().SelectMany(t => schemas.GetPossibleTypes(t.Value))
            : [type];
        return (argument.Find(DirectiveNames.Require) ?? argument.Find(DirectiveNames.FromContext))?.Argument("field") is StringValueNode text
            ? types.SelectMany(t => Read(FieldSelectionMap.Parse(text.Value), t, schemas))
            : [];
    }

    /// <summary>The fields that a map reads, the types they return, and those of its conditions.</summary>
    private static IEnumerable<string> Read(SelectedValue map, string type, SchemaSet schemas)
    {
        foreach (var entry in map.Alternatives)
        {
            var at = type;
            foreach (var segment in entry.Path)
            {
                if (segment.TypeCondition is { } condition)
                {
                    yield return condition;
                    at = condition;
                }

                yield return $"{at}.{segment.FieldName}";
                at = schemas.GetType(at)?.GetField(segment.FieldName)?.Parts[0].Field.Type.NamedType.Name ?? ""; // what is not there is reported elsewhere
                yield return at;
            }

            foreach (var inner in (entry.Object?.Select(f => f.Value) ?? []).Concat(entry.List is null ? [] : [entry.List]))
            {
                foreach (var coordinate in Read(inner, at, schemas))
                {
                    yield return coordinate;
                }
            }
        }
    }
}

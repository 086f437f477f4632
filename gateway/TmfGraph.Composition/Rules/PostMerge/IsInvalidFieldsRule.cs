using TmfGraph.Composition.FieldSelection;
using TmfGraph.Composition.Merging;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Rules.PostMerge;

/// <summary>Every argument of a lookup is made of fields that the entity has, and fits them.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Is-Invalid-Fields"/>
internal sealed class IsInvalidFieldsRule : IPostMergeRule
{
    public void Check(MergedSchema schema, ICollection<Diagnostic> diagnostics)
    {
        var view = new SourcesView(schema.Sources, except: null);
        var limit = schema.Sources.Options.MaxSelectionAlternatives;
        foreach (var source in schema.Sources.Sources)
        {
            foreach (var field in source.Fields)
            {
                foreach (var argument in field.Arguments)
                {
                    if (argument.Find(DirectiveNames.Is)?.Argument("field") is StringValueNode text)
                    {
                        foreach (var problem in LookupMaps.FindProblems(FieldSelectionMap.Parse(text.Value), source.Schema, field, argument, view, limit))
                        {
                            diagnostics.Add(Diagnostics.IsInvalidFields(source.Name, field, argument, text.Value, problem));
                        }
                    }
                }
            }

            foreach (var lookup in source.Lookups)
            {
                foreach (var argument in lookup.Unmapped)
                {
                    var lacking = LookupCollector.TypesWithout(source.Schema, lookup.Field, argument);
                    diagnostics.Add(Diagnostics.LookupArgumentUnmapped(source.Name, lookup.Field, argument, lacking));
                }

                foreach (var (argument, problem) in FindWrongNames(source, lookup))
                {
                    diagnostics.Add(Diagnostics.IsInvalidFields(source.Name, lookup.Field, argument, argument.Name, problem));
                }

                var types = schema.Sources.GetPossibleTypes(lookup.Field.Type.NamedType.Name);
                if (lookup.IsUsable && types.Any(t => FieldPaths.Combine(lookup.Arguments!.Values, t, view, limit) is null)) // usable, so it has arguments
                {
                    diagnostics.Add(Diagnostics.LookupAlternativesTooMany(source.Name, lookup.Field, limit));
                }
            }
        }
    }

    /// <summary>What is wrong with arguments that stand for the fields of their names, in the types that the lookup's own source returns.</summary>
    private static IEnumerable<(InputValue Argument, string Problem)> FindWrongNames(SourceSchema source, LookupField lookup)
    {
        var view = new SingleSchemaView(source.Schema);
        foreach (var argument in lookup.Field.Arguments.Where(a => !a.Has(DirectiveNames.Is)))
        {
            if (lookup.Arguments?.GetValueOrDefault(argument.Name) is { } map)
            {
                var problems = source.Schema.GetPossibleTypes(lookup.Field.Type.NamedType)
                    .SelectMany(type => FieldSelectionValidator.Validate(map, type, argument.Type, view));
                foreach (var problem in problems.Distinct())
                {
                    yield return (argument, problem);
                }
            }
        }
    }
}

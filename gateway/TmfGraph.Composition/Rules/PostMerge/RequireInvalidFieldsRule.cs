using TmfGraph.Composition.FieldSelection;
using TmfGraph.Composition.Merging;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.PostMerge;

/// <summary>What a field requires is there in other source schemas, in the shape the argument has.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Require-Invalid-Fields"/>
internal sealed class RequireInvalidFieldsRule : IPostMergeRule
{
    public void Check(MergedSchema schema, ICollection<Diagnostic> diagnostics)
    {
        var all = new SourcesView(schema.Sources, except: null);
        foreach (var source in schema.Sources.Sources)
        {
            var others = new SourcesView(schema.Sources, except: source);
            foreach (var field in source.Fields)
            {
                foreach (var argument in field.Arguments)
                {
                    if (argument.Find(DirectiveNames.Require)?.Argument("field") is StringValueNode text)
                    {
                        var map = FieldSelectionMap.Parse(text.Value);
                        var problems = FieldSelectionValidator.Validate(map, field.DeclaringType, argument.Type, others);
                        if (problems.Count > 0 && FieldSelectionValidator.Validate(map, field.DeclaringType, argument.Type, all).Count == 0)
                        {
                            problems = [$"none of them has that, and what '{source}' has itself it need not require"];
                        }

                        var limit = schema.Sources.Options.MaxSelectionAlternatives;
                        if (FieldPaths.Extract(map, field.DeclaringType.Name, others, limit) is null)
                        {
                            problems = [.. problems, $"its choices come to more than {limit} alternatives when they are multiplied out; leave some out"];
                        }

                        foreach (var problem in problems)
                        {
                            diagnostics.Add(Diagnostics.RequireInvalidFields(source.Name, field, argument, text.Value, problem));
                        }
                    }
                }
            }
        }
    }
}

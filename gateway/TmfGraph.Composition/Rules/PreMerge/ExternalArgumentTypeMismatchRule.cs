using TmfGraph.Composition.Merging;

namespace TmfGraph.Composition.Rules.PreMerge;

/// <summary>Arguments of an external field have exactly the types of those they stand for.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-External-Argument-Type-Mismatch"/>
internal sealed class ExternalArgumentTypeMismatchRule : IPreMergeRule
{
    public void Check(SchemaSet schemas, ICollection<Diagnostic> diagnostics)
    {

        foreach (var (_, external, defining) in ExternalFields.Of(schemas))
        {
            foreach (var argument in external.SelectMany(part => part.Field.Arguments, (part, argument) => (Part: part, Argument: argument)))
            {
                var types = defining.Select(p => p.Field.GetArgument(argument.Argument.Name)?.Type.ToString()).OfType<string>().ToHashSet();
                if (types.FirstOrDefault(t => t != argument.Argument.Type.ToString()) is { } other)
                {
                    diagnostics.Add(Diagnostics.ExternalArgumentTypeMismatch(argument.Part, argument.Argument, other));
                }
            }
        }
    }
}

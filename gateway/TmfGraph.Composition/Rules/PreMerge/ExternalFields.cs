using TmfGraph.Composition.Merging;

namespace TmfGraph.Composition.Rules.PreMerge;

/// <summary>Fields that are external somewhere, with their definitions parted.</summary>
internal static class ExternalFields
{
    public static IEnumerable<(FieldGroup Field, IReadOnlyList<FieldPart> External, IReadOnlyList<FieldPart> Base)> Of(SchemaSet schemas) =>
        from field in schemas.Types.SelectMany(t => t.Fields)
        where field.Parts.Any(p => p.IsExternal)
        select (field,
            (IReadOnlyList<FieldPart>)[.. field.Parts.Where(p => p.IsExternal)],
            (IReadOnlyList<FieldPart>)[.. field.Parts.Where(p => !p.IsExternal)]);
}

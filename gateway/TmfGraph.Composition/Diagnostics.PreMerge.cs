using TmfGraph.Composition.Merging;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition;

internal static partial class Diagnostics
{
    public static Diagnostic TypeKindMismatch(TypeGroup group) => Error(
        DiagnosticCodes.TypeKindMismatch, group.Name, null,
        $"'{group.Name}' is {List(group.Parts.Select(p => $"{KindOf(p.Type)} in '{p.Source}'"))}; a name means one kind of type everywhere, so rename one"
            + (group.Parts.FirstOrDefault(p => p is { Type: ObjectType, Source.Apollo: not null }) is { } part && group.Parts.Any(p => p.Type is InterfaceType)
                ? $", or mark it '@interfaceObject' in '{part.Source}', if it stands for that interface." : "."));

    public static Diagnostic EnumValuesMismatch(TypeGroup group, string schema, IReadOnlyList<string> missing) => Error(
        DiagnosticCodes.EnumValuesMismatch, group.Name, schema,
        $"The enum '{group.Name}' lacks {Quote(missing)} here; {(missing.Count == 1 ? "add it, or mark it '@inaccessible' where it is" : "add them, or mark them '@inaccessible' where they are")} defined.");

    public static Diagnostic OutputFieldTypesNotMergeable(FieldGroup field) => Error(
        DiagnosticCodes.OutputFieldTypesNotMergeable, field.Coordinate, null,
        $"The types of '{field.Coordinate}' have nothing in common: {TypesOf(field.Parts.Select(p => (p.Source.Name, p.Field.Type)))}; let them return the same, or rename one of them.");

    public static Diagnostic FieldArgumentTypesNotMergeable(
        FieldGroup field, string argument, IEnumerable<(string Schema, GraphType Type)> types) => Error(
        DiagnosticCodes.FieldArgumentTypesNotMergeable, $"{field.Coordinate}({argument}:)", null,
        $"The argument '{argument}' of '{field.Coordinate}' has different types: {TypesOf(types)}; only non-null marks may differ.");

    public static Diagnostic FieldWithMissingRequiredArgument(FieldGroup field, string schema, string argument, IEnumerable<string> needing) => Error(
        DiagnosticCodes.FieldWithMissingRequiredArgument, $"{field.Coordinate}({argument}:)", schema,
        $"'{field.Coordinate}' needs the argument '{argument}' in {Quote(needing)}, but clients cannot give it here; add it, or make it nullable there.");

    public static Diagnostic InputFieldDefaultMismatch(InputFieldGroup field, IEnumerable<InputFieldPart> parts) => Error(
        DiagnosticCodes.InputFieldDefaultMismatch, field.Coordinate, null,
        $"The input field '{field.Coordinate}' has different defaults: {List(parts.Select(p => $"{p.Field.DefaultValue} in '{p.Source}'"))}; give it the same one everywhere, or none.");

    public static Diagnostic InputFieldTypesNotMergeable(InputFieldGroup field) => Error(
        DiagnosticCodes.InputFieldTypesNotMergeable, field.Coordinate, null,
        $"The input field '{field.Coordinate}' has different types: {TypesOf(field.Parts.Select(p => (p.Source.Name, p.Field.Type)))}; only non-null marks may differ.");

    public static Diagnostic InputWithMissingRequiredField(InputFieldGroup field, string schema, IEnumerable<string> needing) => Error(
        DiagnosticCodes.InputWithMissingRequiredFields, field.Coordinate, schema,
        $"The input field '{field.Coordinate}' is needed in {Quote(needing)} and missing here; add it, or make it nullable there.");

    public static Diagnostic ExternalArgumentDefaultMismatch(FieldPart part, InputValue argument, IEnumerable<string> others) => Error(
        DiagnosticCodes.ExternalArgumentDefaultMismatch, $"{part.Field.Coordinate}({argument.Name}:)", part.Source.Name,
        $"The argument '{argument.Name}' of the external field '{part.Field.Coordinate}' has {(argument.DefaultValue is null ? "no default" : $"the default {argument.DefaultValue}")}, elsewhere it is {string.Join(", ", others)}; write the same one.");

    public static Diagnostic ExternalArgumentMissing(FieldPart part, string argument) => Error(
        DiagnosticCodes.ExternalArgumentMissing, $"{part.Field.Coordinate}({argument}:)", part.Source.Name,
        $"The external field '{part.Field.Coordinate}' lacks the argument '{argument}' of the field it stands for; add it.");

    public static Diagnostic ContextualArgumentNotContextualInAllSubgraphs(FieldPart part, string argument, string contextual) => Error(
        DiagnosticCodes.ContextualArgumentNotContextualInAllSubgraphs, $"{part.Field.Coordinate}({argument}:)", part.Source.Name,
        $"The argument '{argument}' of '{part.Field.Coordinate}' gets a value of a context in '{contextual}', so clients cannot give it, and here it is needed; make it nullable, give it a default, or let it get a value of a context here too.");

    public static Diagnostic ExternalArgumentTypeMismatch(FieldPart part, InputValue argument, string other) => Error(
        DiagnosticCodes.ExternalArgumentTypeMismatch, $"{part.Field.Coordinate}({argument.Name}:)", part.Source.Name,
        $"The argument '{argument.Name}' of the external field '{part.Field.Coordinate}' is '{argument.Type}' here and '{other}' where the field is defined; write the same type.");

    public static Diagnostic ExternalMissingOnBase(FieldPart part) => Error(
        DiagnosticCodes.ExternalMissingOnBase, part.Field.Coordinate, part.Source.Name,
        $"The field '{part.Field.Coordinate}' is external here, and no other source schema defines it; take '@external' out, or let another one define it.");

    public static Diagnostic ExternalTypeMismatch(FieldPart part, FieldPart other) => Error(
        DiagnosticCodes.ExternalTypeMismatch, part.Field.Coordinate, part.Source.Name,
        $"The external field '{part.Field.Coordinate}' is '{part.Field.Type}' here and '{other.Field.Type}' in '{other.Source}', which defines it; write the same type.");

    public static Diagnostic OverrideSourceHasOverride(FieldGroup field, IReadOnlyDictionary<string, string> overrides) => Error(
        DiagnosticCodes.OverrideSourceHasOverride, field.Coordinate, null,
        $"Nobody can tell who owns '{field.Coordinate}': {List(overrides.Select(o => $"'{o.Key}' overrides '{o.Value}'"))}; let each override name the owner before it.");

    public static Diagnostic InvalidFieldSharing(FieldPart part, IReadOnlyList<FieldPart> serving)
    {
        var hint = Apollo.FirstVersionHint.For(part.Source.Info) is { } first ? $" Or, {first}." : "";
        var wayOut = part.Field.DeclaringType.Name == "Subscription" ? "leave it to one of them, since subscriptions are not shared."
            : serving.FirstOrDefault(p => p.Source.IsKeyField(p.Field)) is { } key
                ? $"it is part of a key in '{key.Source}', so make it one here too{(part.Source.Apollo is null ? ", by '@key' or a lookup" : " by '@key'")}, or mark it '@shareable'.{hint}"
            : $"mark it '@shareable' here too, if it means the same.{hint}";
        return Error(
            DiagnosticCodes.InvalidFieldSharing, part.Field.Coordinate, part.Source.Name,
            $"The field '{part.Field.Coordinate}' is served by {Quote(serving.Select(p => p.Source.Name))}; {wayOut}");
    }

    public static Diagnostic OverrideOfNobody(FieldPart part, IEnumerable<FieldPart> serving, IEnumerable<SourceSchema> all) => Error(
        DiagnosticCodes.InvalidFieldSharing, part.Field.Coordinate, part.Source.Name,
        $"The field '{part.Field.Coordinate}' is served by {Quote(serving.Select(p => p.Source.Name))}, and '@override' takes it from '{part.OverrideFrom}', "
            + $"which is no source schema; there are {Quote(all.Select(s => s.Name))}.");

    private static string KindOf(NamedType type) => type switch
    {
        ScalarType => "a scalar",
        ObjectType => "an object type",
        InterfaceType => "an interface",
        UnionType => "a union",
        EnumType => "an enum",
        _ => "an input object",
    };

    private static string TypesOf(IEnumerable<(string Schema, GraphType Type)> types) =>
        string.Join(", ", types.Select(t => $"'{t.Type}' in '{t.Schema}'"));

    private static string Quote(IEnumerable<string> names) => List(names.Select(n => $"'{n}'"));

    private static string List(IEnumerable<string> parts)
    {
        var all = parts.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.SkipLast(1))} and {all[^1]}";
    }
}

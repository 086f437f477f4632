using TmfGraph.Composition.Merging;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition;

internal static partial class Diagnostics
{
    public static Diagnostic NoQueries() => Error(
        DiagnosticCodes.NoQueries, "Query", null, "The merged schema has no query that clients can see; at least one is needed.");

    public static Diagnostic ReferenceToInaccessibleType(string coordinate, string type) => Error(
        DiagnosticCodes.ReferenceToInaccessibleType, coordinate, null,
        $"'{coordinate}' is visible and its type '{type}' is inaccessible; mark it '@inaccessible' as well, or show the type.");

    public static Diagnostic ReferenceToInternalType(string coordinate, string type) => Error(
        DiagnosticCodes.ReferenceToInternalType, coordinate, null,
        $"'{coordinate}' is visible and its type '{type}' is internal; mark it '@internal' as well, or show the type.");

    public static Diagnostic EmptyMergedType(string code, string type) => Error(
        code, type, null, $"Nothing of the merged type '{type}' is left for clients to see; mark the type '@inaccessible', or show some of it.");

    public static Diagnostic EmptyMergedInput(string type) => Error(
        DiagnosticCodes.EmptyMergedInputObjectType, type, null,
        $"The input object '{type}' has no field that clients see and all source schemas with it know; give it one in common, or mark it '@inaccessible'.");

    public static Diagnostic ImplementedByInaccessible(string type, string interfaceName, string field) => Error(
        DiagnosticCodes.ImplementedByInaccessible, $"{type}.{field}", null,
        $"'{type}.{field}' is hidden, but '{interfaceName}.{field}', which it implements, is visible; show the one, or hide the other too.");

    public static Diagnostic InterfaceFieldNoImplementation(string type, string interfaceName, string field, IEnumerable<string> adding) => Error(
        DiagnosticCodes.InterfaceFieldNoImplementation, $"{type}.{field}", null,
        $"'{type}.{field}' is missing, since the interface '{interfaceName}' has that field in {Quote(adding)}; add it to the type too, or take it out there.");

    public static Diagnostic NonNullInputFieldIsInaccessible(InputFieldGroup field, string schema) => Error(
        DiagnosticCodes.NonNullInputFieldIsInaccessible, field.Coordinate, schema,
        $"The input field '{field.Coordinate}' needs a value here, but clients do not see it; make it nullable, or show it everywhere.");

    public static Diagnostic RequiredInaccessible(FieldPart part, InputValue argument) => Error(
        DiagnosticCodes.RequiredInaccessible, part.Field.CoordinateOf(argument), part.Source.Name,
        $"The argument '{argument.Name}' of '{part.Field.Coordinate}' needs a value here, but clients do not see it; make it nullable, give it a default, or show it everywhere.");

    public static Diagnostic EnumTypeDefaultValueInaccessible(string coordinate, string enumName, string value) => Error(
        DiagnosticCodes.EnumTypeDefaultValueInaccessible, coordinate, null,
        $"The default of '{coordinate}' has the value '{enumName}.{value}', which clients do not see; choose another default, or show the value.");

    public static Diagnostic IsInvalidFields(string schema, Field field, InputValue argument, string text, string problem) => Error(
        DiagnosticCodes.IsInvalidFields, field.CoordinateOf(argument), schema, $"'{text}' does not fit '{field.CoordinateOf(argument)}': {problem}.");

    public static Diagnostic RequireInvalidFields(string schema, Field field, InputValue argument, string text, string problem) => Error(
        DiagnosticCodes.RequireInvalidFields, field.CoordinateOf(argument), schema,
        $"'{field.CoordinateOf(argument)}' cannot require '{text}' of the other source schemas: {problem}.");

    public static Diagnostic LookupAlternativesTooMany(string schema, Field lookup, int limit) => Error(
        DiagnosticCodes.IsInvalidFields, lookup.Coordinate, schema,
        $"The choices of the lookup '{lookup.Coordinate}' come to more than {limit} alternatives when they are multiplied out; leave some out.");

    public static Diagnostic LookupArgumentUnmapped(string schema, Field field, InputValue argument, IReadOnlyList<ComplexType> lacking)
    {
        var problem = lacking switch
        {
            [] => $"finds nothing, since '{field.Coordinate}' returns '{field.Type}'; a lookup finds an object, so let it return one, or take '@lookup' out.",
            [var type, ..] when type.GetField(argument.Name) is { } hidden =>
                $"stands for '{hidden.Coordinate}', which is internal and means nothing to other source schemas; take '@internal' out there, or say another field with '@is'.",
            [var type] when type == field.Type.NamedType => $"matches no field of '{type}'; say which one with '@is', or leave it out.",
            _ => $"matches no field of {Quote(lacking.Select(t => t.Name))}, which '{field.Coordinate}' may return; say which one with '@is', or leave it out.",
        };
        return Error(DiagnosticCodes.IsInvalidFields, field.CoordinateOf(argument), schema, $"The lookup argument '{argument.Name}' {problem}");
    }
}

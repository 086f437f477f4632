using TmfGraph.Composition.FieldSelection;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition;

internal static partial class Diagnostics
{
    public static Diagnostic DisallowedInaccessible(string schema, string coordinate) =>
        Error(DiagnosticCodes.DisallowedInaccessible, coordinate, schema, $"'{coordinate}' is part of GraphQL itself and cannot be inaccessible; take '@inaccessible' out.");

    public static Diagnostic TypeIsNoScalar(string schema, string type) => Error(
        DiagnosticCodes.TypeDefinitionInvalid, type, schema,
        $"'{type}' is a scalar of the Composite Schemas specification; leave this definition out, or rename the type.");

    public static Diagnostic DirectiveArgumentDiffers(string schema, string directive, string argument, string type) => Error(
        DiagnosticCodes.TypeDefinitionInvalid, $"@{directive}", schema,
        $"The directive '@{directive}' has an argument '{argument}: {type}' by the specification; correct this definition, or leave it out.");

    public static Diagnostic QueryRootTypeInaccessible(string schema, string type) => Error(
        DiagnosticCodes.QueryRootTypeInaccessible, type, schema,
        $"The query root '{type}' cannot be inaccessible; mark those of its fields that clients should not see.");

    public static Diagnostic RootTypeMisnamed(string code, string schema, OperationKind operation, string type) => Error(
        code, type, schema,
        type == operation.ToString()
            ? $"The type '{type}' is not the {operation.Keyword()} root; name it in the schema definition, or rename it."
            : $"The {operation.Keyword()} root is '{type}'; it has to be named '{operation}'.");

    public static Diagnostic ExternalUnused(string schema, Field field, bool isApollo) => Error(
        DiagnosticCodes.ExternalUnused, field.Coordinate, schema,
        $"The external field '{field.Coordinate}' is {(isApollo ? "required or provided" : "provided")} by no field and part of no key; remove it, or {(isApollo ? "require or provide" : "provide")} it somewhere.");

    public static Diagnostic ExternalCollision(string code, string schema, Field field, string directive) => Error(
        code, field.Coordinate, schema, $"The field '{field.Coordinate}' is external, so it cannot use '@{directive}' as well; take one of them out.");

    public static Diagnostic ExternalOnInterface(string schema, Field field) => Error(
        DiagnosticCodes.ExternalOnInterface, field.Coordinate, schema,
        $"The interface field '{field.Coordinate}' cannot be external; mark the fields of the object types that implement it.");

    public static Diagnostic MapInvalidSyntax(
        string code, string schema, Field field, InputValue argument, string text, FieldSelectionError error) => Error(
        code, field.CoordinateOf(argument), schema, $"'{text}' is no field selection map such as 'id' or 'owner.id': {error}");

    public static Diagnostic MapIsNoString(string code, string schema, Field field, InputValue argument, ValueNode value) => Error(
        code, field.CoordinateOf(argument), schema, $"The field selection map of '{field.CoordinateOf(argument)}' has to be a string, not {value}.");

    public static Diagnostic IsInvalidUsage(string schema, Field field, InputValue argument) => Error(
        DiagnosticCodes.IsInvalidUsage, field.CoordinateOf(argument), schema,
        $"'{field.Coordinate}' is no lookup, so '@is' means nothing on its argument '{argument.Name}'; add '@lookup', or use '@require'.");

    public static Diagnostic KeyFieldsSelectInvalidType(string schema, ComplexType type, KeyDefinition key, Field field) => Error(
        DiagnosticCodes.KeyFieldsSelectInvalidType, type.Name, schema,
        $"The key '{key.Text}' of '{type.Name}' selects '{field.Coordinate}' of type '{field.Type}'; lists, interfaces and unions identify nothing, so select single values.");

    public static Diagnostic KeyDirectiveInFieldsArgument(string schema, ComplexType type, KeyDefinition key) => Error(
        DiagnosticCodes.KeyDirectiveInFieldsArgument, type.Name, schema, $"The key '{key.Text}' of '{type.Name}' cannot have directives; take them out of its text.");

    public static Diagnostic KeyInvalid(string code, string schema, ComplexType type, KeyDefinition key, string problem) => Error(
        code, type.Name, schema, $"The key '{key.Text}' of '{type.Name}' is not valid: {problem}.");

    public static Diagnostic KeyInvalidSyntax(string schema, ComplexType type, KeyDefinition key) => Error(
        DiagnosticCodes.KeyInvalidSyntax, type.Name, schema, $"The key '{key.Text}' of '{type.Name}' is no selection of fields; write their names, as in 'id' or 'id owner {{ id }}'.");

    public static Diagnostic KeyInvalidFieldsType(string schema, ComplexType type) => Error(
        DiagnosticCodes.KeyInvalidFieldsType, type.Name, schema, $"The fields of a key of '{type.Name}' have to be a string, as in 'fields: \"id\"'.");

    public static Diagnostic LookupMustHaveArguments(string schema, Field field) => Error(
        DiagnosticCodes.LookupMustHaveArguments, field.Coordinate, schema,
        $"The lookup '{field.Coordinate}' has no arguments; a lookup finds an entity by its key, so give it one for each field of that, or take '@lookup' out.");

    public static Diagnostic LookupReturnsNonNullableType(string schema, Field field) => new(
        DiagnosticSeverity.Warning, DiagnosticCodes.LookupReturnsNonNullableType, field.Coordinate, schema,
        $"The lookup '{field.Coordinate}' returns '{field.Type}'; it should be nullable, since there may be no such entity.");

    public static Diagnostic LookupReturnsList(string schema, Field field) => Error(
        DiagnosticCodes.LookupReturnsList, field.Coordinate, schema,
        $"The lookup '{field.Coordinate}' returns a list; a lookup finds one entity, so let it return one, or take '@lookup' out.");

    public static Diagnostic LookupUnreachable(string schema, Field field) => Warning(
        DiagnosticCodes.LookupUnreachable, field.Coordinate, schema,
        $"The lookup '{field.Coordinate}' is not used, since no single objects without arguments lead to it from 'Query'; move it there, or take '@lookup' out.");

    public static Diagnostic OverrideFromSelf(string schema, Field field) => Error(
        DiagnosticCodes.OverrideFromSelf, field.Coordinate, schema,
        $"The field '{field.Coordinate}' overrides itself; '@override' names the source schema that served the field before.");

    public static Diagnostic OverrideOnInterface(string schema, Field field) => Error(
        DiagnosticCodes.OverrideOnInterface, field.Coordinate, schema,
        $"The interface field '{field.Coordinate}' cannot be overridden; mark the fields of the object types that implement it.");

    public static Diagnostic ProvidesDirectiveInFieldsArgument(string schema, Field field, string text) => Error(
        DiagnosticCodes.ProvidesDirectiveInFieldsArgument, field.Coordinate, schema,
        $"What '{field.Coordinate}' provides ('{text}') cannot have directives; take them out of its text.");

    public static Diagnostic ProvidesFieldsHasArguments(string schema, Field field, string text, Field provided) => Error(
        DiagnosticCodes.ProvidesFieldsHasArguments, field.Coordinate, schema,
        $"'{field.Coordinate}' provides '{text}', but '{provided.Coordinate}' takes arguments, which only clients choose; provide fields without.");

    public static Diagnostic ProvidesFieldsMissingExternal(string schema, Field field, string text, Field provided) => Error(
        DiagnosticCodes.ProvidesFieldsMissingExternal, field.Coordinate, schema,
        $"'{field.Coordinate}' provides '{text}', but '{provided.Coordinate}' is served here anyway; mark it '@external', or do not provide it.");

    public static Diagnostic ProvidesInvalidSyntax(string schema, Field field, string text) => Error(
        DiagnosticCodes.ProvidesInvalidSyntax, field.Coordinate, schema,
        $"What '{field.Coordinate}' provides ('{text}') is no selection of fields; write their names, as in 'name' or 'owner {{ name }}'.");

    public static Diagnostic ProvidesInvalidFields(string schema, Field field, string text, string problem) => Error(
        DiagnosticCodes.ProvidesInvalidFields, field.Coordinate, schema, $"What '{field.Coordinate}' provides ('{text}') is not valid: {problem}.");

    public static Diagnostic ProvidesInvalidFieldsType(string schema, Field field, ValueNode value) => Error(
        DiagnosticCodes.ProvidesInvalidFieldsType, field.Coordinate, schema, $"What '{field.Coordinate}' provides has to be a string of names of fields, not {value}.");

    public static Diagnostic ProvidesOnNonCompositeField(string schema, Field field) => Error(
        DiagnosticCodes.ProvidesOnNonCompositeField, field.Coordinate, schema,
        $"'{field.Coordinate}' returns '{field.Type}', which has no fields of its own to provide; take '@provides' out.");

    public static Diagnostic InvalidShareableUsage(string schema, Field field) => Error(
        DiagnosticCodes.InvalidShareableUsage, field.Coordinate, schema,
        field.DeclaringType is InterfaceType
            ? $"The interface field '{field.Coordinate}' cannot be shareable; mark the fields of the object types that implement it."
            : $"The subscription '{field.Coordinate}' cannot be shareable; its events come from one source schema.");
}

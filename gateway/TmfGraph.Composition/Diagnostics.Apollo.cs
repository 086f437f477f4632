using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition;

internal static partial class Diagnostics
{
    public static Diagnostic UnknownFederationVersion(string schema, string url) => Error(
        DiagnosticCodes.UnknownFederationLinkVersion, null, schema,
        $"'{url}' is no version of Federation that is known here; link to 'https://specs.apollo.dev/federation/v2.{Apollo.ApolloNames.NewestMinor}' or an older one.");

    public static Diagnostic InvalidLinkUsage(string schema, string problem) => Error(
        DiagnosticCodes.InvalidLinkDirectiveUsage, null, schema, $"A '@link' is not valid: {problem}.");

    public static Diagnostic FederationDirectiveNotSupported(string schema, string coordinate, string directive) => Error(
        DiagnosticCodes.FederationDirectiveNotSupported, coordinate, schema,
        directive switch
        {
            Apollo.ApolloNames.Connect or Apollo.ApolloNames.ConnectSource =>
                $"'{coordinate}' has '@{directive}', and this gateway asks no REST services; put a GraphQL server in front of the service.",
            _ => $"'{coordinate}' has '@{directive}', and what its fields do is not done to get a value; set the context on the types that they return.",
        });

    public static Diagnostic AccessDirectiveInvalid(string schema, string? coordinate, string directive, string problem) => Error(
        DiagnosticCodes.AccessDirectiveInvalid, coordinate, schema, $"'@{directive}' is not valid there: {problem}.");

    public static Diagnostic AuthRequirementsAppliedOnInterface(string schema, string coordinate, string directive) => Error(
        DiagnosticCodes.AuthRequirementsAppliedOnInterface, coordinate, schema,
        $"'{coordinate}' has '@{directive}', and an interface asks for what its types ask for alone; move it to the types, or their fields.");

    public static Diagnostic MissingTransitiveAuthRequirements(string schema, Field field, string required, AccessRule rule) => Error(
        DiagnosticCodes.MissingTransitiveAuthRequirements, field.Coordinate, schema,
        $"'{field.Coordinate}' is made of '{required}', which asks for {rule}, and does not ask for as much itself; add it to the field or its type, or do not require '{required}'.");

    /// <param name="others">How many more there are.</param>
    public static Diagnostic AuthenticationNotConfigured(string coordinate, AccessRule rule, int others) => Error(
        DiagnosticCodes.AuthenticationNotConfigured, coordinate, null,
        $"'{coordinate}'{(others == 0 ? "" : $", as {others} more,")} asks for {rule}, and this gateway does not know who asks; set Auth:Authority to the provider of tokens, or Auth:SigningKey to the key they are signed with.");

    public static Diagnostic RootTypeShared(string schema, string type, IEnumerable<OperationKind> operations) => Error(
        DiagnosticCodes.InvalidGraphQL, type, schema,
        $"'{type}' is the root of {List(operations.Select(o => o.Keyword()))}; give each kind of operation a type of its own.");

    public static Diagnostic InterfaceObjectUsage(string schema, string type, string problem) => Error(
        DiagnosticCodes.InterfaceObjectUsageError, type, schema, $"'{type}' cannot be an '@interfaceObject': {problem}.");

    public static Diagnostic InterfaceKeyNotOnImplementation(string schema, string type, string interfaceName, string key) => Error(
        DiagnosticCodes.InterfaceKeyNotOnImplementation, type, schema,
        $"'{type}' implements '{interfaceName}' and lacks its key '{key}'; every type of an entity interface has all of its keys.");

    public static Diagnostic InterfaceKeyNotResolvable(string schema, string type, string interfaceName, string key) => Error(
        DiagnosticCodes.InterfaceKeyNotOnImplementation, type, schema,
        $"'{type}' cannot be found by its key '{key}', by which objects of '{interfaceName}' can; take 'resolvable: false' out of it.");

    public static Diagnostic InterfaceKeyMissingImplementationType(string schema, string interfaceName, string type) => Error(
        DiagnosticCodes.InterfaceKeyMissingImplementationType, interfaceName, schema,
        $"'{interfaceName}' has a key here, and this schema does not know its type '{type}'; define it here too, or say 'resolvable: false' in the key.");

    public static Diagnostic OverrideLabelInvalid(string schema, string coordinate, string label) => Error(
        DiagnosticCodes.OverrideLabelInvalid, coordinate, schema,
        $"'{label}' is no label for an override; write 'percent(25)' or a name that begins with a letter.");

    public static Diagnostic RequiresFieldsMissingExternal(string schema, string coordinate, string field) => Error(
        DiagnosticCodes.RequiresFieldsMissingExternal, coordinate, schema,
        $"'{coordinate}' requires '{field}', which is served here anyway; mark it '@external', or do not require it.");

    /// <summary>What is wrong with an alias in a field set.</summary>
    public static string RenamedInRepresentation(string field) =>
        $"'{field}' has another name there, and others know it only by its own";

    public static Diagnostic RequiresInvalid(string code, string schema, string coordinate, string problem) => Error(
        code, coordinate, schema, $"What '{coordinate}' requires is not valid: {problem}.");

    public static Diagnostic ContextNameInvalid(string schema, string type, string? name) => Error(
        DiagnosticCodes.ContextNameInvalid, type, schema,
        $"'{type}' sets {(name is null ? "a context without a name" : $"the context '{name}'")}; give it a name of letters and digits that begins with a letter.");

    public static Diagnostic ContextNotSet(string schema, string coordinate, string problem) => Error(
        DiagnosticCodes.ContextNotSet, coordinate, schema, $"'{coordinate}' cannot get a value of a context: {problem}.");

    public static Diagnostic NoContextInSelection(string schema, string coordinate, string? text) => Error(
        DiagnosticCodes.NoContextInSelection, coordinate, schema,
        $"'{coordinate}' is to get {(text is null ? "nothing" : $"'{text}'")}, which takes no value of a context; write the context's name with '$' before it, and then a field, as in '$user {{ locale }}'.");

    public static Diagnostic ContextInvalidSelection(string schema, string coordinate, string context, string problem) => Error(
        DiagnosticCodes.ContextInvalidSelection, coordinate, schema, $"What '{coordinate}' takes of the context '{context}' is not valid: {problem}.");

    public static Diagnostic ContextNoResolvableKey(string schema, string type, string coordinate) => Error(
        DiagnosticCodes.ContextNoResolvableKey, type, schema,
        $"'{type}' has no key by which it can be found here, and '{coordinate}' is asked for when its context is known; give '{type}' a '@key', without 'resolvable: false'.");

    public static Diagnostic ComposedDirectiveUnknown(string schema, string directive) => Error(
        DiagnosticCodes.DirectiveCompositionError, $"@{directive}", schema,
        $"'@composeDirective' names '@{directive}', which this schema does not define; define it, or take it out.");

    public static Diagnostic ComposedDirectiveTaken(string schema, string directive) => Error(
        DiagnosticCodes.DirectiveCompositionError, $"@{directive}", schema,
        $"'@composeDirective' names '@{directive}', and a public directive of that name would mean something else here; give it another one.");
}

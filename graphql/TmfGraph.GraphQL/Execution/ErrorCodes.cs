namespace TmfGraph.GraphQL.Execution;

/// <summary>Values of <c>extensions.code</c>. They are part of what clients rely on and never change.</summary>
public static class ErrorCodes
{
    /// <summary>A value is not valid for its type.</summary>
    public const string InvalidValue = "HC0001";

    /// <summary>The body is not a GraphQL request.</summary>
    public const string InvalidRequest = "HC0009";

    /// <summary>The request is too large.</summary>
    public const string RequestTooLarge = "HC0010";

    /// <summary>The body is not JSON.</summary>
    public const string InvalidJson = "HC0011";

    /// <summary>The request body is empty or not an object.</summary>
    public const string NoRequest = "HC0012";

    /// <summary>Neither a document nor the id of one was sent.</summary>
    public const string NoDocument = "HC0013";

    /// <summary>The document has a syntax error.</summary>
    public const string Syntax = "HC0014";

    /// <summary>No document is stored under that id.</summary>
    public const string DocumentNotFound = "HC0015";

    /// <summary>No document is stored under that hash: the client sends it with the hash next.</summary>
    public const string HashNotFound = "HC0020";

    /// <summary>Documents have to be stored before they may run.</summary>
    public const string OnlyStoredDocuments = "HC0067";

    /// <summary>No type is named where the schema's text is asked for some.</summary>
    public const string NoTypes = "HC0058";

    /// <summary>What is named there cannot be the name of a type.</summary>
    public const string InvalidTypeName = "HC0059";

    /// <summary>The schema has no type of that name.</summary>
    public const string UnknownTypes = "HC0060";

    /// <summary>A variable's type is unknown.</summary>
    public const string UnknownVariableType = "HC0016";

    /// <summary>A variable's type is no input type.</summary>
    public const string NotAnInputType = "HC0017";

    /// <summary>A field that may not be null is.</summary>
    public const string NonNullViolation = "HC0018";

    /// <summary>A filter holds null where it needs a value.</summary>
    public const string NullInFilter = "HC0026";

    /// <summary>The operation took longer than it may.</summary>
    public const string Timeout = "HC0045";

    /// <summary>Introspection is not allowed.</summary>
    public const string IntrospectionNotAllowed = "HC0046";

    /// <summary>The operation costs more than it may.</summary>
    public const string CostTooHigh = "HC0047";

    /// <summary>Exactly one of the arguments that limit a list has to be given.</summary>
    public const string OneSlicingArgument = "HC0082";

    /// <summary>The operation was cancelled.</summary>
    public const string Cancelled = "HC0049";

    /// <summary>A page is larger than allowed.</summary>
    public const string PageTooLarge = "HC0051";

    /// <summary>A cursor is not one of ours.</summary>
    public const string InvalidCursor = "HC0078";

    /// <summary>A page size is below what is allowed.</summary>
    public const string PageTooSmall = "HC0079";

    /// <summary>None of the media types in the Accept header can be served.</summary>
    public const string NotAcceptable = "HC0063";

    /// <summary>The Accept header cannot be read.</summary>
    public const string InvalidAccept = "HC0064";

    /// <summary>Introspection goes round in circles.</summary>
    public const string IntrospectionDepth = "HC0086";

    /// <summary>A field is selected within itself too often.</summary>
    public const string CycleDepth = "HC0087";

    /// <summary>Seeing whether fields can be merged takes too long.</summary>
    public const string MergeBudget = "HC0107";

    /// <summary>A <c>@oneOf</c> input object has no field.</summary>
    public const string OneOfNoField = "HC0054";

    /// <summary>A <c>@oneOf</c> input object has more than one field.</summary>
    public const string OneOfSeveralFields = "HC0055";

    /// <summary>The field of a <c>@oneOf</c> input object is null.</summary>
    public const string OneOfNull = "HC0056";

    /// <summary>The field of a <c>@oneOf</c> input object is a variable that may be null.</summary>
    public const string OneOfNullable = "HC0057";

    /// <summary>Nobody is signed in.</summary>
    public const string NotAuthenticated = "AUTH_NOT_AUTHENTICATED";

    /// <summary>Whoever is signed in may not do this.</summary>
    public const string NotAuthorized = "AUTH_NOT_AUTHORIZED";
}

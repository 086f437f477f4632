namespace TmfGraph.GraphQL.Types;

/// <summary>Codes of schema violations. They are stable.</summary>
public static class SchemaErrorCodes
{
    public const string NotTypeSystem = "SCHEMA_EXECUTABLE_DEFINITION";
    public const string DuplicateName = "SCHEMA_DUPLICATE_NAME";
    public const string InvalidExtension = "SCHEMA_INVALID_EXTENSION";
    public const string UnknownType = "SCHEMA_UNKNOWN_TYPE";
    public const string ReservedName = "SCHEMA_RESERVED_NAME";
    public const string InvalidRootType = "SCHEMA_INVALID_ROOT_TYPE";
    public const string EmptyType = "SCHEMA_EMPTY_TYPE";
    public const string NotOutputType = "SCHEMA_NOT_OUTPUT_TYPE";
    public const string NotInputType = "SCHEMA_NOT_INPUT_TYPE";
    public const string InvalidInterface = "SCHEMA_INVALID_INTERFACE";
    public const string InvalidImplementation = "SCHEMA_INVALID_IMPLEMENTATION";
    public const string InvalidUnionMember = "SCHEMA_INVALID_UNION_MEMBER";
    public const string InputCycle = "SCHEMA_INPUT_CYCLE";
    public const string DefaultValueCycle = "SCHEMA_DEFAULT_VALUE_CYCLE";
    public const string InvalidOneOf = "SCHEMA_INVALID_ONE_OF";
    public const string RequiredDeprecated = "SCHEMA_REQUIRED_DEPRECATED";
    public const string InvalidDefaultValue = "SCHEMA_INVALID_DEFAULT_VALUE";
    public const string DirectiveCycle = "SCHEMA_DIRECTIVE_CYCLE";
    public const string UnknownDirective = "SCHEMA_UNKNOWN_DIRECTIVE";
    public const string MisplacedDirective = "SCHEMA_MISPLACED_DIRECTIVE";
    public const string RepeatedDirective = "SCHEMA_REPEATED_DIRECTIVE";
    public const string InvalidDirectiveArgument = "SCHEMA_INVALID_DIRECTIVE_ARGUMENT";
    public const string UnknownCoordinate = "SCHEMA_UNKNOWN_COORDINATE";
    public const string InvalidCode = "SCHEMA_INVALID_CODE";
    public const string AmbiguousEnumValue = "SCHEMA_AMBIGUOUS_ENUM_VALUE";
}

namespace TmfGraph.Composition.Comparison;

/// <summary>
/// The codes of changes. Those that the reference implementation of GraphQL has are named as there; what it does not tell of is named as in
/// GraphQL Inspector, and what neither does, in their manner.
/// </summary>
public static class ChangeCodes
{
    public const string TypeRemoved = "TYPE_REMOVED";
    public const string TypeAdded = "TYPE_ADDED";
    public const string TypeChangedKind = "TYPE_CHANGED_KIND";
    public const string FieldRemoved = "FIELD_REMOVED";
    public const string FieldAdded = "FIELD_ADDED";
    public const string FieldChangedKind = "FIELD_CHANGED_KIND";
    public const string FieldChangedKindSafe = "FIELD_CHANGED_KIND_SAFE";
    public const string ArgRemoved = "ARG_REMOVED";
    public const string RequiredArgAdded = "REQUIRED_ARG_ADDED";
    public const string OptionalArgAdded = "OPTIONAL_ARG_ADDED";
    public const string ArgChangedKind = "ARG_CHANGED_KIND";
    public const string ArgChangedKindSafe = "ARG_CHANGED_KIND_SAFE";
    public const string ArgDefaultValueChange = "ARG_DEFAULT_VALUE_CHANGE";
    public const string ArgDefaultValueAdded = "ARG_DEFAULT_VALUE_ADDED";
    public const string RequiredInputFieldAdded = "REQUIRED_INPUT_FIELD_ADDED";
    public const string OptionalInputFieldAdded = "OPTIONAL_INPUT_FIELD_ADDED";
    public const string InputFieldDefaultValueChanged = "INPUT_FIELD_DEFAULT_VALUE_CHANGED";
    public const string InputFieldDefaultValueAdded = "INPUT_FIELD_DEFAULT_VALUE_ADDED";
    public const string ValueRemovedFromEnum = "VALUE_REMOVED_FROM_ENUM";
    public const string ValueAddedToEnum = "VALUE_ADDED_TO_ENUM";
    public const string TypeRemovedFromUnion = "TYPE_REMOVED_FROM_UNION";
    public const string TypeAddedToUnion = "TYPE_ADDED_TO_UNION";
    public const string ImplementedInterfaceRemoved = "IMPLEMENTED_INTERFACE_REMOVED";
    public const string ImplementedInterfaceAdded = "IMPLEMENTED_INTERFACE_ADDED";
    public const string DirectiveRemoved = "DIRECTIVE_REMOVED";
    public const string DirectiveAdded = "DIRECTIVE_ADDED";
    public const string DirectiveArgRemoved = "DIRECTIVE_ARG_REMOVED";
    public const string RequiredDirectiveArgAdded = "REQUIRED_DIRECTIVE_ARG_ADDED";
    public const string OptionalDirectiveArgAdded = "OPTIONAL_DIRECTIVE_ARG_ADDED";
    public const string DirectiveRepeatableRemoved = "DIRECTIVE_REPEATABLE_REMOVED";
    public const string DirectiveRepeatableAdded = "DIRECTIVE_REPEATABLE_ADDED";
    public const string DirectiveLocationRemoved = "DIRECTIVE_LOCATION_REMOVED";
    public const string DirectiveLocationAdded = "DIRECTIVE_LOCATION_ADDED";
    public const string DeprecationAdded = "DEPRECATION_ADDED";
    public const string DeprecationRemoved = "DEPRECATION_REMOVED";
    public const string DeprecationReasonChanged = "DEPRECATION_REASON_CHANGED";
    public const string DescriptionChanged = "DESCRIPTION_CHANGED";
    public const string SpecifiedByChanged = "SPECIFIED_BY_CHANGED";
    public const string OneOfAdded = "ONE_OF_ADDED";
    public const string OneOfRemoved = "ONE_OF_REMOVED";
    public const string RootTypeChanged = "ROOT_TYPE_CHANGED";
    public const string SourceSchemaRemoved = "SOURCE_SCHEMA_REMOVED";
    public const string SourceSchemaAdded = "SOURCE_SCHEMA_ADDED";
    public const string SourceAddressChanged = "SOURCE_ADDRESS_CHANGED";
    public const string KeyRemoved = "KEY_REMOVED";
    public const string KeyAdded = "KEY_ADDED";
    public const string LookupRemoved = "LOOKUP_REMOVED";
    public const string LookupAdded = "LOOKUP_ADDED";
    public const string FieldSourceRemoved = "FIELD_SOURCE_REMOVED";
    public const string FieldSourceAdded = "FIELD_SOURCE_ADDED";
    public const string RequirementChanged = "REQUIREMENT_CHANGED";
    public const string AccessRestricted = "ACCESS_RESTRICTED";
    public const string AccessRelaxed = "ACCESS_RELAXED";
}

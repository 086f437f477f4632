using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;
using TmfGraph.GraphQL.Validation.Rules;

namespace TmfGraph.GraphQL.Validation;

/// <summary>Checks a document against a schema by every rule of section 5 of the specification, and by those of incremental delivery.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Validation"/>
public static class DocumentValidator
{
    private static readonly IValidationRule[] Rules =
    [
        new FragmentVisitsRule(), // what is too much for the other rules
        new ExecutableDefinitionsRule(),
        new OperationTypeExistenceRule(),
        new OperationNameUniquenessRule(),
        new LoneAnonymousOperationRule(),
        new FragmentNameUniquenessRule(),
        new FragmentTypeExistenceRule(),
        new FragmentsOnCompositeTypesRule(),
        new FragmentSpreadTargetRule(),
        new FragmentCyclesRule(),
        new FragmentsMustBeUsedRule(),
        new FragmentSpreadPossibleRule(),
        new FieldSelectionsRule(),
        new FieldCyclesRule(),
        new IntrospectionAllowedRule(),
        new IntrospectionDepthRule(),
        new LeafFieldSelectionsRule(),
        new ArgumentNamesRule(),
        new ArgumentUniquenessRule(),
        new RequiredArgumentsRule(),
        new DirectivesDefinedRule(),
        new DirectiveLocationsRule(),
        new DirectiveUniquenessRule(),
        new VariableUniquenessRule(),
        new VariablesAreInputTypesRule(),
        new VariableUsesDefinedRule(),
        new VariablesUsedRule(),
        new InputFieldUniquenessRule(),
        new InputFieldNamesRule(),
        new RequiredInputFieldsRule(),
        new OneOfInputsRule(),
        new ValuesOfCorrectTypeRule(),
        new VariableUsagesAllowedRule(),
        new SingleRootFieldRule(),
        new IncrementalLimitRule(),
        new IncrementalRootFieldRule(),
        new IncrementalOperationRule(),
        new IncrementalLabelsRule(),
        new StreamOnListsRule(),
        new FieldSelectionMergingRule(),
    ];

    /// <summary>All violations, up to the limit; empty when the document may run.</summary>
    public static IReadOnlyList<GraphQLError> Validate(GraphSchema schema, DocumentNode document, ValidationLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(document);
        limits ??= ValidationLimits.Default;
        var context = new ValidationContext(schema, document, limits);
        foreach (var rule in Rules)
        {
            if (context.IsFull)
            {
                break;
            }

            context.Section = rule.Section;
            rule.Check(context);
        }

        return context.Errors;
    }
}

/// <summary>What validation may cost.</summary>
public sealed record ValidationLimits
{
    public static ValidationLimits Default { get; } = new();

    /// <summary>Errors after which validation stops.</summary>
    public int MaxErrors { get; init; } = 5;

    /// <summary>Comparisons the merging of fields may take before the document is refused (HC0107).</summary>
    public int MaxMergeChecks { get; init; } = 100_000;

    /// <summary>How many fragment spreads an operation may follow, those within fragments counted each time they are reached.</summary>
    public int MaxFragmentVisits { get; init; } = 1_000;

    /// <summary>Selections and uses of variables in all operations of a document, their fragments put in place.</summary>
    public int MaxSelections { get; init; } = 100_000;

    /// <summary>How often a document may defer or stream.</summary>
    public int MaxIncrementalDirectives { get; init; } = 64;

    /// <summary>How deep selections may nest, fragments followed.</summary>
    public int MaxDepth { get; init; } = 200;

    /// <summary>
    /// How often a field may be selected within itself before the document is refused (HC0087); <see cref="int.MaxValue"/> for
    /// as often as <see cref="MaxDepth"/> allows. 3 suits servers whose clients are not known.
    /// </summary>
    public int MaxFieldCycles { get; init; } = int.MaxValue;

    /// <summary>Whether documents may ask for the schema by <c>__schema</c> and <c>__type</c>; else each of them is an error (HC0046).</summary>
    public bool AllowIntrospection { get; init; } = true;

    /// <summary>How often <c>fields</c>, <c>inputFields</c>, <c>interfaces</c> and <c>possibleTypes</c> of introspection may stand within themselves (HC0086).</summary>
    public int MaxIntrospectionLists { get; init; } = 1;

    /// <summary>How often <c>ofType</c> may stand within itself (HC0086).</summary>
    public int MaxIntrospectionTypeDepth { get; init; } = 16;
}

/// <summary>One rule: a class, its section, its tests.</summary>
internal interface IValidationRule
{
    /// <summary>The anchor of the rule's section in the specification.</summary>
    string Section { get; }

    void Check(ValidationContext context);
}

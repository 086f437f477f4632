using System.ComponentModel.DataAnnotations;
using TmfGraph.GraphQL.Execution.Values;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;
using TmfGraph.GraphQL.Validation;

namespace TmfGraph.GraphQL.Execution;

/// <summary>Limits and switches of a <see cref="RequestExecutor"/>. Read when the executor is made.</summary>
public sealed class ExecutionOptions
{
    public ExecutionOptions() => Validate = (schema, document) => DocumentValidator.Validate(schema, document, ValidationLimits);

    /// <summary>The largest document that is parsed, in bytes.</summary>
    public int MaxDocumentBytes { get; set; } = 512 * 1024;

    /// <summary>What a document may hold.</summary>
    public ParserLimits ParserLimits { get; set; } = ParserLimits.Request;

    /// <summary>What validation may cost.</summary>
    public ValidationLimits ValidationLimits { get; set; } = ValidationLimits.Default;

    /// <summary>What operations may cost.</summary>
    public CostOptions Cost { get; } = new();

    /// <summary>How many items a list in the variables may have, and how many members the variables themselves.</summary>
    public int MaxListItems { get; set; } = 10_000;

    /// <summary>How long a string in the variables may be, in bytes of its JSON.</summary>
    public int MaxStringBytes { get; set; } = 10_000_000;

    /// <summary>How many compiled operations are kept; those not used for longest go first.</summary>
    public int PlanCacheSize { get; set; } = 1_024;

    /// <summary>How much memory compiled operations may take together, in bytes, by an estimate.</summary>
    public long PlanCacheBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>How many fields one compiled operation may have, with fragments spread out for every concrete type that was met.</summary>
    public int MaxPlanFields { get; set; } = 32_768;

    /// <summary>How many variable sets one request may carry.</summary>
    public int MaxVariableSets { get; set; } = 1_024;

    /// <summary>How many errors a result lists; further ones are counted in one last error.</summary>
    public int MaxErrors { get; set; } = 256;

    /// <summary>
    /// How long one operation, or one event of a subscription, may run. Resolvers get a token that is cancelled then; one that does not
    /// look at its token is waited for.
    /// </summary>
    public TimeSpan ExecutionTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many parts of one response may be deferred: fragments, counted for each object that has them, and streamed lists.</summary>
    public int MaxDeferredParts { get; set; } = 4_096;

    /// <summary>How many items of a streamed list are resolved and delivered together.</summary>
    public int StreamedItems { get; set; } = 100;

    /// <summary>How many operations run at the same time.</summary>
    public int MaxParallelOperations { get; set; } = 64;

    /// <summary>How many operations wait for their turn; one more is refused as <see cref="RequestFailure.Overloaded"/>.</summary>
    [Range(0, int.MaxValue)]
    public int MaxQueuedOperations { get; set; } = 1_024;

    /// <summary>Whether errors show what an unexpected exception says. For development.</summary>
    public bool IncludeExceptionDetails { get; set; }

    /// <summary>Told of every exception that becomes <c>Unexpected Execution Error</c>, with the coordinate of its field or null.</summary>
    public Action<Exception, string?>? OnUnexpectedError { get; set; }

    /// <summary>
    /// Checks documents before they are compiled; an empty list lets the document pass. By default by all rules, within
    /// <see cref="ValidationLimits"/>.
    /// </summary>
    public Func<GraphSchema, DocumentNode, IReadOnlyList<GraphQLError>> Validate { get; set; }

    /// <summary>Where time comes from.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The limits of variables together.</summary>
    internal VariableLimits VariableLimits => new(MaxErrors, MaxVariableSets, MaxListItems, MaxStringBytes);
}

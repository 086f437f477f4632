using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Execution.Values;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Validation;

namespace TmfGraph.Gateway;

/// <summary>Limits and switches of the gateway.</summary>
public sealed class GatewayOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Gateway";

    /// <summary>What plans may cost.</summary>
    public PlannerOptions Planner { get; set; } = new();

    /// <summary>Which requests take the new way when a field moves by <c>@override</c> with a label.</summary>
    public OverrideOptions Overrides { get; set; } = new();

    /// <summary>How rules about who may see what are enforced.</summary>
    public AuthorizationOptions Authorization { get; set; } = new();

    /// <summary>Subscriptions, at source schemas and for clients.</summary>
    public StreamOptions Streams { get; set; } = new();

    /// <summary>The largest document that is read, in bytes.</summary>
    [Range(1, int.MaxValue)]
    public int MaxDocumentBytes { get; set; } = 512 * 1024;

    /// <summary>What a document may hold.</summary>
    public ParserLimits ParserLimits { get; set; } = ParserLimits.Request;

    /// <summary>What validation may cost.</summary>
    public ValidationLimits ValidationLimits { get; set; } = ValidationLimits.Default;

    /// <summary>
    /// What operations may cost, by the <c>@cost</c> and <c>@listSize</c> of the source schemas. More than one source schema allows by itself: a walk
    /// through five of them costs some 6,800 with a page of five orders and 68,000 with the largest page.
    /// </summary>
    public CostOptions Cost { get; } = new() { MaxFieldCost = 100_000, MaxTypeCost = 100_000 };

    /// <summary>How many items a list in the variables may have.</summary>
    [Range(1, int.MaxValue)]
    public int MaxListItems { get; set; } = 10_000;

    /// <summary>How long a string in the variables may be, in bytes of its JSON.</summary>
    [Range(1, int.MaxValue)]
    public int MaxStringBytes { get; set; } = 10_000_000;

    /// <summary>How long a whole operation may take; parts that are not there by then are errors.</summary>
    public TimeSpan ExecutionTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many operations run at the same time; more than a source schema runs, as most of their time is spent waiting for those.</summary>
    [Range(1, 1_000_000)]
    public int MaxParallelOperations { get; set; } = 1_024;

    /// <summary>How many operations wait for their turn; one more is refused as <see cref="RequestFailure.Overloaded"/>.</summary>
    [Range(0, 1_000_000)]
    public int MaxQueuedOperations { get; set; } = 1_024;

    /// <summary>How long one request to a source schema may take.</summary>
    public TimeSpan SourceTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many requests to one source schema run at once; others wait.</summary>
    [Range(1, 100_000)]
    public int MaxParallelRequestsPerSource { get; set; } = 256;

    /// <summary>How many requests may wait for one source schema; those above it are refused (<c>SUBGRAPH_OVERLOADED</c>).</summary>
    [Range(0, 1_000_000)]
    public int MaxQueuedRequestsPerSource { get; set; } = 1_024;

    /// <summary>
    /// How many requests under way to one source schema are known, so that equal queries with equal headers wait for one answer in place of
    /// being sent again; those above it are sent alone. 0 sends every request.
    /// </summary>
    [Range(0, 1_000_000)]
    public int MaxSharedRequestsPerSource { get; set; } = 1_024;

    /// <summary>How many variable sets one request of a client may carry.</summary>
    [Range(1, 100_000)]
    public int MaxVariableSets { get; set; } = 1_024;

    /// <summary>How many variable sets of one request run at the same time, as the requests of one batch do.</summary>
    [Range(1, 100_000)]
    public int MaxParallelBatchRequests { get; set; } = 16;

    /// <summary>How many variable sets, or representations of Apollo Federation, one request to a source schema may carry; more are sent as several requests.</summary>
    [Range(1, 100_000)]
    public int MaxVariableSetsPerRequest { get; set; } = 1_000;

    /// <summary>How many lookups one request carries to a source schema that knows no batches, or that is told different values of objects above.</summary>
    [Range(1, 100_000)]
    public int MaxAliasesPerRequest { get; set; } = 100;

    /// <summary>How many of the requests that one was cut into, for its number of lookups, are with a source schema at the same time; the others wait.</summary>
    [Range(1, 100_000)]
    public int MaxParallelParts { get; set; } = 16;

    /// <summary>How many parts of one answer may be deferred: fragments, counted for each object that has them, and streamed lists.</summary>
    [Range(1, 1_000_000)]
    public int MaxDeferredParts { get; set; } = 4_096;

    /// <summary>How many items of a streamed list are completed and delivered together.</summary>
    [Range(1, 100_000)]
    public int StreamedItems { get; set; } = 100;

    /// <summary>The largest answer that is taken from a source schema, in bytes.</summary>
    [Range(1, int.MaxValue)]
    public int MaxResponseBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>The largest result that is made of what source schemas sent, in bytes; a larger one is an error as a whole (<c>RESULT_TOO_LARGE</c>).</summary>
    [Range(1, int.MaxValue)]
    public int MaxResultBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>How often a query is sent again when a source schema does not answer; mutations never are.</summary>
    [Range(0, 10)]
    public int MaxRetries { get; set; } = 2;

    /// <summary>How long the first retry waits; each further one twice as long.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How many retries each request to a source schema makes possible, so that retries are no more than that share of what is asked of it.</summary>
    [Range(0, 10)]
    public double RetryShare { get; set; } = 0.2;

    /// <summary>How many retries of a source schema are possible before that share counts.</summary>
    [Range(1, 100_000)]
    public int RetryReserve { get; set; } = 20;

    /// <summary>Above which share of failures a source schema is left alone.</summary>
    [Range(0.01, 1)]
    public double CircuitFailureRatio { get; set; } = 0.5;

    /// <summary>How many requests the share is told from, at least.</summary>
    [Range(2, 100_000)]
    public int CircuitMinimumRequests { get; set; } = 20;

    /// <summary>Over how long the share is told.</summary>
    public TimeSpan CircuitSamplingTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a source schema is left alone.</summary>
    public TimeSpan CircuitBreakTime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How many of the operations that clients asked for last are planned over a new schema before it is served, so that a swap is no time of slow
    /// answers. 0 plans each when it is asked for again.
    /// </summary>
    [Range(0, 1_000_000)]
    public int MaxWarmedOperations { get; set; } = 1_000;

    /// <summary>How long that may hold up a new schema; what is left by then is planned when it is asked for again.</summary>
    public TimeSpan WarmUpTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How changes of the source schemas are noticed.</summary>
    public Composition.Files.SchemaWatchOptions Watch { get; } = new();

    /// <summary>How many errors a result lists.</summary>
    [Range(1, 100_000)]
    public int MaxErrors { get; set; } = 256;

    /// <summary>How often the failure of one fetch is repeated at the paths it leaves empty.</summary>
    [Range(1, 100_000)]
    public int MaxErrorsPerFetch { get; set; } = 32;

    /// <summary>Whether errors name the source schema and its HTTP status, and plans may be asked for.</summary>
    public bool ShowSources { get; set; } = true;

    /// <summary>
    /// Whether clients see messages and extensions of errors as source schemas sent them; else they see a message that says nothing, and the code.
    /// Our own source schemas say nothing of what is unexpected by themselves.
    /// </summary>
    public bool ShowSourceErrors { get; set; } = true;

    /// <summary>
    /// Whether clients may ask for the plan with <c>Fusion-Operation-Plan: 1</c>. It shows source schemas and what they are asked, so nobody gets one when
    /// <see cref="ShowSources"/> is off. A host allows it in development alone, unless it is set.
    /// </summary>
    public bool AllowPlanHeader { get; set; } = true;

    /// <summary>Headers of the client that go on to source schemas, beside <c>Authorization</c> and the trace context.</summary>
    public IReadOnlyList<string> ForwardedHeaders { get; set; } = [];

    /// <summary>Whether HTTP/2 without TLS is spoken to source schemas.</summary>
    public bool UseHttp2 { get; set; }

    /// <summary>Where time comes from.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where it is written what clients are not told: why source schemas fail.</summary>
    public ILogger Logger { get; set; } = NullLogger.Instance;

    /// <summary>The limits of variables together.</summary>
    internal VariableLimits VariableLimits => new(MaxErrors, MaxVariableSets, MaxListItems, MaxStringBytes);
}

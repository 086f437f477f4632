using System.Collections.Frozen;
using TmfGraph.Composition.Composite;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Planning;
using TmfGraph.Gateway.Streams;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Execution.Costs;
using TmfGraph.GraphQL.Execution.Plans;

namespace TmfGraph.Gateway.Execution;

/// <summary>One composite schema ready to run: its facts, and an endpoint for every source. Replaced as a whole when the schema changes.</summary>
internal sealed class GatewayRuntime : IDisposable
{
    private readonly FrozenDictionary<SourceSchemaInfo, SourceEndpoint> _endpoints;
    private readonly SourceEndpoint _introspection;
    private readonly RequestExecutor _engine;

    public GatewayRuntime(
        GatewayExecutor executor,
        CompositeSchema schema,
        Func<SourceSchemaInfo, ISourceSchemaClient> clients,
        GatewayOptions options,
        GatewayMetrics metrics,
        GatewayRuntime? previous = null)
    {
        Executor = executor;
        Schema = schema;
        Options = options;
        Facts = new TypeFacts(schema);
        ComposerLimits = new ComposerLimits(options.MaxErrorsPerFetch, options.ShowSources, options.MaxResultBytes);
        ErrorReader = new SourceErrorReader(options);
        Planner = new Planner(schema, options.Planner, options.TimeProvider);
        Costs = new CostModel(schema.Public, options.Cost);
        Plans = new PlanCache<PreparedVariants>(options.Planner.CacheSize, options.Planner.CacheBytes);
        Overrides = new OverrideChooser(schema.OverrideLabels, options.Overrides);
        Access = new AccessChecker(options.Authorization);
        if (schema.Access.Policies.Where(n => !options.Authorization.Policies.ContainsKey(n)).ToList() is { Count: > 0 } unknown)
        {
            GatewayLog.PoliciesUnknown(options.Logger, string.Join(", ", unknown));
        }

        _endpoints = schema.Sources.ToFrozenDictionary(s => s, s => new SourceEndpoint(s, clients(s), options, metrics, previous?.StateOf(s.Name)));
        _engine = new RequestExecutor(schema.Public, new ExecutionOptions { Validate = static (_, _) => [] });
        _introspection = new SourceEndpoint(null, new InProcessSourceSchemaClient(_engine), options, metrics);
    }

    /// <summary>Whose runtime it is, or was.</summary>
    public GatewayExecutor Executor { get; }

    public CompositeSchema Schema { get; }

    public GatewayOptions Options { get; }

    public TypeFacts Facts { get; }

    public ComposerLimits ComposerLimits { get; }

    public SourceErrorReader ErrorReader { get; }

    public Planner Planner { get; }

    /// <summary>What the fields of the public schema cost.</summary>
    public CostModel Costs { get; }

    public PlanCache<PreparedVariants> Plans { get; }

    public OverrideChooser Overrides { get; }

    /// <summary>Tells what users may see.</summary>
    public AccessChecker Access { get; }

    /// <summary>Where requests to a source go; null means introspection.</summary>
    public SourceEndpoint EndpointOf(SourceSchemaInfo? source) => source is null ? _introspection : _endpoints[source];

    /// <summary>The state of a source by its name; null when there is none.</summary>
    private SourceState? StateOf(string name) => _endpoints.FirstOrDefault(e => e.Key.Name == name).Value?.State;

    /// <summary>A failure of a source as the client sees it.</summary>
    public GraphQLError ToError(SourceSchemaException exception, SourceSchemaInfo? source)
    {
        if (!Options.ShowSources)
        {
            return new GraphQLError(StreamErrorCodes.Contains(exception.Code) ? exception.Message : "A part of the answer could not be fetched.") { Code = exception.Code };
        }

        var extensions = new Dictionary<string, object?>();
        if (source is not null)
        {
            extensions["service"] = source.Name;
        }

        if (exception.StatusCode is { } status)
        {
            extensions["statusCode"] = status;
        }

        return new GraphQLError(exception.Message) { Code = exception.Code, Extensions = extensions };
    }

    public void Dispose()
    {
        foreach (var endpoint in _endpoints.Values)
        {
            endpoint.Dispose();
        }

        _introspection.Dispose();
        _engine.Dispose();
    }
}

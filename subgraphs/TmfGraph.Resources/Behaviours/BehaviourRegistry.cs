using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TmfGraph.Resources.Behaviours.Work;

namespace TmfGraph.Resources.Behaviours;

/// <summary>What a domain hands its behaviours to.</summary>
/// <param name="Services">The host's services, for options and what else behaviours need.</param>
/// <param name="Subgraph">The name of the subgraph, which is the key of its services.</param>
public sealed record BehaviourRegistry(IServiceCollection Services, string Subgraph)
{
    /// <summary>Adds settings that are read from a section of the configuration and checked at start; once, however many domains of a host ask for them.</summary>
    public BehaviourRegistry AddOptions<TOptions, TValidator>(string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        if (!Services.Any(s => s.ServiceType == typeof(IValidateOptions<TOptions>) && s.ImplementationType == typeof(TValidator)))
        {
            Services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
            Services.AddSingleton<IValidateOptions<TOptions>, TValidator>();
        }

        return this;
    }

    /// <summary>Adds a behaviour. It is made once, from the host's services and the arguments given.</summary>
    public BehaviourRegistry Add<TBehaviour>(params object[] arguments)
        where TBehaviour : ResourceBehaviour
    {
        Services.AddKeyedSingleton<ResourceBehaviour>(Subgraph, (provider, _) => ActivatorUtilities.CreateInstance<TBehaviour>(provider, arguments));
        return this;
    }

    /// <summary>Adds a kind of work that goes on after the answer.</summary>
    public BehaviourRegistry AddWork<TWork>(params object[] arguments)
        where TWork : DurableWork
    {
        Services.AddKeyedSingleton<DurableWork>(Subgraph, (provider, _) => ActivatorUtilities.CreateInstance<TWork>(provider, arguments));
        return this;
    }

    /// <summary>Adds addresses of a domain's own. They are mapped when the host maps the subgraph.</summary>
    public BehaviourRegistry Map(Action<IEndpointRouteBuilder> map)
    {
        Services.AddKeyedSingleton(Subgraph, new BehaviourEndpoints(map));
        return this;
    }
}

/// <summary>Addresses of a domain's own.</summary>
internal sealed record BehaviourEndpoints(Action<IEndpointRouteBuilder> Map);

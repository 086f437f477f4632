using Microsoft.AspNetCore.Http;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Security;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Rest;

/// <summary>
/// A collection address with what its handlers need. Most stand for one resource type; an alias may stand for several
/// (<c>party</c> for individuals and organizations), which are then told apart by <c>@type</c>.
/// </summary>
/// <param name="Path">The canonical path of the collection, as links show it.</param>
internal sealed record RestCollection(
    string Domain,
    string Path,
    IReadOnlyList<ResourceType> Types,
    ResourceStore Store,
    ResourceWriter Writer,
    AccessPolicy Policy,
    TmfRestOptions Options)
{
    private FieldSelection? IdOnly { get; } = FieldSelection.Parse(["none"], Types, Options);

    public ResourceOperations Operations { get; } = Types.Aggregate(ResourceOperations.None, (all, t) => all | t.Operations);

    /// <summary>The collection's name in messages.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <exception cref="TmfErrorException">The caller may not.</exception>
    public void Authorize(HttpContext context, AccessKind kind)
    {
        switch (Policy.Check(context.User, Domain, kind))
        {
            case AccessDecision.NotAuthenticated:
                var brought = context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
                throw new TmfErrorException(TmfErrors.NotAuthenticated(tokenRejected: brought));
            case AccessDecision.NotAuthorized:
                throw new TmfErrorException(TmfErrors.NotAuthorized(AccessPolicy.ScopeOf(Domain, kind)));
            case AccessDecision.Granted:
            default:
                break;
        }
    }

    /// <summary>The id of the route.</summary>
    public static string IdOf(HttpContext context)
    {
        // the server leaves an encoded slash alone, since decoded it would part the path
        var id = (string)context.Request.RouteValues["id"]!; // every route that comes here has it
        return id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The resource of that id, of whichever type of the collection.</summary>
    /// <exception cref="TmfErrorException">404.</exception>
    public async Task<StoredResource> GetAsync(string id, FieldSelection? fields, CancellationToken cancellationToken)
    {
        foreach (var type in Types)
        {
            if ((await Store.GetManyAsync(type, [id], fields?.Names, cancellationToken)).TryGetValue(id, out var resource))
            {
                return resource;
            }
        }

        throw NotFound(id);
    }

    /// <summary>The type that holds the id: the only one, or the one that has it.</summary>
    /// <exception cref="TmfErrorException">404.</exception>
    public async Task<ResourceType> TypeOfAsync(string id, CancellationToken cancellationToken) =>
        Types.Count == 1 ? Types[0] : (await GetAsync(id, IdOnly, cancellationToken)).Type;

    public TmfErrorException NotFound(string id) => new(TmfErrors.ResourceNotFound(Name, id));
}

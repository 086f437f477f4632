using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using TmfGraph.GraphQL.AspNetCore;
using TmfGraph.Resources.Behaviours.Monitors;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Rest.Expansion;
using TmfGraph.Resources.Security;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Rest;

/// <summary>
/// A collection address with what its handlers need. Most stand for one resource type; an alias may stand for several
/// (<c>party</c> for individuals and organizations), which are then told apart by <c>@type</c>. One below another resource is bound to that by each
/// request.
/// </summary>
internal sealed record RestCollection(
    string Domain,
    RestRoute Route,
    ResourceStore Store,
    ResourceWriter Writer,
    AccessPolicy Policy,
    TmfRestOptions Options)
{
    /// <summary>The canonical path of the collection, as links show it.</summary>
    public string Path { get; private init; } = Route.Path;

    /// <summary>How writes go on after the answer; null where the API has no monitors.</summary>
    public RespondAsync? RespondAsync { get; init; }

    public IReadOnlyList<ResourceType> Types { get; } = [.. Route.Collections.Select(c => c.Type)];

    /// <summary>The resource it is bound to, when it lives below one.</summary>
    private string? ParentId { get; init; }

    private ResourceParent? Parent => Types[0].Parent;

    private FieldSelection? IdOnly { get; } = FieldSelection.Parse(["none"], [.. Route.Collections.Select(c => c.Type)], Options);

    public ReferenceExpander Expander { get; } = new(Store, Options);

    public ResourceOperations Operations { get; } = Route.Collections.Aggregate(ResourceOperations.None, (all, c) => all | c.Operations);

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

    /// <summary>The collection as a request means it: below the resource its path names, where it lives below one.</summary>
    /// <exception cref="TmfErrorException">The caller may not, or there is no such resource.</exception>
    public async Task<RestCollection> BindAsync(HttpContext context)
    {
        if (Parent is not { } parent)
        {
            return this;
        }

        Authorize(context, HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? AccessKind.Read : AccessKind.Write);
        var id = RouteText(context, RestRoutes.ParentId);
        if ((await Store.GetManyAsync(parent.Type, [id], ["id"], context.RequestAborted)).Count == 0)
        {
            throw new TmfErrorException(TmfErrors.ResourceNotFound(parent.Type.Path, id));
        }

        return this with { ParentId = id, Path = Path.Replace($"{{{RestRoutes.ParentId}}}", Uri.EscapeDataString(id), StringComparison.Ordinal) };
    }

    /// <summary>A body as it is created here: with the reference to the resource that the collection is below, and everything that is mandatory here.</summary>
    /// <exception cref="TmfErrorException">Something is missing that this collection asks for and others of the type do not.</exception>
    public JsonElement Complete(JsonElement body)
    {
        if (body.ValueKind is not JsonValueKind.Object)
        {
            return body; // the writer says what is wrong with it
        }

        var missing = Route.Collections.Count == 1
            ? Route.Collections[0].Required.Where(a => !body.TryGetProperty(a.JsonName, out var value) || value.ValueKind is JsonValueKind.Null).ToList()
            : [];
        if (missing.Count > 0)
        {
            throw new TmfErrorException(TmfErrors.ValidationFailed(string.Join(" ", missing.Select(a => $"'{a.JsonName}' is mandatory."))));
        }

        if (ParentId is null || Parent is not { } parent)
        {
            return body;
        }

        return JsonElement.Parse(JsonCopy.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartObject(parent.Attribute.JsonName);
            writer.WriteString("id", ParentId);
            writer.WriteString("href", parent.Type.HrefOf(ParentId));
            writer.WriteEndObject();
            foreach (var property in body.EnumerateObject().Where(p => p.Name != parent.Attribute.JsonName))
            {
                JsonCopy.WriteAsSent(writer, property);
            }

            writer.WriteEndObject();
        }));
    }

    /// <summary>What of the matches of a filter the list shows: those below the resource it is bound to, those with the role of an alias.</summary>
    public Predicate? Within(Predicate? filter)
    {
        Predicate?[] parts = [Scope, RolePredicate, filter];
        return parts.OfType<Predicate>().ToList() switch
        {
            [] => null,
            [var only] => only,
            var all => new Predicate.And(all),
        };
    }

    private Predicate? Scope => ParentId is not null && Parent is { } parent
        ? new Predicate.Compare(new AttributePath([parent.Attribute, parent.Attribute.Type!.GetByName("id")!]), Comparison.Equal, ParentId) // the loader has seen to both
        : null;

    private Predicate? RolePredicate => Route.ListFilter is { } alias
        ? new Predicate.Compare(
            new AttributePath([alias.Reference, alias.Reference.Type!.GetByJsonName("role")!]), // the loader has seen to both
            Comparison.Matches,
            $"(?i)^{Regex.Escape(alias.Role)}$")
        : null;

    /// <summary>
    /// What an answer to a write shows: what was asked for, where the caller may read too; id, href and type alone where not, so that writing never reads.
    /// </summary>
    public FieldSelection? Shown(HttpContext context, FieldSelection? asked) =>
        Policy.Check(context.User, Domain, AccessKind.Read) is AccessDecision.Granted ? asked : IdOnly;

    /// <summary>The id of the route.</summary>
    public static string IdOf(HttpContext context) => RouteText(context, "id");

    /// <summary>A parameter of the route that every request which comes here has.</summary>
    internal static string RouteText(HttpContext context, string name)
    {
        // the server leaves an encoded slash alone, since decoded it would part the path; only the address as it was sent tells it from '%252F', which is another id
        var text = (string)context.Request.RouteValues[name]!; // see above
        return text.Contains(SentPath.Slash, StringComparison.OrdinalIgnoreCase) && SegmentOf(context, text) is { } sent ? Uri.UnescapeDataString(sent) : text;
    }

    /// <summary>The segment of the path that the server made a text of, as it was sent.</summary>
    private static string? SegmentOf(HttpContext context, string text) => context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2)[0].Split('/')
        .FirstOrDefault(s => text.Equals(SentPath.Decode(s), StringComparison.OrdinalIgnoreCase));

    /// <summary>The resource of that id, of whichever type of the collection.</summary>
    /// <exception cref="TmfErrorException">404.</exception>
    public async Task<StoredResource> GetAsync(string id, FieldSelection? fields, CancellationToken cancellationToken)
    {
        foreach (var type in Types)
        {
            var names = Scope is null ? fields?.Names : null;
            if ((await Store.GetManyAsync(type, [id], names, cancellationToken)).TryGetValue(id, out var resource)
                && (Scope is not { } scope || PredicateEvaluator.Matches(scope, resource.Document)))
            {
                return resource;
            }
        }

        throw NotFound(id);
    }

    /// <summary>The type that holds the id: the only one, or the one that has it.</summary>
    /// <exception cref="TmfErrorException">404.</exception>
    public async Task<ResourceType> TypeOfAsync(string id, CancellationToken cancellationToken) =>
        Types.Count == 1 && Scope is null ? Types[0] : (await GetAsync(id, IdOnly, cancellationToken)).Type;

    public TmfErrorException NotFound(string id) => new(TmfErrors.ResourceNotFound(Name, id));
}

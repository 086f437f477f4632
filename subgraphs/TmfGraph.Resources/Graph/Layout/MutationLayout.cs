using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Graph.Layout;

/// <summary>Which mutations a resource has, and what each reads and refuses.</summary>
internal sealed record MutationLayout(string Verb, ResourceType Resource, IReadOnlyList<string> Errors)
{
    public const string Create = "create";
    public const string Update = "update";
    public const string Delete = "delete";

    public const string ValidationError = "ValidationError";
    public const string ReferenceNotFoundError = "ReferenceNotFoundError";
    public const string ResourceNotFoundError = "ResourceNotFoundError";
    public const string IllegalStateChangeError = "IllegalStateChangeError";
    public const string VersionMismatchError = "VersionMismatchError";

    private static readonly string[] CreateErrors = [ValidationError, ReferenceNotFoundError];

    private static readonly string[] UpdateErrors = [ValidationError, ReferenceNotFoundError, ResourceNotFoundError, VersionMismatchError];

    private static readonly string[] DeleteErrors = [ValidationError, ResourceNotFoundError, VersionMismatchError];

    public string Field => GraphNames.Mutation(Verb, Resource);

    public string InputName => GraphNames.MutationInput(Verb, Resource);

    public string PayloadName => GraphNames.MutationPayload(Verb, Resource);

    public string ErrorName => GraphNames.MutationError(Verb, Resource);

    public static bool Any(ResourceType resource) => Of(resource).Any();

    public static IEnumerable<MutationLayout> Of(ResourceType resource)
    {
        if (resource.Operations.HasFlag(ResourceOperations.Post))
        {
            yield return new MutationLayout(Create, resource, CreateErrors);
        }

        if ((resource.Operations & (ResourceOperations.Patch | ResourceOperations.Put)) != 0)
        {
            var moves = resource.Attributes.Any(a => a.Lifecycle is { Moves.Count: > 0 });
            yield return new MutationLayout(Update, resource, moves ? [.. UpdateErrors, IllegalStateChangeError] : UpdateErrors);
        }

        if (resource.Operations.HasFlag(ResourceOperations.Delete))
        {
            yield return new MutationLayout(Delete, resource, DeleteErrors);
        }
    }

    /// <summary>The attributes its input has beside <c>id</c>.</summary>
    public IEnumerable<AttributeModel> Attributes => Verb switch
    {
        Create => Resource.Attributes.Where(a => !a.SetByServer && !a.UpdatedByServer),
        Update => Resource.Attributes.Where(a => !a.Immutable && !a.UpdatedByServer && a.Name is not ("id" or "href")),
        _ => [],
    };
}

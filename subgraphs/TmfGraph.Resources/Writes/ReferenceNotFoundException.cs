namespace TmfGraph.Resources.Writes;

/// <summary>
/// A change refers to something that does not exist and that the change cannot do without: because <see cref="WriteOptions.ReferenceChecks"/> asks for
/// it, or because a behaviour needs the target. To REST it is a validation problem like others.
/// </summary>
/// <param name="path">The attribute with the reference.</param>
/// <param name="referredType">What kind of thing was looked for.</param>
public sealed class ReferenceNotFoundException(string path, string referredType, string id)
    : ResourceValidationException([new AttributeProblem(path, Code, $"'{path}' refers to the {referredType} '{id}', which does not exist.")])
{
    /// <summary>The code of its <see cref="AttributeProblem"/>.</summary>
    public const string Code = "referenceNotFound";

    public string ReferredType { get; } = referredType;

    public string Id { get; } = id;
}

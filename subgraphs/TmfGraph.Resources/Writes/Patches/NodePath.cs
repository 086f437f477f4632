using System.Text.Json;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Rest.JsonPaths;
using TmfGraph.Resources.Storage.Nodes;

namespace TmfGraph.Resources.Writes.Patches;

/// <summary>
/// A JSONPath (TMF630, part 6): <c>note[?(@.author=='John Doe')].text</c>. Where it ends with a name, the name may be new to the objects before it.
/// </summary>
internal sealed record NodePath(string Text) : PatchPath(Text)
{
    private static readonly JsonPathLimits Limits = new(MaxLength: 2_000, MaxSelectors: 50, MaxNesting: 10, MaxConditions: 50, MaxDescents: 2, MaxRegexLength: 250);

    public override bool PicksElements => true;

    public override AttributeModel? AttributeIn(StructuredType type) => Compile(type).Steps is [.., NodeStep.Child(var attribute)] ? attribute : null;

    public override IReadOnlyList<Place> Find(PatchTree tree)
    {
        var nodes = Compile(tree.Type);
        var document = JsonElement.Parse(tree.ToUtf8());
        var places = nodes.Steps is [.., NodeStep.Child(var last)]
            ? NodeFinder.Find(nodes with { Steps = [.. nodes.Steps.SkipLast(1)] }, document)
                .Where(n => n.Value.ValueKind == JsonValueKind.Object)
                .Select(n => (n.Place?.ToPointer() ?? "") + new NodePlace(null, last.JsonName, -1).ToPointer())
            : NodeFinder.Find(nodes, document).Select(n => n.Place?.ToPointer() ?? "");
        var found = places.Distinct(StringComparer.Ordinal).SelectMany(p => PointerPath.TryParse(p)!.Find(tree)).ToList(); // made as a pointer
        return found.Count > 0 ? found : throw new PatchPathException($"there is nothing at '{Text}'.");
    }

    /// <exception cref="ResourceValidationException">The path does not fit the resource.</exception>
    private NodeSet Compile(StructuredType type)
    {
        try
        {
            return JsonPathCompiler.CompileNodes(Text, type, Limits);
        }
        catch (JsonPathException exception)
        {
            throw new ResourceValidationException([new AttributeProblem(Text, AttributeProblemCodes.InvalidPatch, exception.Message)]);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Writes.Patches;

/// <summary>
/// A JSON Patch (RFC 6902), or TMF630's JSON Patch query, whose paths may pick elements by content. Its operations are done in their order and all
/// together: the first that cannot be done ends it, and nothing is changed.
/// </summary>
/// <remarks>
/// In the query notation a path may name several places. Then <c>replace</c>, <c>remove</c> and <c>add</c> work on all of them, <c>test</c> must hold for
/// all, and <c>add</c> to a list appends. <c>move</c> and <c>copy</c> need one place to take from.
/// </remarks>
public sealed class JsonPatch
{
    private readonly PatchLimits _limits;

    private readonly PatchNotation _notation;

    private JsonPatch(IReadOnlyList<PatchOperation> operations, PatchNotation notation, PatchLimits limits)
    {
        Operations = operations;
        _notation = notation;
        _limits = limits;
    }

    internal IReadOnlyList<PatchOperation> Operations { get; }

    /// <summary>Reads a patch document.</summary>
    /// <exception cref="ResourceValidationException">It is none; says everything that is wrong, with the index of the operation.</exception>
    public static JsonPatch Read(JsonElement body, PatchNotation notation, PatchLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return new JsonPatch(PatchReader.Read(body, notation, limits), notation, limits);
    }

    /// <summary>The patched document.</summary>
    /// <exception cref="PatchConflictException">An operation does not go with the document.</exception>
    /// <exception cref="ResourceValidationException">An operation is beyond the limits.</exception>
    internal PatchTree Apply(JsonElement document, ResourceType type)
    {
        var tree = new PatchTree(document, type, _limits);
        foreach (var operation in Operations)
        {
            try
            {
                Apply(tree, operation);
            }
            catch (PatchPathException exception)
            {
                throw new PatchConflictException(operation.Index, operation.Path.Text, $"{operation}: {exception.Message}");
            }
            catch (ResourceValidationException exception)
            {
                throw new ResourceValidationException(
                    [.. exception.Problems.Select(p => new AttributeProblem($"[{operation.Index}]", p.Code, $"{operation}: {p.Message}"))]);
            }
            catch (PatchLimitException exception)
            {
                throw new ResourceValidationException(
                    [new AttributeProblem($"[{operation.Index}]", AttributeProblemCodes.InvalidPatch, $"{operation}: {exception.Message}")]);
            }
        }

        return tree;
    }

    private void Apply(PatchTree tree, PatchOperation operation)
    {
        switch (operation.Verb)
        {
            case PatchVerb.Add:
                Add(tree, operation.Path, () => PatchTree.Build(operation.Value));
                break;
            case PatchVerb.Remove:
                Remove(tree, operation.Path);
                break;
            case PatchVerb.Replace:
                foreach (var place in Existing(tree, operation.Path))
                {
                    tree.Set(place, PatchTree.Build(operation.Value));
                }

                break;
            case PatchVerb.Move:
                var moved = tree.Copy(Single(tree, operation.From!)); // read together with the verb
                Remove(tree, operation.From!);
                Add(tree, operation.Path, () => moved?.DeepClone());
                break;
            case PatchVerb.Copy:
                var source = Single(tree, operation.From!);
                Add(tree, operation.Path, () => tree.Copy(source));
                break;
            default:
                Test(tree, operation);
                break;
        }
    }

    private void Add(PatchTree tree, PatchPath path, Func<JsonNode?> value)
    {
        foreach (var place in path.Find(tree))
        {
            if (_notation == PatchNotation.Query && AddsToList(tree, place, path))
            {
                var list = tree.TryGet(place, out var there) && there is JsonArray own ? own : new JsonArray();
                if (there is null)
                {
                    tree.Set(place, list);
                }

                Append(tree, list, value());
            }
            else if (place.Index >= 0 && path.PicksElements)
            {
                throw new PatchPathException("'add' needs an attribute or a list; 'replace' changes the elements that conditions pick.");
            }
            else if (!tree.TryAdd(place, value()))
            {
                throw new PatchPathException("the index is beyond the end of the list.");
            }
        }
    }

    /// <summary>Whether a list stands at the place, or would by the model.</summary>
    private static bool AddsToList(PatchTree tree, Place place, PatchPath path) =>
        place.Name is not null && (tree.TryGet(place, out var there) && there is not null
            ? there is JsonArray
            : path.AttributeIn(tree.Type) is { IsList: true });

    private static void Append(PatchTree tree, JsonArray list, JsonNode? value)
    {
        if (value is JsonArray several)
        {
            foreach (var element in several.ToList())
            {
                several.Remove(element);
                tree.TryAdd(new Place(list, null, list.Count), element);
            }
        }
        else
        {
            tree.TryAdd(new Place(list, null, list.Count), value);
        }
    }

    private static void Remove(PatchTree tree, PatchPath path)
    {
        foreach (var place in Existing(tree, path).AsEnumerable().Reverse()) // from the end, so that the other indexes stay right
        {
            if (place.IsRoot)
            {
                throw new PatchPathException("the resource itself cannot be removed by a patch; use DELETE.");
            }

            PatchTree.Remove(place);
        }
    }

    private static void Test(PatchTree tree, PatchOperation operation)
    {
        var wanted = PatchTree.Build(operation.Value);
        foreach (var place in Existing(tree, operation.Path))
        {
            if (tree.TryGet(place, out var value) && !JsonNode.DeepEquals(value, wanted))
            {
                throw new PatchPathException("the value there is another one.");
            }
        }
    }

    private static JsonNode? Single(PatchTree tree, PatchPath path)
    {
        var places = Existing(tree, path);
        tree.TryGet(places[0], out var value);
        return places.Count == 1 ? value : throw new PatchPathException($"'{path}' names {places.Count} places; one is needed to take from.");
    }

    private static List<Place> Existing(PatchTree tree, PatchPath path)
    {
        var places = path.Find(tree).Where(p => tree.TryGet(p, out _)).ToList();
        return places.Count > 0 ? places : throw new PatchPathException($"there is nothing at '{path}'.");
    }
}

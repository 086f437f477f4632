using System.Diagnostics;
using System.Text;
using TmfGraph.Resources.Events;
using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest.Documents;

/// <summary>What people read about an operation, made from what the model says of its resource.</summary>
internal static class OperationWords
{
    /// <summary>One line, for instance <c>Create a product order</c>.</summary>
    public static string Summary(ApiOperation operation)
    {
        var name = NameOf(operation.Resource);
        return operation.Action switch
        {
            ApiAction.List => $"List {PluralOf(operation.Resource)}",
            ApiAction.Create => operation.Resource.IsTask ? $"Start {WithArticle(name)}" : $"Create {WithArticle(name)}",
            ApiAction.Read => $"Read {WithArticle(name)}",
            ApiAction.CreateMany => $"Create several {PluralOf(operation.Resource)}",
            ApiAction.Change => $"Change {WithArticle(name)}",
            ApiAction.Replace => $"Replace {WithArticle(name)}",
            ApiAction.Delete => $"Delete {WithArticle(name)}",
            ApiAction.ListParts => $"List {PartOf(operation)} of {WithArticle(name)}",
            ApiAction.ReadPart => $"Read one {PartOf(operation)} of {WithArticle(name)}",
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Some sentences: what to bring, what comes of it.</summary>
    public static string Description(ApiOperation operation)
    {
        var resource = operation.Resource;
        IEnumerable<string?> sentences = operation.Action switch
        {
            ApiAction.List =>
                ["Answers a page of those that match; without conditions, of all. Each condition names an attribute, nested ones with dots."],
            ApiAction.Create => Creating(operation.Collection, resource),
            ApiAction.CreateMany => ["A JSON Patch whose operations each add one at the path '/': all of them are created, or none."],
            ApiAction.Read => ["Answers the whole resource, or the attributes named in fields."],
            ApiAction.Change => Changing(resource),
            ApiAction.Replace => ["The body is all it has from now on; what only the server sets is kept."],
            ApiAction.Delete => ["It is gone for good; what refers to it keeps its reference.", Event(resource, EventKind.Delete)],
            ApiAction.ListParts => ["They are written as a part of the resource that holds them."],
            ApiAction.ReadPart => [],
            _ => throw new UnreachableException(),
        };
        return string.Join(' ', sentences.Append(operation.IsExtension ? "The official document does not have this operation." : null).OfType<string>());
    }

    /// <summary>The resource's name in a sentence: <c>product order</c>, of a task <c>cancel product order task</c>.</summary>
    public static string NameOf(ResourceType resource) => resource.IsTask ? $"{Words(resource.TmfName)} task" : Words(resource.TmfName);

    public static string PluralOf(ResourceType resource) => resource.IsTask ? $"{Words(resource.TmfName)} tasks" : Words(Pluralizer.Pluralize(resource.TmfName));

    private static string PartOf(ApiOperation operation) => operation.Part?.Attribute.JsonName ?? "";

    private static IEnumerable<string?> Creating(ResourceCollection? collection, ResourceType resource)
    {
        var required = resource.Attributes.Where(a => a is { Required: true, SetByServer: false, OnSubtypes.Count: 0 })
            .Union(collection?.Required ?? []).Select(a => a.JsonName).ToList();
        yield return required.Count == 0 ? "Nothing is mandatory." : $"Mandatory: {string.Join(", ", required)}.";
        if (resource.Subtypes.Count > 0)
        {
            yield return $"@type chooses between {string.Join(", ", resource.Subtypes.Prepend(resource.TmfName))}.";
        }

        if (resource.StateAttribute is { Lifecycle.Initial: { } initial } state)
        {
            yield return state.SetByServer ? $"It begins with {state.JsonName} {initial}." : $"Unless told otherwise it begins with {state.JsonName} {initial}.";
        }

        yield return Event(resource, EventKind.Create);
    }

    private static IEnumerable<string?> Changing(ResourceType resource)
    {
        yield return "As a merge patch, attributes given are set, null removes one, a list replaces the whole list. As a JSON Patch, operations are done "
            + "in their order, all of them or none; in a JSON Patch query their paths may pick elements of a list by content.";
        var immutable = resource.Attributes.Where(a => a is { Immutable: true, JsonName: not ("id" or "href") }).Select(a => a.JsonName).ToList();
        if (immutable.Count > 0)
        {
            yield return $"Not to be changed: {string.Join(", ", immutable)}.";
        }

        if (resource.StateAttribute is { Lifecycle.Moves.Count: > 0 } state)
        {
            yield return $"{char.ToUpperInvariant(state.JsonName[0])}{state.JsonName[1..]} moves only as its lifecycle allows.";
            yield return Event(resource, EventKind.StateChange);
        }

        yield return Event(resource, EventKind.AttributeValueChange);
    }

    /// <summary>Names the event where the API declares one of that kind.</summary>
    private static string? Event(ResourceType resource, EventKind kind)
    {
        var name = EventNames.Of(resource, kind);
        return resource.Events.Contains(name) ? $"Raises {name}." : null;
    }

    /// <summary><c>ProductOrder</c> → <c>product order</c>; abbreviations stay as they are.</summary>
    public static string Words(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var starts = char.IsUpper(name[i]) && (i == 0 || !char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (starts && i > 0)
            {
                text.Append(' ');
            }

            var isAbbreviation = char.IsUpper(name[i]) && ((i + 1 < name.Length && char.IsUpper(name[i + 1])) || (!starts && i > 0));
            text.Append(isAbbreviation ? name[i] : char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    private static string WithArticle(string words) => (words[0] is 'a' or 'e' or 'i' or 'o' ? "an " : "a ") + words;
}

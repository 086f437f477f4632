using System.Text;
using System.Text.Json;

namespace TmfGraph.Gateway.Planning;

/// <summary>The operation of a fetch, rendered once for all executions of a plan.</summary>
public sealed class FetchOperation
{
    internal FetchOperation(string text, bool isMutation, IReadOnlyList<string> forwardedVariables, IReadOnlyList<JsonName> lookupPath)
    {
        Text = text;
        IsMutation = isMutation;
        Document = Encoding.UTF8.GetBytes(text);
        BodyStart = Encoding.UTF8.GetBytes("{\"query\":" + JsonSerializer.Serialize(text) + ",\"variables\":");
        ForwardedVariables = forwardedVariables;
        ForwardedNames = [.. forwardedVariables.Select(v => Encoding.UTF8.GetBytes($"\"{v}\":"))];
        LookupPath = lookupPath;
    }

    public string Text { get; }

    /// <summary><see cref="Text"/> as UTF-8.</summary>
    public ReadOnlyMemory<byte> Document { get; }

    /// <summary>The request body up to the value of <c>variables</c>; what follows that value is a closing brace.</summary>
    public ReadOnlyMemory<byte> BodyStart { get; }

    /// <summary>Mutations are never sent twice.</summary>
    public bool IsMutation { get; }

    /// <summary>The client's variables that the operation uses.</summary>
    public IReadOnlyList<string> ForwardedVariables { get; }

    /// <summary>
    /// The variable of <c>_entities</c> as a JSON property name with colon; null for other operations. Its value is the list of all
    /// representations, so one set of variables finds many objects.
    /// </summary>
    internal byte[]? Representations { get; init; }

    /// <summary>The same for each part of a document that fetches entities for several fetches; empty for other operations.</summary>
    internal IReadOnlyList<byte[]> PartRepresentations { get; init; } = [];

    internal byte[][] ForwardedNames { get; }

    /// <summary>Properties from <c>data</c> to the object that a lookup finds; empty for root fields.</summary>
    internal IReadOnlyList<JsonName> LookupPath { get; }
}

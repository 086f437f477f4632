using System.Text.Json;

namespace TmfGraph.Resources.Writes.Patches;

/// <summary>Reads a patch document's operations. Collects what is wrong with all of them.</summary>
internal sealed class PatchReader
{
    private const string Verbs = "add, remove, replace, move, copy or test";

    private readonly List<AttributeProblem> _problems = [];

    private readonly PatchNotation _notation;

    private PatchReader(PatchNotation notation) => _notation = notation;

    /// <exception cref="ResourceValidationException">The body is no patch document.</exception>
    public static IReadOnlyList<PatchOperation> Read(JsonElement body, PatchNotation notation, PatchLimits limits)
    {
        var reader = new PatchReader(notation);
        var operations = new List<PatchOperation>();
        if (body.ValueKind != JsonValueKind.Array)
        {
            reader.Report("", "A JSON Patch must be a list of operations.");
        }
        else if (body.GetArrayLength() > limits.MaxOperations)
        {
            reader.Report("", $"The patch has {body.GetArrayLength()} operations; {limits.MaxOperations} are allowed.");
        }
        else
        {
            var texts = new DocumentValidator();
            TextCheck.Run(body, texts);
            reader._problems.AddRange(texts.Problems);
            if (reader._problems.Count > 0)
            {
                throw new ResourceValidationException(reader._problems); // such texts cannot even be read
            }

            var index = 0;
            foreach (var element in body.EnumerateArray())
            {
                if (reader.ReadOne(element, index++) is { } operation)
                {
                    operations.Add(operation);
                }
            }
        }

        return reader._problems.Count > 0 ? throw new ResourceValidationException(reader._problems) : operations;
    }

    private PatchOperation? ReadOne(JsonElement element, int index)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Report($"[{index}]", $"Operation [{index}] must be an object with 'op' and 'path'.");
            return null;
        }

        if (TextOf(element, "op") is not { } op || VerbOf(op) is not { } verb)
        {
            Report($"[{index}].op", $"Operation [{index}]: 'op' must be {Verbs}.");
            return null;
        }

        var path = ReadPath(element, "path", index);
        var from = verb is PatchVerb.Move or PatchVerb.Copy ? ReadPath(element, "from", index) : null;
        var needsValue = verb is PatchVerb.Add or PatchVerb.Replace or PatchVerb.Test;
        element.TryGetProperty("value", out var value);
        if (needsValue && value.ValueKind == JsonValueKind.Undefined)
        {
            Report($"[{index}].value", $"Operation [{index}]: '{op}' needs a 'value', which may be null.");
            return null;
        }

        if (verb == PatchVerb.Move && path is PointerPath to && from is PointerPath whole && to.IsBelow(whole))
        {
            Report($"[{index}].path", $"Operation [{index}]: '{whole}' cannot be moved into itself, to '{to}'.");
        }

        return path is null || (from is null && verb is PatchVerb.Move or PatchVerb.Copy) ? null : new PatchOperation(index, verb, path, from, value);
    }

    private PatchPath? ReadPath(JsonElement element, string name, int index)
    {
        if (TextOf(element, name) is not { } text)
        {
            Report($"[{index}].{name}", $"Operation [{index}]: '{name}' must be a text.");
            return null;
        }

        PatchPath? path = _notation == PatchNotation.Pointer ? PointerPath.TryParse(text) : text is ['/', ..] or "" ? QueryPath.TryParse(text) : new NodePath(text);
        if (path is null)
        {
            Report(
                $"[{index}].{name}",
                _notation == PatchNotation.Pointer
                    ? $"Operation [{index}]: '{text}' is no JSON Pointer; write for instance '/note/0/text'."
                    : $"Operation [{index}]: '{text}' is no path; write for instance '/note/text?note.author=John Doe', or note[?(@.author=='John Doe')].text.");
        }
        else if (path is PointerPath { Tokens.Count: > PatchLimits.MostDepth } or QueryPath { Tokens.Count: > PatchLimits.MostDepth })
        {
            Report($"[{index}].{name}", $"Operation [{index}]: '{name}' has more than {PatchLimits.MostDepth} parts.");
        }

        return path;
    }

    private void Report(string path, string message) => _problems.Add(new AttributeProblem(path, AttributeProblemCodes.InvalidPatch, message));

    private static string? TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static PatchVerb? VerbOf(string op) => op switch
    {
        "add" => PatchVerb.Add,
        "remove" => PatchVerb.Remove,
        "replace" => PatchVerb.Replace,
        "move" => PatchVerb.Move,
        "copy" => PatchVerb.Copy,
        "test" => PatchVerb.Test,
        _ => null,
    };
}

using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;
using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Graph.Writes;

/// <summary>The typed errors of mutations: which exception of the writer becomes which, and what their fields say.</summary>
internal static class MutationErrors
{
    /// <summary>The outcome that an exception of the write path stands for; null when it stands for none and is a fault.</summary>
    public static MutationOutcome? Of(Exception exception) => exception switch
    {
        InputException input => MutationOutcome.Refused(Validation(input.Path, "invalidValue", input.Message)),
        ReferenceNotFoundException missing => MutationOutcome.Refused(ResolvedValue.FromObject(
            new MissingReference(missing.Message, missing.Problems[0].Path, missing.ReferredType, missing.Id), MutationLayout.ReferenceNotFoundError)),
        ResourceValidationException validation => MutationOutcome.Refused([.. validation.Problems.Select(p => Validation(p.Path, p.Code, p.Message))]),
        ResourceNotFoundException missing => NotFound(missing.Type, missing.Id),
        VersionMismatchException mismatch => MutationOutcome.Refused(ResolvedValue.FromObject(
            new Mismatch(mismatch.Message, mismatch.Expected, mismatch.Actual), MutationLayout.VersionMismatchError)),
        _ => null,
    };

    public static MutationOutcome NotFound(ResourceType type, string id) => MutationOutcome.Refused(ResolvedValue.FromObject(
        new Missing($"There is no {type.Name} with the id '{id}'.", type.Name, id), MutationLayout.ResourceNotFoundError));

    public static ResolvedValue IllegalMove(string message, string? from, string? to, IReadOnlyList<string> allowed) =>
        ResolvedValue.FromObject(new Move(message, from, to, allowed), MutationLayout.IllegalStateChangeError);

    /// <summary>Binds the fields of all error types in use.</summary>
    public static void Bind(SchemaBuilder builder, GraphLayout layout)
    {
        var used = layout.Resources.SelectMany(MutationLayout.Of).SelectMany(m => m.Errors).ToHashSet(StringComparer.Ordinal);
        Bind<Invalid>(MutationLayout.ValidationError, ("path", e => e.Path), ("code", e => e.Code));
        Bind<MissingReference>(MutationLayout.ReferenceNotFoundError, ("path", e => e.Path), ("referredType", e => e.ReferredType), ("id", e => e.Id));
        Bind<Missing>(MutationLayout.ResourceNotFoundError, ("resourceType", e => e.ResourceType), ("id", e => e.Id));
        Bind<Move>(MutationLayout.IllegalStateChangeError, ("from", e => e.From), ("to", e => e.To), ("allowed", e => e.Allowed));
        Bind<Mismatch>(MutationLayout.VersionMismatchError, ("expectedVersion", e => e.Expected), ("currentVersion", e => e.Current));

        void Bind<T>(string name, params ReadOnlySpan<(string Field, Func<T, object?> Read)> fields)
            where T : ErrorValue
        {
            if (!used.Contains(name))
            {
                return;
            }

            builder.Resolve($"{name}.message", FieldResolver.Pure(parent => ResolvedValue.FromObject(((T)parent.Object!).Message)));
            foreach (var (field, read) in fields)
            {
                builder.Resolve($"{name}.{field}", FieldResolver.Pure(parent => Value(read((T)parent.Object!)))); // unions give an error its own type
            }
        }
    }

    private static ResolvedValue Value(object? value) => value is IReadOnlyList<string> texts
        ? ResolvedValue.FromList([.. texts.Select(t => ResolvedValue.FromObject(t))])
        : ResolvedValue.FromObject(value);

    private static ResolvedValue Validation(string path, string code, string message) =>
        ResolvedValue.FromObject(new Invalid(message, path.Length == 0 ? null : path, code), MutationLayout.ValidationError);

    private abstract record ErrorValue(string Message);

    private sealed record Invalid(string Message, string? Path, string? Code) : ErrorValue(Message);

    private sealed record MissingReference(string Message, string? Path, string ReferredType, string Id) : ErrorValue(Message);

    private sealed record Missing(string Message, string ResourceType, string Id) : ErrorValue(Message);

    private sealed record Move(string Message, string? From, string? To, IReadOnlyList<string> Allowed) : ErrorValue(Message);

    private sealed record Mismatch(string Message, long? Expected, long? Current) : ErrorValue(Message);
}

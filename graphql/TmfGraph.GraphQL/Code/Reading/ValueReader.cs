using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Code.Reading;

/// <summary>Makes a CLR value of a GraphQL value that is known to be legal for its type.</summary>
internal abstract class ValueReader<T>
{
    /// <summary>The value; the type's default for null.</summary>
    public abstract T? Read(ResolvedValue value, OperationRequest request);
}

/// <summary>Leaves.</summary>
internal sealed class LeafReader<T>(Func<System.Text.Json.JsonElement, T> read) : ValueReader<T>
{
    public override T? Read(ResolvedValue value, OperationRequest request) =>
        value.IsNull ? default : value.Object is T leaf ? leaf : read(value.Json);
}

/// <summary>The value as it is.</summary>
internal sealed class SameReader : ValueReader<ResolvedValue>
{
    public override ResolvedValue Read(ResolvedValue value, OperationRequest request) => value;
}

/// <summary>A file of the request.</summary>
internal sealed class FileReader : ValueReader<UploadedFile>
{
    public override UploadedFile? Read(ResolvedValue value, OperationRequest request) =>
        value.IsNull ? null : request.FindFile(value.Json.GetString()!); // the scalar takes only strings
}

/// <summary>Value types that may be null.</summary>
internal sealed class NullableReader<T>(ValueReader<T> inner) : ValueReader<T?>
    where T : struct
{
    public override T? Read(ResolvedValue value, OperationRequest request) => value.IsNull ? null : inner.Read(value, request);
}

/// <summary>Objects that a resolver gave as they are; others are read.</summary>
/// <param name="inner">Null when such objects are all there are.</param>
internal sealed class ParentReader<T>(ValueReader<T>? inner) : ValueReader<T>
{
    public override T? Read(ResolvedValue value, OperationRequest request) =>
        value.Object is T instance ? instance
        : inner is not null ? inner.Read(value, request)
        : throw new InvalidOperationException($"The parent is no {typeof(T).Name}.");
}

/// <summary>Leaves of which the one required field of a parent consists.</summary>
internal sealed class MemberReader<T>(Member member, ValueReader<T> inner) : ValueReader<T>
{
    public override T? Read(ResolvedValue value, OperationRequest request) => inner.Read(member.Get(value), request);
}

/// <summary>Stands for a reader that is being made, in types that contain themselves.</summary>
internal sealed class LateReader<T> : ValueReader<T>, ILateReader
{
    private ValueReader<T>? _reader;

    public void Set(object reader) => _reader = (ValueReader<T>)reader;

    public override T? Read(ResolvedValue value, OperationRequest request) => _reader!.Read(value, request); // set before anybody reads
}

internal interface ILateReader
{
    void Set(object reader);
}

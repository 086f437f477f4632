namespace TmfGraph.Gateway.Clients;

/// <summary>
/// What makes two requests to one source the same on the wire: operations, variables, error mode, and the headers that go along. The context of a
/// trace does not count, since no answer depends on it.
/// </summary>
internal readonly struct RequestKey : IEquatable<RequestKey>
{
    private const int HashedBytes = 128;

    private readonly SourceRequest _request;
    private readonly string?[] _headers;
    private readonly int _hash;

    /// <param name="request">The request; its variables have to stay as they are as long as the key is used.</param>
    /// <param name="headerNames">Headers of the client that the source gets.</param>
    public RequestKey(SourceRequest request, string[] headerNames)
    {
        _request = request;
        _headers = new string?[headerNames.Length];
        var hash = new HashCode(); // seeded per process, so that nobody can choose requests that collide
        for (var i = 0; i < headerNames.Length; i++)
        {
            _headers[i] = request.Client.GetHeader(headerNames[i]);
            hash.Add(_headers[i]);
        }

        // the ends of a long list of keys tell it from others well enough; equality looks at all of it
        var variables = request.Variables.Span;
        hash.Add(request.Operation.Document.Length);
        hash.Add(variables.Length);
        hash.AddBytes(variables[..Math.Min(HashedBytes, variables.Length)]);
        hash.AddBytes(variables[Math.Max(0, variables.Length - HashedBytes)..]);
        _hash = hash.ToHashCode();
    }

    public bool Equals(RequestKey other) =>
        _hash == other._hash
        && _headers.AsSpan().SequenceEqual(other._headers)
        && _request.OnError == other._request.OnError
        && AreEqual(_request, other._request);

    public override bool Equals(object? obj) => obj is RequestKey other && Equals(other);

    public override int GetHashCode() => _hash;

    private static bool AreEqual(SourceRequest one, SourceRequest other) =>
        one.SetCount == other.SetCount
        && one.EntityCount == other.EntityCount
        && (ReferenceEquals(one.Operation, other.Operation) || one.Operation.Document.Span.SequenceEqual(other.Operation.Document.Span))
        && one.Variables.Span.SequenceEqual(other.Variables.Span);
}

using System.Text.Json;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Types;

/// <summary>
/// A scalar. Values travel as JSON: <see cref="Codec"/> says which JSON and which literals are legal.
/// </summary>
public sealed class ScalarType : NamedType
{
    internal ScalarType(string name, ScalarCodec codec) : base(name) => Codec = codec;

    public ScalarCodec Codec { get; internal set; }

    /// <summary>The address of its specification (<c>@specifiedBy</c>); null when there is none.</summary>
    public string? SpecifiedBy { get; internal set; }
}

/// <summary>What a scalar accepts. Implementations have no state and are shared.</summary>
public abstract class ScalarCodec
{
    /// <summary>Whether a JSON value of a variable is legal. Null is never asked.</summary>
    /// <param name="error">What is wrong, for people, when the answer is false.</param>
    public abstract bool IsValidInput(JsonElement value, out string? error);

    /// <summary>Whether a literal is legal; variables and null are never asked, and lists and objects only by scalars that take any value.</summary>
    public abstract bool IsValidLiteral(ValueNode literal, out string? error);

    /// <summary>Writes the JSON form of a legal literal (without variables inside).</summary>
    public virtual void WriteLiteral(ValueNode literal, Utf8JsonWriter writer) => LiteralJson.Write(literal, writer);

    /// <summary>Writes the JSON form of a legal value of a variable: the same form a literal of that value has.</summary>
    public virtual void WriteInput(JsonElement value, Utf8JsonWriter writer) => value.WriteTo(writer);

    /// <summary>Writes a JSON value that a resolver gave, as this scalar; false when it cannot be one (a field error).</summary>
    public abstract bool TryWriteResult(JsonElement value, Execution.ResultWriter writer);

    /// <summary>Writes a CLR value that a resolver gave, as this scalar; false when it cannot be one (a field error).</summary>
    public abstract bool TryWriteResult(object value, Execution.ResultWriter writer);
}

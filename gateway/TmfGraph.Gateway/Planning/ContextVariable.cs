using System.Text;
using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

/// <summary>A variable of a fetch whose value is read from an object above those that are fetched: the nearest one that sets the context.</summary>
/// <param name="Name">Its name in the fetch's operation.</param>
/// <param name="Context">Which objects set the context, and how the value is made of one.</param>
/// <param name="Input">The argument it goes to, which says its type.</param>
internal sealed record ContextVariable(string Name, ContextValue Context, InputValue Input)
{
    /// <summary>The value, prepared for being written.</summary>
    public ValueShape Shape { get; } = ValueShape.Of(Context.Value, Input.Type.NamedType);

    /// <summary>The positions above where objects may set the context, the nearest first. All objects of the last one do. Set when all fields are planned.</summary>
    public List<Position> Places { get; } = [];

    /// <summary>Its name in the operation as a JSON property name with colon. Set when the operation is rendered.</summary>
    public byte[] NameJson { get; private set; } = [];

    /// <summary>The name that the operation has for it.</summary>
    public string RenderedName { get; private set; } = "";

    /// <param name="name">See <see cref="RenderedName"/>.</param>
    public void Render(string name) => (RenderedName, NameJson) = (name, Encoding.UTF8.GetBytes($"\"{name}\":"));

    /// <summary>Whether another argument gets the same value of the same objects.</summary>
    public bool IsSame(ContextValue context, InputValue input) =>
        Context.Context == context.Context && Context.Value.ToString() == context.Value.ToString() && Input.Type.ToString() == input.Type.ToString();
}

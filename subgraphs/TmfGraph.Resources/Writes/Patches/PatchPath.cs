using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Writes.Patches;

/// <summary>Where an operation works.</summary>
/// <param name="Text">As it was sent.</param>
internal abstract record PatchPath(string Text)
{
    /// <summary>The places the path names in a document; the last one may not exist yet.</summary>
    /// <exception cref="PatchPathException">There is no way to such a place.</exception>
    public abstract IReadOnlyList<Place> Find(PatchTree tree);

    /// <summary>Whether a list's elements are picked by what they are, so that nothing can be added before them.</summary>
    public virtual bool PicksElements => false;

    /// <summary>The attribute of the model at the path's end; null when it knows none.</summary>
    public virtual AttributeModel? AttributeIn(StructuredType type) => null;

    public sealed override string ToString() => Text;
}

/// <summary>A path leads nowhere in the document; says why.</summary>
internal sealed class PatchPathException(string message) : Exception(message);

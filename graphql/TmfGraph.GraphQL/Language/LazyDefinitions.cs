namespace TmfGraph.GraphQL.Language;

/// <summary>The definitions of a document that was checked, as nodes from the moment on that somebody looks at them.</summary>
internal sealed class LazyDefinitions(FlatTree tree)
{
    private FlatTree? _tree = tree;
    private DefinitionNode[]? _nodes;

    /// <summary>The nodes, always the same ones.</summary>
    public DefinitionNode[] Nodes => Volatile.Read(ref _nodes) ?? Build();

    private DefinitionNode[] Build()
    {
        lock (this) // which nobody outside sees
        {
            if (_tree is not null)
            {
                Volatile.Write(ref _nodes, TreeBuilder.BuildDefinitions(_tree));
                FlatTree.Return(_tree);
                _tree = null;
            }

            return _nodes!; // set before the tree was given back
        }
    }
}

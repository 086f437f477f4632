using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Validation;

/// <summary>The one walk over a document that all rules share.</summary>
internal sealed class DocumentWalker(ValidationContext context)
{
    private List<SpreadUse> _spreads = [];
    private List<VariableUse> _variables = [];
    private DefinitionNode? _definition;
    private int _selections;

    public void Walk()
    {
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is not (OperationDefinitionNode or FragmentDefinitionNode))
            {
                continue;
            }

            context.SpreadsByDefinition[definition] = _spreads = [];
            context.VariablesByDefinition[definition] = _variables = [];
            _definition = definition;
            _selections = 0;
            if (definition is OperationDefinitionNode operation)
            {
                context.Operations.Add(operation);
                WalkDirectives(operation.Directives, LocationOf(operation.Operation));
                foreach (var variable in operation.Variables)
                {
                    WalkVariableDefinition(variable);
                }

                WalkSelections(operation.SelectionSet, context.Schema.GetRootType(operation.Operation));
            }
            else if (definition is FragmentDefinitionNode fragment)
            {
                context.AllFragments.Add(fragment);
                context.Fragments.TryAdd(fragment.Name, fragment);
                WalkDirectives(fragment.Directives, "FRAGMENT_DEFINITION");
                WalkSelections(fragment.SelectionSet, Composite(fragment.TypeCondition.Name));
            }

            context.SelectionsByDefinition[definition] = _selections;
        }
    }

    private void WalkVariableDefinition(VariableDefinitionNode variable)
    {
        WalkDirectives(variable.Directives, "VARIABLE_DEFINITION");
        if (variable.DefaultValue is not null && context.Resolve(variable.Type) is { IsInput: true } type)
        {
            context.Values.Add(new ValueUse(variable.DefaultValue, type, variable));
        }
    }

    private void WalkSelections(SelectionSetNode selections, NamedType? parent)
    {
        _selections += selections.Selections.Count;
        foreach (var selection in selections.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    WalkField(field, parent);
                    break;
                case FragmentSpreadNode spread:
                    var use = new SpreadUse(spread, parent);
                    context.Spreads.Add(use);
                    _spreads.Add(use);
                    WalkDirectives(spread.Directives, "FRAGMENT_SPREAD");
                    break;
                case InlineFragmentNode inline:
                    context.InlineFragments.Add(new InlineFragmentUse(inline, parent));
                    WalkDirectives(inline.Directives, "INLINE_FRAGMENT");
                    WalkSelections(inline.SelectionSet, inline.TypeCondition is null ? parent : Composite(inline.TypeCondition.Name));
                    break;
            }
        }
    }

    private void WalkField(FieldNode node, NamedType? parent)
    {
        var field = parent is null ? null : context.Schema.GetField(parent, node.Name);
        context.Fields.Add(new FieldUse(node, parent, field));
        WalkArguments(node, node.Arguments, field?.Arguments);
        WalkDirectives(node.Directives, "FIELD");
        if (node.SelectionSet is not null)
        {
            var type = field?.Type.NamedType;
            WalkSelections(node.SelectionSet, type is { IsComposite: true } ? type : null);
        }
    }

    private void WalkDirectives(IReadOnlyList<DirectiveNode> directives, string location)
    {
        if (directives.Count == 0)
        {
            return;
        }

        context.Directives.Add(new DirectivesUse(directives, location));
        foreach (var directive in directives)
        {
            if (directive.Name is "defer" or "stream")
            {
                AddIncremental(directive);
            }

            WalkArguments(directive, directive.Arguments, context.Schema.GetDirective(directive.Name)?.Arguments);
        }
    }

    private void AddIncremental(DirectiveNode directive)
    {
        if (!context.IncrementalByDefinition.TryGetValue(_definition!, out var directives)) // directives are in definitions
        {
            context.IncrementalByDefinition.Add(_definition!, directives = []);
        }

        directives.Add(directive);
    }

    private void WalkArguments(SyntaxNode owner, IReadOnlyList<ArgumentNode> nodes, IReadOnlyList<InputValue>? definitions)
    {
        if (nodes.Count == 0 && definitions is not { Count: > 0 })
        {
            return;
        }

        context.Arguments.Add(new ArgumentsUse(owner, nodes, definitions));
        foreach (var node in nodes)
        {
            var definition = definitions?.Find(node.Name);
            if (definition is not null)
            {
                context.Values.Add(new ValueUse(node.Value, definition.Type, node));
            }

            WalkVariables(node.Value, definition?.Type, definition?.DefaultValue is not null, isOneOfField: false);
        }
    }

    /// <summary>Finds variables in a value with the type expected where each stands.</summary>
    private void WalkVariables(ValueNode value, GraphType? type, bool hasDefault, bool isOneOfField)
    {
        switch (value)
        {
            case VariableNode variable:
                var use = new VariableUse(variable, type, hasDefault, isOneOfField);
                context.Variables.Add(use);
                _variables.Add(use);
                break;
            case ListValueNode list:
                foreach (var item in list.Items)
                {
                    WalkVariables(item, (type?.NullableType as ListType)?.Item, false, false);
                }

                break;
            case ObjectValueNode fields:
                var input = type?.NullableType as InputObjectType ?? ItemOf(type) as InputObjectType;
                foreach (var field in fields.Fields)
                {
                    var definition = input?.GetField(field.Name);
                    WalkVariables(field.Value, definition?.Type, definition?.DefaultValue is not null, input?.IsOneOf == true);
                }

                break;
        }
    }

    /// <summary>A single value where a list is expected stands for its one item.</summary>
    private static GraphType? ItemOf(GraphType? type)
    {
        while (type?.NullableType is ListType list)
        {
            type = list.Item;
        }

        return type?.NullableType;
    }

    private static string LocationOf(OperationKind operation) => operation switch
    {
        OperationKind.Query => "QUERY",
        OperationKind.Mutation => "MUTATION",
        _ => "SUBSCRIPTION",
    };

    private NamedType? Composite(string name) => context.Schema.GetType(name) is { IsComposite: true } type ? type : null;
}

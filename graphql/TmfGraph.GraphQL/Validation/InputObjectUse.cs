using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Validation;

/// <summary>An object literal where an input object type is expected.</summary>
internal readonly record struct InputObjectUse(ObjectValueNode Node, InputObjectType Type)
{
    /// <summary>All of a document's, outer ones before those within them.</summary>
    public static List<InputObjectUse> Find(IEnumerable<ValueUse> values)
    {
        var found = new List<InputObjectUse>();
        foreach (var use in values)
        {
            Find(use.Node, use.Type, found);
        }

        return found;
    }

    private static void Find(ValueNode value, GraphType type, List<InputObjectUse> found)
    {
        switch (value, type.NullableType)
        {
            case (ListValueNode list, ListType listType):
                foreach (var item in list.Items)
                {
                    Find(item, listType.Item, found);
                }

                break;
            case (_, ListType listType):
                Find(value, listType.Item, found); // a single value stands for a list of one
                break;
            case (ObjectValueNode fields, InputObjectType input):
                found.Add(new InputObjectUse(fields, input));
                foreach (var field in fields.Fields)
                {
                    if (input.GetField(field.Name) is { } definition)
                    {
                        Find(field.Value, definition.Type, found);
                    }
                }

                break;
        }
    }
}

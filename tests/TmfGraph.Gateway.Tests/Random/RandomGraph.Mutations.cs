using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>Changes of a random graph: what is read after one shows it, in every source.</summary>
internal sealed partial class RandomGraph
{
    /// <summary>The root of mutations over some types, and what its fields return; empty for no types.</summary>
    private static string MutationsOf(List<RandomType> types) => types.Count == 0 ? "" :
        $"\ntype Mutation {{ {string.Join(' ', types.Select(t => $"set{t.Name}(id: ID!, s4: String, s1: Int): Change{t.Name}"))} }}\n"
        + string.Concat(types.Select(t => $"type Change{t.Name} {{ it: {t.Name}  query: Query }}\n"));

    private void ResolveMutation(SchemaBuilder builder, RandomType type) => builder.Resolve($"Mutation.set{type.Name}", Live((_, a) => Change(type, a)));

    private ResolvedValue Change(RandomType type, FieldArguments arguments)
    {
        var id = arguments.GetString("id");
        if (type.Objects.Find(o => o["id"]!.ToString() == id) is not { } entity) // entities have ids
        {
            return ResolvedValue.FromError(new GraphQLError($"There is no {id}."));
        }

        foreach (var field in new[] { "s4", "s1" })
        {
            if (arguments.TryGet(field, out var value))
            {
                entity[field] = JsonNode.Parse(value.GetRawText());
            }
        }

        Store();
        return ResolvedValue.FromJson(JsonSerializer.SerializeToElement(new { it = _roots[entity["id"]!.ToString()], query = new { } })); // as above
    }

    /// <summary>Makes what is read of all objects: with what their fields with requirements give now.</summary>
    private void Store()
    {
        foreach (var type in _types)
        {
            foreach (var entity in type.Objects)
            {
                foreach (var field in type.Fields.Where(f => f.Needs is not null))
                {
                    entity[field.Name] = Answer(field, field.Needs!, entity); // just tested
                }
            }
        }

        foreach (var entity in _types.SelectMany(t => t.Objects))
        {
            _roots[entity["id"]!.ToString()] = JsonSerializer.SerializeToElement(entity); // every entity has one
        }
    }

    /// <summary>A resolver that reads what may change: it is called before the next change, not when the answer is written.</summary>
    private FieldResolver Live(Func<ResolvedValue, FieldArguments, ResolvedValue> resolve) => _isMutable
        ? FieldResolver.Batch((batch, _) =>
        {
            for (var i = 0; i < batch.Count; i++)
            {
                batch.SetResult(i, resolve(batch.GetParent(i), batch.GetArguments(i)));
            }

            return ValueTask.CompletedTask;
        })
        : FieldResolver.Pure(resolve);
}

using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;
using TmfGraph.Resources.Graph.Events;
using TmfGraph.Resources.Graph.Federation;
using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Graph.Resolvers;
using TmfGraph.Resources.Graph.Sdl;
using TmfGraph.Resources.Graph.Writes;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Security;

namespace TmfGraph.Resources.Graph;

/// <summary>Makes the GraphQL schema of a domain, with resolvers over its store.</summary>
public static class SubgraphSchema
{
    /// <summary>Builds the schema that <see cref="SourceSchemaWriter"/> writes for the same model, ready to execute.</summary>
    /// <param name="knownEntities">As for <see cref="SourceSchemaWriter"/>.</param>
    /// <param name="extend">
    /// What code adds after all others, see <see cref="Hosting.SubgraphDefinition.ExtendGraph"/>; null for nothing. It is called more than once: what it adds to the SDL is
    /// part of the source schema too.
    /// </param>
    /// <exception cref="InvalidOperationException">Two parts of the model come to the same GraphQL name.</exception>
    public static GraphSchema Build(
        DomainModel model,
        SubgraphServices services,
        IReadOnlySet<string>? knownEntities = null,
        GraphOptions? options = null,
        Action<SchemaBuilder>? extend = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        options ??= new GraphOptions();
        var layout = GraphLayout.Of(model, knownEntities, SdlExtension.Of(extend));
        var guard = new AccessGuard(services.Access, model.Name);
        var builder = new SchemaBuilder(new SchemaBuilderOptions { IsService = services.IsService })
            .AddDocument(SourceSchemaWriter.WriteModel(layout, options));
        BindDocuments(builder, layout);
        ConnectionValue.Bind(builder, layout);
        var selected = new SelectedAttributes(layout);
        BindReads(builder, layout, services, guard, selected, options);
        new MutationResolver(services.Writer, services.Store, selected).Bind(builder, layout, guard);
        new SubscriptionResolver(services.Events, guard, options).Bind(builder, layout);
        new FederationResolver(layout, services.Store, selected, options).Bind(builder, guard);
        BindCode(builder, layout, services, guard, selected);
        extend?.Invoke(builder);
        var schema = builder.Build();
        selected.Complete(schema, layout);
        return schema;
    }

    /// <summary>What code of a domain may have and may do.</summary>
    private static void BindCode(SchemaBuilder builder, GraphLayout layout, SubgraphServices services, AccessGuard guard, SelectedAttributes selected) => builder
        .Provide(_ => layout.Model)
        .Provide(_ => services.Store)
        .Provide(_ => services.Writer)
        .Provide(_ => services.Store.Database.Time)
        .LoadResults<EntityReference>(new EntityLoader(layout, services.Store, selected).LoadAsync)
        .GuardCode((request, field) => guard.Refusal(request.User, field.DeclaringType.Name == "Mutation" ? AccessKind.Write : AccessKind.Read));

    /// <summary>What is read straight off a document: names and enum values in their TMF spelling, and what the model does not know.</summary>
    private static void BindDocuments(SchemaBuilder builder, GraphLayout layout)
    {
        foreach (var type in layout.StructuredTypes)
        {
            foreach (var attribute in type.Attributes.Where(a => a.Name != a.JsonName))
            {
                builder.MapField($"{type.Name}.{attribute.Name}", attribute.JsonName);
            }

            builder.Resolve($"{type.Name}.{GraphNames.ExtensionAttributes}", ExtensionAttributes.Of(type));
        }

        foreach (var type in layout.Enums)
        {
            foreach (var member in type.Members)
            {
                builder.MapEnumValue($"{type.Name}.{member.Name}", member.Value);
            }
        }

        foreach (var stub in layout.Stubs)
        {
            builder.Resolve($"{stub.Name}.id", FieldResolver.Pure(parent => ResolvedValue.FromObject(EntityStub.IdOf(parent))));
        }
    }

    private static void BindReads(
        SchemaBuilder builder, GraphLayout layout, SubgraphServices services, AccessGuard guard, SelectedAttributes selected, GraphOptions options)
    {
        var connections = new ConnectionResolver(services.Store, new PageReader(options), selected);
        var lookups = new LookupResolver(services.Store, selected);
        foreach (var type in layout.Resources)
        {
            if (GraphLayout.HasList(type))
            {
                builder.Resolve($"Query.{GraphNames.ListField(type)}", guard.Batch(AccessKind.Read, (b, ct) => connections.ResolveListAsync(type, b, ct)));
            }

            builder.Resolve($"Query.{GraphNames.LookupField(type.Name)}", guard.Batch(AccessKind.Read, (b, ct) => lookups.ResolveAsync(type, b, ct)));
        }

        foreach (var stub in layout.Stubs.Where(s => s.HasLookup))
        {
            builder.Resolve($"Query.{GraphNames.LookupField(stub.Name)}", guard.Batch(AccessKind.Read, (b, _) => LookupResolver.ResolveStubAsync(b)));
        }

        foreach (var target in layout.AllTargets)
        {
            var resolver = new TargetResolver(target, services.Store, selected);
            builder.Resolve($"{target.Owner.Name}.{target.Name}", guard.Batch(AccessKind.Read, resolver.ResolveAsync));
        }

        foreach (var extension in layout.Model.Extensions.Values)
        {
            foreach (var walk in extension.Walks)
            {
                builder.Resolve($"{extension.Name}.{walk.Name}", guard.Batch(AccessKind.Read, WalkResolver.Of(extension, walk, connections, options)));
            }
        }
    }
}

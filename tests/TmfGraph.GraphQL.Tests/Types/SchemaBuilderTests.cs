using System.Text;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Tests.Types;

public sealed class SchemaBuilderTests
{
    [Fact]
    public void Build_MergesDocuments_When_ExtensionsComeFirst()
    {
        var schema = new SchemaBuilder()
            .AddDocument("extend type Query { b: B } extend interface I { y: Int }")
            .AddDocument("type Query { a: Int } type B implements I { x: Int y: Int } interface I { x: Int }")
            .AddDocument("extend enum E { B } enum E { A } extend union U = Query union U = B extend input N { b: Int } input N { a: Int }")
            .Build();
        Assert.Equal(
            """
            type Query {
              a: Int
              b: B
            }

            interface I {
              x: Int
              y: Int
            }

            type B implements I {
              x: Int
              y: Int
            }

            enum E {
              A
              B
            }

            union U = B | Query

            input N {
              a: Int
              b: Int
            }

            """,
            SchemaPrinter.Print(schema));
        Assert.Equal([schema.GetType("B")!], schema.GetPossibleTypes(schema.GetType("I")!));
    }

    [Fact]
    public void Build_TakesExtensionsAsDefinitions_When_OrphansAreAllowed()
    {
        var schema = new SchemaBuilder(new SchemaBuilderOptions { AllowOrphanExtensions = true })
            .AddDocument("type Query { a: A } extend type A { a: Int }")
            .AddDocument("extend type A { b: Int }")
            .Build();
        Assert.Equal(["a", "b"], Assert.IsType<ObjectType>(schema.GetType("A")).Fields.Select(static f => f.Name));
    }

    [Fact]
    public void Build_KeepsUnknownDirectives_When_TheyAreAllowed()
    {
        const string Sdl = "type Query @key(fields: \"id\") @key(fields: \"id\") {\n  id: ID! @any(x: { y: [1] })\n}\n";
        var schema = new SchemaBuilder(new SchemaBuilderOptions { AllowUnknownDirectives = true }).AddDocument(Sdl).Build();
        Assert.Equal(Sdl, SchemaPrinter.Print(schema));
    }

    [Fact]
    public void Build_AddsReferencedScalars_When_StandardOnesAreAskedFor()
    {
        var schema = new SchemaBuilder(new SchemaBuilderOptions { AddStandardScalars = true })
            .AddDocument("type Query { at: DateTime }")
            .Build();
        Assert.Equal(["Query", "DateTime"], schema.TypesInOrder.Where(static t => !t.IsBuiltIn).Select(static t => t.Name));
        Assert.StartsWith("https://", Assert.IsType<ScalarType>(schema.GetType("DateTime")).SpecifiedBy, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_BindsWhatCodeSays()
    {
        var resolver = FieldResolver.Pure(static parent => parent);
        var codec = StandardScalars.GetCodec("Long");
        var schema = new SchemaBuilder()
            .AddDocument("type Query { a: S e: E i: I } scalar S interface I { x: Int } enum E { IN_PROGRESS DONE }")
            .Resolve("Query.a", resolver)
            .MapField("Query.e", "@e")
            .MapEnumValue("E.IN_PROGRESS", "inProgress")
            .ResolveType("I", static _ => "Query")
            .BindScalar("S", codec)
            .Build();
        var e = (EnumType)schema.GetType("E")!;
        Assert.Same(resolver, schema.QueryType.GetField("a")!.Resolver);
        Assert.Equal("@e", Encoding.UTF8.GetString(schema.QueryType.GetField("e")!.JsonName));
        Assert.Same(e.GetValue("IN_PROGRESS"), e.FromRuntimeValue("inProgress"));
        Assert.Same(e.GetValue("DONE"), e.FromRuntimeValue("DONE"));
        Assert.Equal("Query", ((InterfaceType)schema.GetType("I")!).ResolveTypeName!(default));
        Assert.Same(codec, ((ScalarType)schema.GetType("S")!).Codec);
    }

    [Fact]
    public void Build_ReadsBuiltInDirectives()
    {
        var schema = new SchemaBuilder()
            .AddDocument(
                """
                type Query { a(x: Int @deprecated): Int @deprecated(reason: "Old.") }
                enum E { A @deprecated }
                input I @oneOf { a: Int }
                scalar S @specifiedBy(url: "https://s.example")
                """)
            .Build();
        var field = schema.QueryType.GetField("a")!;
        Assert.Equal("Old.", field.DeprecationReason);
        Assert.Equal("No longer supported", field.GetArgument("x")!.DeprecationReason);
        Assert.Equal("No longer supported", ((EnumType)schema.GetType("E")!).GetValue("A")!.DeprecationReason);
        Assert.True(((InputObjectType)schema.GetType("I")!).IsOneOf);
        Assert.Equal("https://s.example", ((ScalarType)schema.GetType("S")!).SpecifiedBy);
        Assert.Equal(["skip", "include", "defer", "stream", "deprecated", "specifiedBy", "oneOf"], schema.DirectivesInOrder.Select(static d => d.Name));
    }

    [Fact]
    public void Build_ThrowsAllViolations()
    {
        var exception = Assert.Throws<SchemaException>(() => new SchemaBuilder().AddDocument("type A { a: B __c: Int }").Build());
        Assert.Equal(
            ["SCHEMA_UNKNOWN_TYPE", "SCHEMA_RESERVED_NAME", "SCHEMA_INVALID_ROOT_TYPE"],
            exception.Errors.Select(static e => e.Code));
    }

    [Fact]
    public void GetField_FindsIntrospectionFields_When_TheyApply()
    {
        var schema = new SchemaBuilder().AddDocument("type Query { a: A } type A { a: Int } union U = A").Build();
        Assert.Same(schema.IntrospectionFields.SchemaField, schema.GetField(schema.QueryType, "__schema"));
        Assert.Same(schema.IntrospectionFields.TypeField, schema.GetField(schema.QueryType, "__type"));
        Assert.Same(schema.IntrospectionFields.TypenameField, schema.GetField(schema.GetType("U")!, "__typename"));
        Assert.Null(schema.GetField(schema.GetType("A")!, "__schema"));
        Assert.Null(schema.GetField(schema.GetType("U")!, "a"));
    }

    [Fact]
    public void Build_LinksTypes_When_ThereAreThousandsInACircle()
    {
        var sdl = string.Join('\n', Enumerable.Range(0, 2500).Select(static i =>
            $$"""
            "Words."
            type T{{i}} @mark(x: "y") { id: ID! a(x: Int = 1, f: F{{i}}): String b: [T{{(i + 1) % 2500}}!] c: Float d: Boolean @deprecated }
            input F{{i}} { and: [F{{i}}!] a: String b: F{{(i + 1) % 2500}} }
            """)) + "type Query { t: T0 } directive @mark(x: String) on OBJECT";
        var schema = new SchemaBuilder().AddDocument(sdl).Build();

        Assert.Same(schema.GetType("T0"), ((ObjectType)schema.GetType("T2499")!).GetField("b")!.Type.NamedType);
    }
}

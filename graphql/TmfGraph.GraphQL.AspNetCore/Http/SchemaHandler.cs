using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.AspNetCore.Http;

/// <summary>Gives the schema's text, printed once for each schema.</summary>
internal sealed class SchemaHandler(Func<HttpContext, IRequestExecutor> findExecutor, GraphQLHttpOptions options)
{
    private const string ContentType = "application/graphql; charset=utf-8";

    private readonly ConditionalWeakTable<GraphSchema, SchemaText> _texts = [];

    public async Task HandleAsync(HttpContext context)
    {
        var response = context.Response;
        if (!options.AllowSchemaRequests)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            response.Headers.Allow = "GET, HEAD";
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        var schema = findExecutor(context).Schema;
        if (context.Request.Query.TryGetValue("types", out var names))
        {
            await SendTypesAsync(context, schema, names.ToString()).ConfigureAwait(false);
            return;
        }

        var text = _texts.GetValue(schema, SchemaText.Print);
        response.Headers.ETag = text.Tag;
        if (context.Request.Headers.IfNoneMatch.ToString() == text.Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = ContentType;
        response.ContentLength = text.Utf8.Length;
        response.Headers.ContentDisposition = "inline; filename=\"schema.graphql\"";
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await response.BodyWriter.WriteAsync(text.Utf8, context.RequestAborted).ConfigureAwait(false);
        }
    }

    // of a few types, as somebody looks at them: not kept, since there are endless choices
    private Task SendTypesAsync(HttpContext context, GraphSchema schema, string names)
    {
        if (SchemaTypes.TryRead(schema, names, out var types) is { } failure)
        {
            var status = failure.Errors[0].Code is ErrorCodes.UnknownTypes ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
            return new ResponseSender(context, options).SendAsync(failure, ResponseFormat.GraphQLJson, status);
        }

        var utf8 = SchemaText.Print(schema, types).Utf8;
        context.Response.ContentType = ContentType;
        context.Response.ContentLength = utf8.Length;
        return HttpMethods.IsGet(context.Request.Method)
            ? context.Response.BodyWriter.WriteAsync(utf8, context.RequestAborted).AsTask()
            : Task.CompletedTask;
    }

    private sealed record SchemaText(byte[] Utf8, string Tag)
    {
        // what guards a field is nobody's business but the server's
        private static readonly HashSet<string> Hidden = ["authorize", "authorized", "authenticated", "allowAnonymous", "policy", "requiresScopes"];

        public static SchemaText Print(GraphSchema schema) => Print(schema, null);

        /// <param name="types">The types to print, without directives; null for all there is.</param>
        public static SchemaText Print(GraphSchema schema, IReadOnlySet<NamedType>? types)
        {
            var utf8 = Encoding.UTF8.GetBytes(SchemaPrinter.Print(schema, new SchemaPrintOptions
            {
                IncludeDirective = static name => !Hidden.Contains(name),
                IncludeType = type => types?.Contains(type) != false,
            }));
            return new SchemaText(utf8, $"\"{Convert.ToHexStringLower(SHA256.HashData(utf8).AsSpan(0, 12))}\"");
        }
    }
}

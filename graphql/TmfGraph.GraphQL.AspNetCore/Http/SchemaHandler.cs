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

        var text = _texts.GetValue(findExecutor(context).Schema, SchemaText.Print);
        response.Headers.ETag = text.Tag;
        if (context.Request.Headers.IfNoneMatch.ToString() == text.Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "application/graphql; charset=utf-8";
        response.ContentLength = text.Utf8.Length;
        response.Headers.ContentDisposition = "inline; filename=\"schema.graphql\"";
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await response.BodyWriter.WriteAsync(text.Utf8, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private sealed record SchemaText(byte[] Utf8, string Tag)
    {
        // what guards a field is nobody's business but the server's
        private static readonly HashSet<string> Hidden = ["authorize", "authorized", "authenticated", "allowAnonymous", "policy", "requiresScopes"];

        public static SchemaText Print(GraphSchema schema)
        {
            var utf8 = Encoding.UTF8.GetBytes(
                SchemaPrinter.Print(schema, new SchemaPrintOptions { IncludeDirective = static name => !Hidden.Contains(name) }));
            return new SchemaText(utf8, $"\"{Convert.ToHexStringLower(SHA256.HashData(utf8).AsSpan(0, 12))}\"");
        }
    }
}

namespace TmfGraph.GraphQL.Language;
public static class SyntaxPrinter { public static string Print(SyntaxNode node) => throw new NotSupportedException(); }

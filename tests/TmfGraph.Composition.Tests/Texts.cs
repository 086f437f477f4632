namespace TmfGraph.Composition.Tests;

/// <summary>Compares texts whole and shows them whole when they differ.</summary>
internal static class Texts
{
    public static void Equal(string expected, string actual)
    {
        if (expected.Trim() != actual.Trim())
        {
            Assert.Fail($"Expected:\n{expected.Trim()}\n\nActual:\n{actual.Trim()}\n");
        }
    }
}

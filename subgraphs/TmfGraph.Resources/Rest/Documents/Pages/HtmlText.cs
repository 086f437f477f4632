using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace TmfGraph.Resources.Rest.Documents.Pages;

/// <summary>
/// HTML in the making. What stands in the holes of an added text is encoded, so that no word of a model is ever taken for markup; only
/// another <see cref="HtmlText"/> goes in as it is.
/// </summary>
internal sealed class HtmlText
{
    // letters of every script stay readable; what means something in HTML is encoded
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    private readonly StringBuilder _text = new();

    /// <summary>Text that is HTML already.</summary>
    public static HtmlText Raw(string html)
    {
        var text = new HtmlText();
        text._text.Append(html);
        return text;
    }

    public HtmlText Add([InterpolatedStringHandlerArgument("")] ref Handler handler) => this;

    public HtmlText AddLine([InterpolatedStringHandlerArgument("")] ref Handler handler)
    {
        _text.Append('\n');
        return this;
    }

    public override string ToString() => _text.ToString();

    [InterpolatedStringHandler]
    public readonly ref struct Handler
    {
        private readonly StringBuilder _text;

        public Handler(int literalLength, int holes, HtmlText html)
        {
            _ = holes; // the shape of a handler's constructor is the compiler's
            _text = html._text;
            _text.EnsureCapacity(_text.Length + literalLength);
        }

        public void AppendLiteral(string text) => _text.Append(text);

        public void AppendFormatted(HtmlText? text) => _text.Append(text?._text);

        public void AppendFormatted(string? text) => _text.Append(text is null ? null : Encoder.Encode(text));

        public void AppendFormatted(int number) => _text.Append(number);
    }
}

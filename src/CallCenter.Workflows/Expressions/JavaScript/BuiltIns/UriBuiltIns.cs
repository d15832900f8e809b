using System.Collections.Frozen;
using System.Text;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>encodeURIComponent and its relatives.</summary>
internal static class UriBuiltIns
{
    private const string Unreserved = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.!~*'()";
    private const string Reserved = ";/?:@&=+$,#";

    public static readonly FrozenDictionary<string, BuiltIn> Globals = new MethodTable()
        .Add("encodeURIComponent", 1, (run, in self, a) => Encode(run, a.TextAt(run, 0), Unreserved))
        .Add("encodeURI", 1, (run, in self, a) => Encode(run, a.TextAt(run, 0), Unreserved + Reserved))
        .Add("decodeURIComponent", 1, (run, in self, a) => Decode(run, a.TextAt(run, 0), ""))
        .Add("decodeURI", 1, (run, in self, a) => Decode(run, a.TextAt(run, 0), Reserved))
        .Freeze();

    private static ScriptThrow Malformed(ScriptRun run) => run.Error("URIError", "The text is no well-formed URI.", "文本不是有效的 URI。");

    private static Value Encode(ScriptRun run, string text, string kept)
    {
        run.Charge(6L * text.Length);
        run.Work(2 + text.Length / 4);
        var built = new StringBuilder();
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < 128 && kept.Contains(text[i], StringComparison.Ordinal))
            {
                built.Append(text[i]);
                continue;
            }

            if (!Rune.TryGetRuneAt(text, i, out var rune)) throw Malformed(run);
            var count = rune.EncodeToUtf8(bytes);
            foreach (var part in bytes[..count]) built.Append('%').Append(part.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            i += rune.Utf16SequenceLength - 1;
        }

        return run.NewText(built.ToString());
    }

    private static Value Decode(ScriptRun run, string text, string kept)
    {
        run.Charge(2L * text.Length);
        run.Work(2 + text.Length / 4);
        var built = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%') i = DecodeOne(run, text, i, kept, built);
            else built.Append(text[i]);
        }

        return run.NewText(built.ToString());
    }

    /// <summary>Decodes one character at <paramref name="start"/> and gives where its last escape ends.</summary>
    private static int DecodeOne(ScriptRun run, string text, int start, string kept, StringBuilder built)
    {
        Span<byte> bytes = stackalloc byte[4];
        bytes[0] = ByteAt(run, text, start);
        var count = bytes[0] switch
        {
            < 0x80 => 1,
            >= 0xc2 and < 0xe0 => 2,
            >= 0xe0 and < 0xf0 => 3,
            >= 0xf0 and < 0xf5 => 4,
            _ => throw Malformed(run),
        };
        for (var i = 1; i < count; i++) bytes[i] = ByteAt(run, text, start + 3 * i);
        if (Rune.DecodeFromUtf8(bytes[..count], out var rune, out var used) != System.Buffers.OperationStatus.Done || used != count) throw Malformed(run);
        if (count == 1 && kept.Contains((char)bytes[0], StringComparison.Ordinal)) built.Append(text, start, 3);
        else built.Append(rune.ToString());
        return start + 3 * count - 1;
    }

    private static byte ByteAt(ScriptRun run, string text, int at)
    {
        if (at + 2 >= text.Length || text[at] != '%' || !char.IsAsciiHexDigit(text[at + 1]) || !char.IsAsciiHexDigit(text[at + 2])) throw Malformed(run);
        return Convert.ToByte(text.Substring(at + 1, 2), 16);
    }
}

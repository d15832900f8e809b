using System.Globalization;
using System.Text;

namespace CallCenter.Telephony.Tests.Asterisk.Support;

/// <summary>A SIP request or response, as far as a simple phone needs it.</summary>
internal sealed class SipMessage
{
    private readonly List<(string Name, string Value)> _headers = [];

    public string FirstLine { get; private init; } = "";
    public string Body { get; private init; } = "";

    /// <summary>0 of a request.</summary>
    public int Status => FirstLine.StartsWith("SIP/2.0 ", StringComparison.Ordinal) ? int.Parse(FirstLine.AsSpan(8, 3), CultureInfo.InvariantCulture) : 0;

    public string Method => Status == 0 ? FirstLine.Split(' ')[0] : this["CSeq"].Split(' ')[1];
    public string this[string name] => _headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value ?? "";
    public IEnumerable<string> All(string name) => _headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);

    /// <summary>The address to send to in this dialog.</summary>
    public string ContactUri => this["Contact"] is var contact && contact.Contains('<') ? contact[(contact.IndexOf('<') + 1)..contact.IndexOf('>')] : contact.Split(';')[0];

    /// <summary>Where the other side wants to hear.</summary>
    public (string Address, int Port)? Media
    {
        get
        {
            var lines = Body.Split('\n', StringSplitOptions.TrimEntries);
            var address = lines.FirstOrDefault(line => line.StartsWith("c=IN IP4 ", StringComparison.Ordinal));
            var media = lines.FirstOrDefault(line => line.StartsWith("m=audio ", StringComparison.Ordinal));
            return address is null || media is null ? null : (address[9..], int.Parse(media.Split(' ')[1], CultureInfo.InvariantCulture));
        }
    }

    public static SipMessage? Parse(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0) return null;
        var lines = text[..end].Split("\r\n");
        var message = new SipMessage { FirstLine = lines[0], Body = text[(end + 4)..] };
        foreach (var line in lines.Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) message._headers.Add((line[..colon].Trim(), line[(colon + 1)..].Trim()));
        }

        return message;
    }

    public static byte[] Format(string firstLine, IEnumerable<(string Name, string Value)> headers, string body = "")
    {
        var text = new StringBuilder(firstLine).Append("\r\n");
        foreach (var (name, value) in headers) text.Append(name).Append(": ").Append(value).Append("\r\n");
        if (body.Length > 0) text.Append("Content-Type: application/sdp\r\n");
        text.Append("Content-Length: ").Append(Encoding.UTF8.GetByteCount(body)).Append("\r\n\r\n").Append(body);
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}

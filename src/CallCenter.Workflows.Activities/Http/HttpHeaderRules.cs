using System.Buffers;

namespace CallCenter.Workflows.Activities.Http;

/// <summary>Which headers a flow may write, so that no text from outside can become a header or a body of its own.</summary>
internal static class HttpHeaderRules
{
    private static readonly SearchValues<char> Token = SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>How the connection is run is the server's business.</summary>
    private static readonly HashSet<string> OfTheConnection = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Content-Length", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Host", "Expect",
    };

    /// <summary>What guards the people who use this server is not a flow's to change.</summary>
    private static readonly HashSet<string> OfThisServer = new(StringComparer.OrdinalIgnoreCase)
    {
        "Set-Cookie", "Clear-Site-Data", "Content-Security-Policy", "X-Content-Type-Options", "Strict-Transport-Security", "Service-Worker-Allowed",
    };

    public static IReadOnlyList<HttpHeader> OfResponse(ValueRecord? headers)
    {
        var list = Read(headers);
        if (list.FirstOrDefault(header => OfThisServer.Contains(header.Name)) is { } guarded) throw Fault.Of(
            $"响应标头 {guarded.Name} 由服务器设置，流程不能设置。", $"The response header {guarded.Name} is the server's and cannot be set by a flow.", "http-header");
        return list;
    }

    public static IReadOnlyList<HttpCallHeader> OfCall(ValueRecord? headers) =>
        [.. Read(headers).Select(header => new HttpCallHeader(header.Name, new(header.Value)))];

    /// <summary>Throws when the text would end its header.</summary>
    public static string Value(string name, string text) => text.Any(letter => char.IsControl(letter) && letter != '\t')
        ? throw Fault.Of($"标头 {name} 的值含有换行或控制字符。", $"The value of header {name} contains a line break or control character.", "http-header")
        : text;

    private static List<HttpHeader> Read(ValueRecord? headers)
    {
        var list = new List<HttpHeader>();
        foreach (var (name, value) in headers ?? [])
        {
            if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(Token)) throw Fault.Of(
                $"“{name}”不能作为标头的名称。", $"\"{name}\" cannot be the name of a header.", "http-header");
            if (OfTheConnection.Contains(name)) throw Fault.Of(
                $"标头 {name} 由服务器设置，流程不能设置。", $"The header {name} is set by the server and not by a flow.", "http-header");
            foreach (var item in value.AsList ?? [value])
            {
                if (!item.IsNothing) list.Add(new(name, Value(name, item.IsSensitive ? item.AsString! : item.ToString())));
            }
        }

        return list;
    }
}

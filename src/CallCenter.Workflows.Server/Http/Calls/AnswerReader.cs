using System.Net.Http.Headers;
using CallCenter.Workflows.Activities.Http;

namespace CallCenter.Workflows.Server.Http.Calls;

/// <summary>Reads another server's answer, unpacked and no further than the limit.</summary>
internal static class AnswerReader
{
    public static async Task<HttpAnswer> ReadAsync(
        HttpResponseMessage response, Uri address, bool wantsFile, long limit, CancellationToken cancellationToken)
    {
        var bytes = await ReadBodyAsync(response.Content, limit, cancellationToken);
        var contentType = response.Content.Headers.ContentType?.ToString();
        var file = bytes.Length > 0 && (wantsFile || !HttpContents.IsParsed(contentType, bytes)) ? FileOf(response, address, contentType, bytes) : null;
        var content = bytes.Length == 0 || wantsFile ? Value.Null : file?.ToValue() ?? Parsed(contentType, bytes);
        var head = Records(response.Headers);
        var ofContent = Records(response.Content.Headers);
        return new((int)response.StatusCode, response.ReasonPhrase, head, ofContent, content, file);
    }

    /// <summary>What calls itself JSON and is not is still an answer: the flow gets its text.</summary>
    private static Value Parsed(string? contentType, byte[] bytes)
    {
        try
        {
            return HttpContents.Parse(contentType, bytes);
        }
        catch (System.Text.Json.JsonException)
        {
            return HttpContents.TextOf(contentType, bytes);
        }
    }

    private static async Task<byte[]> ReadBodyAsync(HttpContent content, long limit, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > limit) throw new AnswerTooLargeException();
        using var body = new MemoryStream();
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (body.Length + count > limit) throw new AnswerTooLargeException();
            body.Write(buffer, 0, count);
        }

        return body.ToArray();
    }

    private static HttpFile FileOf(HttpResponseMessage response, Uri address, string? contentType, byte[] bytes)
    {
        var disposition = response.Content.Headers.ContentDisposition;
        var name = disposition?.FileNameStar ?? disposition?.FileName ?? Uri.UnescapeDataString(address.Segments[^1]);
        return new(HttpFile.SafeName(name), contentType, Convert.ToBase64String(bytes), EntityTag: response.Headers.ETag?.ToString());
    }

    private static ValueRecord Records(HttpHeaders headers)
    {
        var record = new ValueRecord();
        foreach (var (name, values) in headers.NonValidated) record[name] = HttpContents.OneOrMany([.. values]);
        return record;
    }
}

/// <summary>The answer has more bytes than a flow may take.</summary>
internal sealed class AnswerTooLargeException : Exception;

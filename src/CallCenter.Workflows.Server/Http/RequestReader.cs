using CallCenter.Workflows.Activities.Http;
using CallCenter.Workflows.Server.Problems;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace CallCenter.Workflows.Server.Http;

/// <summary>Reads a request for a flow, no further than the endpoint allows, and without what is no flow's business.</summary>
internal sealed class RequestReader(long mostBytes)
{
    /// <summary>A form with more fields than this is an attack.</summary>
    private const int MostFields = 1000;

    /// <summary>Throws <see cref="ProblemException"/> for content that is not what it says it is.</summary>
    public async Task<HttpRequestReceived> ReadAsync(
        HttpContext context, string requestId, string path, FoundEndpoint.One found, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var received = new HttpRequestReceived(requestId, request.Method, path, found.Route, Record(request.Query), Headers(context), Value.Null, [])
        {
            ContentType = request.ContentType,
        };
        var limit = Math.Clamp(found.Endpoint.RequestSizeLimit ?? mostBytes, 0, mostBytes);
        if (request.ContentLength > limit) return received with { Refusal = HttpRefusal.RequestTooLarge };
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = limit;
        try
        {
            return await ReadContentAsync(request, received, found.Endpoint, limit, cancellationToken);
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return received with { Refusal = HttpRefusal.RequestTooLarge };
        }
        catch (InvalidDataException invalid)
        {
            throw new ProblemException(new(ProblemType.InvalidRequest, new($"表单内容不正确：{invalid.Message}", $"The form is not valid: {invalid.Message}")));
        }
        catch (System.Text.Json.JsonException json)
        {
            throw new ProblemException(new(ProblemType.InvalidRequest, new(
                $"内容不是正确的 JSON：第 {json.LineNumber + 1} 行，第 {json.BytePositionInLine + 1} 个字节。",
                $"The content is not valid JSON: line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}.")));
        }
    }

    private static async Task<HttpRequestReceived> ReadContentAsync(
        HttpRequest request, HttpRequestReceived received, HttpEndpoint endpoint, long limit, CancellationToken cancellationToken)
    {
        if (request.HasFormContentType && !HttpContents.IsForm(request.ContentType))
        {
            var options = new FormOptions { MultipartBodyLengthLimit = limit, ValueCountLimit = MostFields, ValueLengthLimit = (int)limit, MemoryBufferThreshold = 64 * 1024 };
            var form = await request.ReadFormAsync(options, cancellationToken);
            var files = new List<HttpFile>(form.Files.Count);
            foreach (var file in form.Files) files.Add(await ReadFileAsync(file, cancellationToken));
            return received with { Content = Value.Of(Record(form)), Files = files, Refusal = files.Count > 0 ? endpoint.Check(files) : HttpRefusal.None };
        }

        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        if (body.Length == 0) return received;
        var bytes = body.ToArray();
        return received with
        {
            Content = HttpContents.IsParsed(request.ContentType, bytes)
                ? HttpContents.Parse(request.ContentType, bytes)
                : new HttpFile(HttpFile.SafeName(null), request.ContentType, Convert.ToBase64String(bytes)).ToValue(),
        };
    }

    private static async Task<HttpFile> ReadFileAsync(IFormFile file, CancellationToken cancellationToken)
    {
        var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancellationToken);
        return new(HttpFile.SafeName(file.FileName), file.ContentType, Convert.ToBase64String(content.GetBuffer(), 0, (int)content.Length), file.Name);
    }

    /// <summary>The caller's session here is never shown to a flow; other credentials are sealed.</summary>
    private static ValueRecord Headers(HttpContext context)
    {
        var record = new ValueRecord();
        foreach (var (name, values) in context.Request.Headers)
        {
            if (name.Equals(HeaderNames.Cookie, StringComparison.OrdinalIgnoreCase)) continue;
            var isCredential = name.Equals(HeaderNames.Authorization, StringComparison.OrdinalIgnoreCase);
            if (isCredential && context.User.Identity?.IsAuthenticated == true) continue;
            isCredential |= name.Equals("X-Api-Key", StringComparison.OrdinalIgnoreCase) || name.Equals(HeaderNames.ProxyAuthorization, StringComparison.OrdinalIgnoreCase);
            record[name] = isCredential ? Value.Of(new SensitiveText(values.ToString())) : HttpContents.OneOrMany([.. values]);
        }

        return record;
    }

    private static ValueRecord Record(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> items)
    {
        var record = new ValueRecord();
        foreach (var (name, values) in items) record[name] = HttpContents.OneOrMany([.. values]);
        return record;
    }
}

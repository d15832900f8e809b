using System.Globalization;
using System.Text.RegularExpressions;
using CallCenter.Workflows.Server.Settings;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace CallCenter.Workflows.Server.Web;

/// <summary>
/// Serves the built web app and the Studio below it: the compressed copy the browser takes, cached for ever where the name
/// carries a fingerprint, asked for again by ETag otherwise; an unknown page gets the app that knows it.
/// </summary>
public sealed partial class DesignerFiles
{
    private static readonly string[] OwnPaths = ["/api", "/elsa", "/hubs", "/health", "/metrics", "/openapi"];
    private static readonly (string Name, string Extension)[] Encodings = [("br", ".br"), ("gzip", ".gz")];

    private readonly string? _root;
    private readonly string[] _notPages;
    private readonly FileExtensionContentTypeProvider _types = new();

    public DesignerFiles(ServerSettings settings)
    {
        _root = settings.DesignerDirectory is { } folder ? Path.GetFullPath(folder) + Path.DirectorySeparatorChar : null;
        _notPages = [.. OwnPaths, settings.Http.BasePath];
        _types.Mappings[".dat"] = _types.Mappings[".blat"] = _types.Mappings[".pdb"] = "application/octet-stream";
        _types.Mappings[".webmanifest"] = "application/manifest+json";
    }

    /// <summary>Answers when the request is for a file or a page of the web app; otherwise says no.</summary>
    public async Task<bool> TryServeAsync(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.Value ?? "/";
        if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))) return false;
        if (_notPages.Any(prefix => request.Path.StartsWithSegments(prefix))) return false;
        if (_root is null || !File.Exists(_root + "index.html"))
        {
            if (!IsPage(path)) return false;
            await NotBuiltPage.WriteAsync(context);
            return true;
        }

        if (FileOf(path) is { } file) await SendAsync(context, file, FingerprintedName().IsMatch(path));
        else if (IsPage(path)) await SendAsync(context, _root + (request.Path.StartsWithSegments("/studio") ? "studio/index.html" : "index.html"), false);
        else return false;
        return true;
    }

    /// <summary>A page has no file ending.</summary>
    private static bool IsPage(string path) => !path[(path.LastIndexOf('/') + 1)..].Contains('.', StringComparison.Ordinal);

    private string? FileOf(string path)
    {
        if (path.EndsWith('/')) path += "index.html";
        var file = Path.GetFullPath(path.TrimStart('/'), _root!);
        // Compressed copies are a way of sending, not addresses; and nothing outside the folder is served.
        return file.StartsWith(_root!, StringComparison.Ordinal) && !Encodings.Any(encoding => path.EndsWith(encoding.Extension, StringComparison.Ordinal))
            && File.Exists(file) ? file : null;
    }

    private async Task SendAsync(HttpContext context, string file, bool forEver)
    {
        var response = context.Response;
        var (sent, encoding) = Negotiate(context.Request, file);
        var info = new FileInfo(sent);
        var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{info.LastWriteTimeUtc.Ticks:x}-{info.Length:x}\""));
        response.Headers.ETag = tag.ToString();
        response.Headers.CacheControl = forEver ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers.Vary = "Accept-Encoding";
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (encoding is not null) response.Headers.ContentEncoding = encoding;
        response.ContentType = TypeOf(file);
        response.ContentLength = info.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await response.SendFileAsync(sent, context.RequestAborted);
    }

    private static (string File, string? Encoding) Negotiate(HttpRequest request, string file)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        foreach (var (name, extension) in Encodings)
        {
            if (accepted.Any(wanted => wanted.Value.Equals(name, StringComparison.OrdinalIgnoreCase) && wanted.Quality is not 0) && File.Exists(file + extension))
                return (file + extension, name);
        }

        return (file, null);
    }

    private string TypeOf(string file)
    {
        if (!_types.TryGetContentType(file, out var type)) return "application/octet-stream";
        return type.StartsWith("text/", StringComparison.Ordinal) || type is "application/json" ? type + "; charset=utf-8" : type;
    }

    [GeneratedRegex(@"^/assets/|^/studio/_framework/[^/]+\.[0-9a-z]{10}\.[^/]+$|^/studio/assets/")]
    private static partial Regex FingerprintedName();
}

public static class DesignerSetup
{
    /// <summary>The web app comes before sign-in: its pages are the same for everyone, what they show is not.</summary>
    public static IApplicationBuilder UseDesigner(this IApplicationBuilder app)
    {
        var files = new DesignerFiles(app.ApplicationServices.GetRequiredService<ServerSettings>());
        return app.Use(async (context, next) =>
        {
            if (!await files.TryServeAsync(context)) await next(context);
        });
    }
}

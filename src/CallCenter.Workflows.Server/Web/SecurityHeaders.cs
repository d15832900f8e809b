namespace CallCenter.Workflows.Server.Web;

/// <summary>What browsers are told to forbid our pages.</summary>
public static class SecurityHeaders
{
    /// <summary>
    /// The Studio's editor and instance list each put one inline script of their own into the page (hot keys). They are allowed
    /// by content; after a change of the Studio's version the browser tests name the new ones.
    /// </summary>
    private const string StudioScripts =
        "'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc=' 'sha256-vu6sQrKXQHR4Yn3FMMihA/9TxxfIXnCxKwvLrTPJ5ts='";

    /// <summary>WebAssembly, the code editor's blob workers and inline styles are what the Studio needs; nothing is loaded from elsewhere.</summary>
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' " + StudioScripts + "; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; " +
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; media-src 'self' blob:; frame-src 'self'; " +
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(next => context =>
    {
        var headers = context.Response.Headers;

        // Browsers read the policy of documents only; on two hundred files of a page it would be a hundred kilobytes.
        context.Response.OnStarting(() =>
        {
            if (headers.ContentSecurityPolicy.Count == 0 && headers.ContentType.ToString().StartsWith("text/html", StringComparison.OrdinalIgnoreCase)) headers.ContentSecurityPolicy = ContentPolicy;
            return Task.CompletedTask;
        });
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(self)";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(context);
    });
}

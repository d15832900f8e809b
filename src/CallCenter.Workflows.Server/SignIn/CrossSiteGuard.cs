using CallCenter.Workflows.Server.Problems;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace CallCenter.Workflows.Server.SignIn;

/// <summary>
/// Refuses what another site's page makes a browser send: anything that changes something, or opens a socket, in the name of
/// a cookie. Browsers say where a request comes from (Sec-Fetch-Site, Origin); programs send neither and carry no cookie.
/// </summary>
public static class CrossSiteGuard
{
    public static IApplicationBuilder UseCrossSiteGuard(this IApplicationBuilder app) => app.Use((context, next) =>
        context.GetEndpoint()?.Metadata.GetMetadata<GuardsItself>() is null && Refuses(context) ? new Problem(ProblemType.CrossSite).ExecuteAsync(context) : next(context));

    /// <summary>Whether another site's page made a browser send this in the name of a cookie.</summary>
    public static bool Refuses(HttpContext context) => Matters(context) && ComesFromElsewhere(context.Request);

    private static bool Matters(HttpContext context)
    {
        var request = context.Request;
        var safe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        if (safe && !context.WebSockets.IsWebSocketRequest) return false;
        var type = context.User.Identity?.AuthenticationType;
        return type is null or CookieAuthenticationDefaults.AuthenticationScheme;
    }

    private static bool ComesFromElsewhere(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is not ("same-origin" or "none");
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>Marks an endpoint that asks <see cref="CrossSiteGuard.Refuses"/> itself, because some of what it does is meant for other sites' pages.</summary>
public sealed class GuardsItself
{
    public static readonly GuardsItself Mark = new();

    private GuardsItself() { }
}

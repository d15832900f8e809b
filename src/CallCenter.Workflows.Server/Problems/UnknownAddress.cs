namespace CallCenter.Workflows.Server.Problems;

/// <summary>
/// Answers what no endpoint is for, before the rule that closes everything would call it forbidden: an unknown address, a method
/// or a kind of content that an address does not take. Strangers only learn that they must sign in.
/// </summary>
public static class UnknownAddress
{
    public static IApplicationBuilder UseUnknownAddress(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var endpoint = context.GetEndpoint();
        if (endpoint is RouteEndpoint) return next(context);
        if (context.User.Identity?.IsAuthenticated != true) return new Problem(ProblemType.SignInRequired).ExecuteAsync(context);

        // Routing itself answers a wrong method or content with an endpoint of its own.
        if (endpoint?.RequestDelegate is { } refuse) return refuse(context);
        var (method, path) = (context.Request.Method, context.Request.Path);
        return Problem.NotFound($"没有 {method} {path} 这个地址。", $"There is no {method} {path}.").ExecuteAsync(context);
    });
}

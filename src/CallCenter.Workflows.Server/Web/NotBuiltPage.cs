namespace CallCenter.Workflows.Server.Web;

/// <summary>What a browser sees when the web app was not built; the API works all the same.</summary>
internal static class NotBuiltPage
{
    private const string Html =
        """
        <!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>CallCenter.Workflows</title>
        <style>body{font-family:system-ui,sans-serif;max-width:42rem;margin:12vh auto;padding:0 1rem;line-height:1.7}code{background:#f0f2f5;padding:.1em .4em}</style>
        <h1>CallCenter.Workflows</h1>
        <p>服务器正在运行，但网页还没有构建。请安装 Node.js 20.19 或更新的版本，然后重新运行 <code>dotnet run --project src/CallCenter.Workflows.Server</code>，
        或在 <code>designer</code> 文件夹中运行 <code>npm ci</code> 和 <code>npm run build</code>，再刷新此页。</p>
        <p lang="en">The server is running, but the web app has not been built. Install Node.js 20.19 or newer and run
        <code>dotnet run --project src/CallCenter.Workflows.Server</code> again, or run <code>npm ci</code> and <code>npm run build</code>
        in the folder <code>designer</code>, then reload this page.</p>
        <p><a href="/openapi/v1.json">/openapi/v1.json</a> · <a href="/health/ready">/health/ready</a></p></html>
        """;

    public static Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(Html, context.RequestAborted);
    }
}

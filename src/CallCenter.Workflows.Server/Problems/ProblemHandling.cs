using CallCenter.Workflows.Activities;
using Microsoft.AspNetCore.Diagnostics;

namespace CallCenter.Workflows.Server.Problems;

/// <summary>The one place where failures and bare status codes become problem details.</summary>
internal sealed partial class ProblemHandling(ILogger<ProblemHandling> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested) return true;
        var problem = ProblemOf(exception);
        if (problem.Type.Status >= 500) LogFailure(logger, httpContext.Request.Method, httpContext.Request.Path, exception);
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    public static Task WriteForStatus(StatusCodeContext status) =>
        new Problem(ProblemType.Of(status.HttpContext.Response.StatusCode)).ExecuteAsync(status.HttpContext);

    private static Problem ProblemOf(Exception exception) => exception switch
    {
        ProblemException known => known.Problem,
        BadHttpRequestException bad => new(ProblemType.Of(bad.StatusCode), Explain(bad)),
        _ => new(ProblemType.Internal, new("请再试一次；如果仍然出错，请联系管理员。", "Please try again; if it fails again, tell your administrator.")),
    };

    private static Text Explain(BadHttpRequestException bad)
    {
        if (bad.InnerException is System.Text.Json.JsonException json)
        {
            var place = json.Path is null or "$" ? "" : $" ({json.Path})";
            return new(
                $"内容不是正确的 JSON：第 {json.LineNumber + 1} 行，第 {json.BytePositionInLine + 1} 个字节{place}。",
                $"The content is not valid JSON: line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}{place}.");
        }

        return new($"请求不正确：{bad.Message}", $"The request is not valid: {bad.Message}");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private static partial void LogFailure(ILogger logger, string method, string path, Exception exception);
}

/// <summary>Puts problem details in place.</summary>
public static class ProblemSetup
{
    public static IServiceCollection AddProblems(this IServiceCollection services) =>
        services.AddExceptionHandler<ProblemHandling>().Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);

    public static IApplicationBuilder UseProblems(this IApplicationBuilder app) =>
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = _ => Task.CompletedTask, SuppressDiagnosticsCallback = _ => true })
            .UseStatusCodePages(ProblemHandling.WriteForStatus);
}

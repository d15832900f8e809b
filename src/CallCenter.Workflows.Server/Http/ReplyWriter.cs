using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CallCenter.Workflows.Activities.Http;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Server.Problems;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace CallCenter.Workflows.Server.Http;

/// <summary>Writes to the caller what the flow said, or how far it came.</summary>
internal static class ReplyWriter
{
    public const string InstanceHeader = "X-Workflow-Instance-ID";

    /// <summary>A page that a flow writes is a stranger to the web app beside it: it has no cookie and reads nothing of ours.</summary>
    private const string PagePolicy = "sandbox allow-forms allow-popups allow-scripts; frame-ancestors 'self'";

    private static readonly ProblemType Faulted = new("workflow-faulted", StatusCodes.Status500InternalServerError, new("流程出错", "The workflow failed"));
    private static readonly ProblemType Late = new("workflow-late", StatusCodes.Status408RequestTimeout, new("流程未在时限内响应", "The workflow did not answer in time"));
    private static readonly FileExtensionContentTypeProvider Types = new();

    public static Task WriteAsync(HttpContext context, RequestEnd end) => end.Reply switch
    {
        AnswerHttpRequest answer => WriteAsync(context, answer),
        AnswerWithFiles files => WriteAsync(context, files),
        _ => WriteStateAsync(context, end.Instance),
    };

    /// <summary>The flow goes on without its caller.</summary>
    public static Task WriteUnderWayAsync(HttpContext context, string instanceId)
    {
        context.Response.Headers[InstanceHeader] = instanceId;
        return Results.Json(new { workflowInstanceId = instanceId }, statusCode: StatusCodes.Status202Accepted).ExecuteAsync(context);
    }

    /// <summary>The endpoint's own time is over; the flow goes on.</summary>
    public static Task WriteLateAsync(HttpContext context, string instanceId)
    {
        context.Response.Headers[InstanceHeader] = instanceId;
        return new Problem(Late, new(
            $"流程 {instanceId} 没有在端点的时限内给出响应，它会继续运行。",
            $"Workflow {instanceId} gave no response within the endpoint's time; it goes on running.")).ExecuteAsync(context);
    }

    private static async Task WriteAsync(HttpContext context, AnswerHttpRequest answer)
    {
        var response = Begin(context);
        response.StatusCode = answer.Status;
        foreach (var header in answer.Headers) response.Headers.Append(header.Name, header.Value);
        if (answer.Body is null || answer.Status is StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified) return;
        response.ContentType = answer.ContentType;
        var body = answer.IsBase64 ? Convert.FromBase64String(answer.Body) : Encoding.UTF8.GetBytes(answer.Body);
        if (!HttpMethods.IsHead(context.Request.Method)) await response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static Task WriteAsync(HttpContext context, AnswerWithFiles answer)
    {
        var response = Begin(context);
        if (answer.Files.Count == 0)
        {
            response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        var single = answer.Files is [var only] ? only : null;
        var content = single is not null ? Convert.FromBase64String(single.Base64) : Pack(answer.Files);
        var name = answer.FileName ?? single?.FileName ?? "download.zip";
        var type = answer.ContentType ?? (single is null ? "application/zip" : single.ContentType ?? (Types.TryGetContentType(name, out var known) ? known : "application/octet-stream"));
        var tag = answer.EntityTag ?? single?.EntityTag ?? $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\"";
        return Results.Bytes(
            content, type, name, answer.IsResumable, entityTag: EntityTagHeaderValue.TryParse(tag, out var parsed) ? parsed : null).ExecuteAsync(context);
    }

    /// <summary>What is not said otherwise: nothing of it is kept by caches, and errors stay as the flow wrote them.</summary>
    private static HttpResponse Begin(HttpContext context)
    {
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        context.Response.Headers.ContentSecurityPolicy = PagePolicy;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response;
    }

    private static Task WriteStateAsync(HttpContext context, InstanceSummary? instance)
    {
        if (instance is null) return new Problem(ProblemType.Internal).ExecuteAsync(context);
        context.Response.Headers[InstanceHeader] = instance.Id;
        if (instance.SubStatus == InstanceSubStatus.Faulted || instance.IncidentCount > 0) return new Problem(Faulted, new(
            $"流程 {instance.Id} 出错，没有给出响应；原因见它的事件记录。", $"Workflow {instance.Id} failed before it gave a response; its incidents say why.")).ExecuteAsync(context);
        if (instance.SubStatus == InstanceSubStatus.Cancelled) return new Problem(ProblemType.Conflict, new(
            $"流程 {instance.Id} 已被取消。", $"Workflow {instance.Id} was cancelled.")).ExecuteAsync(context);
        if (instance.Status == InstanceStatus.Running) return WriteUnderWayAsync(context, instance.Id);
        Begin(context).StatusCode = StatusCodes.Status200OK;
        return Task.CompletedTask;
    }

    private static byte[] Pack(IReadOnlyList<HttpFile> files)
    {
        var packed = new MemoryStream();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
            {
                var name = file.FileName;
                for (var copy = 2; !names.Add(name); copy++) name = $"{copy}-{file.FileName}";
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Convert.FromBase64String(file.Base64));
            }
        }

        return packed.ToArray();
    }
}

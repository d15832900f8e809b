using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Elsa.Instances;

/// <summary>Cancelling, retrying, deleting and exporting instances.</summary>
internal static class InstanceActionEndpoints
{
    private const int Batch = 200;

    public static void Map(IEndpointRouteBuilder api)
    {
        var write = api.MapGroup("").RequireAuthorization(Policies.InstancesWrite);
        write.MapDelete("/workflow-instances/{instanceId}", DeleteAsync);
        write.MapPost("/bulk-actions/delete/workflow-instances/by-id", DeleteManyAsync);
        write.MapPost("/cancel/workflow-instances/{instanceId}", CancelAsync);
        write.MapPost("/bulk-actions/cancel/workflow-instances", CancelManyAsync);
        write.MapPost("/bulk-actions/import/workflow-instances", () => ElsaAnswers.Refuse(
            "不能导入流程实例：实例属于运行它的服务器。可以导入流程定义后重新运行。",
            "Workflow instances cannot be imported: an instance belongs to the server that runs it. Import the definition and run it again."));
        var read = api.MapGroup("").RequireAuthorization(Policies.InstancesRead);
        read.MapGet("/workflow-instances/{instanceId}/export", ExportAsync);
        read.MapPost("/bulk-actions/export/workflow-instances", ExportManyAsync);
    }

    private static async Task<IResult> DeleteAsync(string instanceId, IInstanceReader reader, CancellationToken cancellationToken)
    {
        if (await reader.FindSummaryAsync(instanceId, cancellationToken) is not { } row) return ElsaAnswers.MissingInstance(instanceId);
        if (row.Status == InstanceStatus.Running) return ElsaAnswers.Refuse("实例还在运行，请先取消再删除。", "The instance is still running. Cancel it first, then delete it.");
        await reader.DeleteAsync([instanceId], cancellationToken);
        return Results.NoContent();
    }

    private static async Task<IResult> DeleteManyAsync(HttpRequest request, IInstanceReader reader, CancellationToken cancellationToken)
    {
        var ids = (await request.ReadObjectAsync(cancellationToken)).Texts("ids");
        return ElsaAnswers.Ok(new JsonObject { ["deleted"] = ids.Count == 0 ? 0 : await reader.DeleteAsync([.. ids], cancellationToken) });
    }

    private static async Task<IResult> CancelAsync(
        string instanceId, HttpContext context, IWorkflowRuntime runtime, IInstanceReader reader, CancellationToken cancellationToken)
    {
        if (await reader.FindSummaryAsync(instanceId, cancellationToken) is null) return ElsaAnswers.MissingInstance(instanceId);
        await runtime.CancelAsync(instanceId, ReasonOf(context), cancellationToken);
        return ElsaAnswers.Ok(new JsonObject());
    }

    private static async Task<IResult> CancelManyAsync(
        HttpContext context, IWorkflowRuntime runtime, IInstanceReader reader, DefinitionLibrary library, CancellationToken cancellationToken)
    {
        var body = await context.Request.ReadObjectAsync(cancellationToken);
        var filter = new InstanceFilter { Ids = body.Texts("ids") };
        if (body.Text("definitionVersionId") is { Length: > 0 } versionId) filter = filter with { DefinitionVersionIds = [versionId] };
        if (body.Text("definitionId") is { Length: > 0 } definitionId)
        {
            filter = filter with { DefinitionIds = [definitionId] };
            var version = ElsaRequests.Version(body.Text("versionOptions"), VersionOptions.All);
            if (version.Kind != VersionKind.AllVersions && await library.FindAsync(definitionId, version, cancellationToken) is { } found)
                filter = filter with { DefinitionVersionIds = [found.Id] };
        }

        var isOpen = filter.Ids.Count + filter.DefinitionIds.Count + filter.DefinitionVersionIds.Count == 0;
        var cancelled = isOpen ? 0 : await CancelAllAsync(filter, ReasonOf(context), runtime, reader, cancellationToken);
        return ElsaAnswers.Ok(new JsonObject { ["cancelled"] = cancelled });
    }

    private static async Task<int> CancelAllAsync(
        InstanceFilter filter, string reason, IWorkflowRuntime runtime, IInstanceReader reader, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        var running = filter with { Statuses = [InstanceStatus.Running], Skip = 0, Take = Batch, Ascending = true };
        while (await reader.ListAsync(running with { Skip = ids.Count }, cancellationToken) is { Items.Count: > 0 } page) ids.AddRange(page.Items.Select(item => item.Id));
        var cancelled = 0;
        foreach (var id in ids)
        {
            if (await runtime.CancelAsync(id, reason, cancellationToken)) cancelled++;
        }

        return cancelled;
    }

    private static async Task<IResult> ExportAsync(string instanceId, InstanceViews views, CancellationToken cancellationToken) =>
        await FileAsync(instanceId, views, cancellationToken) is { } file
            ? ElsaAnswers.File(file, $"workflow-instance-{instanceId}.json")
            : ElsaAnswers.MissingInstance(instanceId);

    private static async Task<IResult> ExportManyAsync(HttpRequest request, InstanceViews views, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var id in (await request.ReadObjectAsync(cancellationToken)).Texts("ids").Distinct(StringComparer.Ordinal))
            {
                if (await FileAsync(id, views, cancellationToken) is not { } file) continue;
                await using var entry = await zip.CreateEntry($"workflow-instance-{id}.json").OpenAsync(cancellationToken);
                await entry.WriteAsync(file, cancellationToken);
            }
        }

        return ElsaAnswers.File(content.ToArray(), "workflow-instances.zip");
    }

    private static async Task<byte[]?> FileAsync(string instanceId, InstanceViews views, CancellationToken cancellationToken)
    {
        if (await views.FullAsync(instanceId, cancellationToken) is not { } instance) return null;
        var path = await views.PathAsync(instanceId, cancellationToken);
        instance["activityExecutionRecords"] = new JsonArray([.. path!.Runs.Select(run => run.ToRecord())]);
        instance["workflowExecutionLogRecords"] = new JsonArray([.. path.Lines().Select(line => line.ToJson())]);
        return JsonSerializer.SerializeToUtf8Bytes(instance, ElsaAnswers.Json);
    }

    private static string ReasonOf(HttpContext context) =>
        new Text($"由 {context.User.Identity?.Name} 取消", $"Cancelled by {context.User.Identity?.Name}").Read();
}

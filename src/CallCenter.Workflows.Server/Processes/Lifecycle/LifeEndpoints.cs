using CallCenter.Persistence.Processes;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Processes.Lifecycle;

/// <summary>Starts the life of a process. A process has one at a time: two would launch the same pilots and waves.</summary>
internal static class LifeEndpoints
{
    /// <summary>The flow that takes a process from candidate to the whole centre; its runs carry the process's id as correlation id.</summary>
    private const string Life = "process-life";

    public static void MapLife(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/processes/{id}/life", StartAsync).RequireAuthorization(Policies.ProcessesWrite).WithTags("Processes");

    private static async Task<Results<Created<LifeStarted>, Problem>> StartAsync(
        string id, ProcessStore store, IInstanceReader instances, IWorkflowRuntime runtime, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { Process: var process }) return ProcessProblems.NoProcess(id);
        var running = await instances.ListAsync(new() { DefinitionIds = [Life], CorrelationId = id, Statuses = [InstanceStatus.Running], Take = 1 }, cancellationToken);
        if (running.TotalCount > 0) return StillRunning(process.Name);
        try
        {
            // Who starts at the same moment is kept out by the flow's activation strategy.
            return await runtime.StartAsync(new(Life, VersionOptions.Published, id), cancellationToken) is { } instance
                ? TypedResults.Created($"/elsa/api/workflow-instances/{instance}", new LifeStarted(instance))
                : StillRunning(process.Name);
        }
        catch (WorkflowNotFoundException)
        {
            return ProcessProblems.Conflict($"工作流“{Life}”没有已发布的版本，请先在设计器中发布它。", $"The workflow \"{Life}\" has no published version; publish it in the designer first.");
        }
    }

    private static Problem StillRunning(string name) => ProcessProblems.Conflict(
        $"流程“{name}”的生命周期还在运行，同一时间只能有一个；请先把它走完，或在运行页面取消它。",
        $"The life of the process \"{name}\" is still running, and it has one at a time; bring it to its end first, or cancel it on the page of runs.");

    public sealed record LifeStarted(string Instance);
}

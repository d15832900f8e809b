using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Tasks;
using CallCenter.Tasks;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Workflows.Server.Tasks;

/// <summary>
/// Tells flows what came of their tasks. A completed task is stored first and stays untold until its flow has taken it, so that
/// neither a stop of the server nor a flow that has failed and is retried later loses what a person has done.
/// </summary>
internal sealed class TaskTelling(TaskStore store, IWorkflowRuntime runtime, IInstanceReader instances, CentreDirectory directory)
{
    public async Task TellAsync(HumanTask task, CancellationToken cancellationToken)
    {
        if (!task.IsAwaited) return;
        if (task.Batch is { } batch)
        {
            // The flow hears of the last one only.
            if ((await store.LiveOfAsync(batch, cancellationToken)).Count > 0) await store.ToldAsync(task.Id, cancellationToken);
            else await OfferAsync(batch, task.InstanceId, new NoticeRead(batch, task.EndedAt!.Value), cancellationToken);
            return;
        }

        var completed = new TaskCompleted(task.Id, task.Outcome!, task.Values, task.Claimer!.Id, task.Claimer.Name, task.EndedAt!.Value, task.ClaimedAt)
        {
            Agent = task.Script is null ? null : AgentOf(task.Claimer),
        };
        await OfferAsync(task.Id, task.InstanceId, completed, cancellationToken);
    }

    /// <summary>Who answers a step of a script does so as an agent.</summary>
    private TaskAgent? AgentOf(TaskPerson person) =>
        directory.Facts.Agents.FirstOrDefault(agent => agent.Id == person.Id) is { } agent ? new(agent.Id, agent.WorkNumber, agent.Name) : null;

    private async Task OfferAsync(string id, string instanceId, object payload, CancellationToken cancellationToken)
    {
        // Each telling is a fact of its own: one that met nobody must not silence the next. Taken, the flow waits for none any more.
        var told = await runtime.OfferAsync(new(Guid.CreateVersion7().ToString("N"), new StimulusKey(payload.GetType().Name, id), payload), cancellationToken);
        if (told.Resumed.Count > 0 || await IsOverAsync(instanceId, cancellationToken)) await store.ToldAsync(id, cancellationToken);
    }

    /// <summary>A flow that has failed may be retried, and then wants to know.</summary>
    private async Task<bool> IsOverAsync(string instanceId, CancellationToken cancellationToken) =>
        await instances.FindSummaryAsync(instanceId, cancellationToken) is null or { Status: InstanceStatus.Finished, SubStatus: not InstanceSubStatus.Faulted };
}

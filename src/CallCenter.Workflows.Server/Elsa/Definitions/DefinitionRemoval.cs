using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Workflows.Server.Elsa.Definitions;

/// <summary>
/// Deletes definitions together with their finished instances. What still runs keeps the version it started with, so a
/// version with running instances is not deleted, nor what a keeper holds.
/// </summary>
public sealed class DefinitionRemoval(DefinitionLibrary library, IInstanceReader instances, IEnumerable<IDefinitionKeeper> keepers)
{
    private const int Batch = 500;

    public async Task<DefinitionOutcome> DeleteAsync(string definitionId, CancellationToken cancellationToken)
    {
        var all = new InstanceFilter { DefinitionIds = [definitionId] };
        if ((await KeptAsync(definitionId, null, cancellationToken) ?? await RunningAsync(all, cancellationToken)) is { } refused) return refused;
        var outcome = await library.DeleteAsync(definitionId, cancellationToken);
        if (outcome is DefinitionOutcome.Stored) await DeleteInstancesAsync(all, cancellationToken);
        return outcome;
    }

    public async Task<DefinitionOutcome> DeleteVersionAsync(string versionId, CancellationToken cancellationToken)
    {
        var all = new InstanceFilter { DefinitionVersionIds = [versionId] };
        if ((await KeptAsync(null, versionId, cancellationToken) ?? await RunningAsync(all, cancellationToken)) is { } refused) return refused;
        var outcome = await library.DeleteVersionAsync(versionId, cancellationToken);
        if (outcome is DefinitionOutcome.Stored) await DeleteInstancesAsync(all, cancellationToken);
        return outcome;
    }

    private async Task<DefinitionOutcome?> KeptAsync(string? definitionId, string? versionId, CancellationToken cancellationToken)
    {
        foreach (var keeper in keepers)
        {
            if (await keeper.RefuseAsync(definitionId, versionId, cancellationToken) is { } refused) return refused;
        }

        return null;
    }

    private async Task<DefinitionOutcome?> RunningAsync(InstanceFilter filter, CancellationToken cancellationToken)
    {
        var running = await instances.ListAsync(filter with { Statuses = [InstanceStatus.Running], Take = 1 }, cancellationToken);
        return running.TotalCount == 0 ? null : new DefinitionOutcome.Refused(
            $"还有 {running.TotalCount} 个实例在运行，不能删除。请先撤回并等它们结束，或先取消它们。",
            $"{running.TotalCount} instances are still running, so it was not deleted. Retract it and wait for them to end, or cancel them first.");
    }

    private async Task DeleteInstancesAsync(InstanceFilter filter, CancellationToken cancellationToken)
    {
        while (await instances.ListAsync(filter with { Statuses = [InstanceStatus.Finished], Take = Batch }, cancellationToken) is { Items.Count: > 0 } page)
        {
            if (await instances.DeleteAsync([.. page.Items.Select(item => item.Id)], cancellationToken) == 0) return;
        }
    }
}

using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Workflows.Server.Tests.Elsa;

/// <summary>Steps the real engine at once and keeps states and journals in the form in which a database keeps them.</summary>
public sealed class InMemoryRuntime(DefinitionLibrary library, InstanceCodec codec, IServiceProvider services) : IWorkflowRuntime, IInstanceReader
{
    private readonly Dictionary<string, StoredInstance> _rows = new(StringComparer.Ordinal);
    private readonly List<StoredJournal> _journal = [];
    private readonly Lock _lock = new();
    private int _last;

    /// <summary>Refuses every start, as an activation strategy would.</summary>
    public bool Refuses { get; set; }

    public async Task<string?> StartAsync(StartRequest request, CancellationToken cancellationToken = default)
    {
        var graph = await library.FindGraphAsync(request.DefinitionId, request.Version, cancellationToken) ?? throw new WorkflowNotFoundException(request.DefinitionId);
        if (Refuses) return null;
        var now = DateTimeOffset.UtcNow;
        var instance = WorkflowEngine.Create(graph, $"run-{Interlocked.Increment(ref _last)}", now, request.CorrelationId);
        Step(graph, instance, new Occurrence.Started(request.Input, request.TriggerActivityId));
        return instance.Id;
    }

    public Task<OfferResult> OfferAsync(Stimulus stimulus, CancellationToken cancellationToken = default) => Task.FromResult(OfferResult.None);

    public Task<bool> CancelAsync(string instanceId, string reason, CancellationToken cancellationToken = default) =>
        StepAsync(instanceId, new Occurrence.Cancelled(reason), cancellationToken);

    public Task<bool> RetryAsync(string instanceId, int? executionNumber = null, CancellationToken cancellationToken = default) =>
        StepAsync(instanceId, new Occurrence.Retried(executionNumber), cancellationToken);

    public Task<bool> ResumeAsync(string instanceId, int bookmarkNumber, object? payload, CancellationToken cancellationToken = default) =>
        StepAsync(instanceId, new Occurrence.StimulusArrived(bookmarkNumber, payload), cancellationToken);

    public async Task<IReadOnlyList<Refusal>?> AlterAsync(
        string instanceId, IReadOnlyList<Alteration> alterations, string? planId = null, CancellationToken cancellationToken = default)
    {
        if (_rows.GetValueOrDefault(instanceId) is not { } row) return null;
        var graph = (await library.GetGraphAsync(row.DefinitionVersionId, cancellationToken))!;
        return Step(graph, codec.Read(row.State, graph), new Occurrence.Altered(alterations, planId)).Refusals;
    }

    public Task UntilIdleAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>Takes one occurrence in, as if it had arrived.</summary>
    public async Task<bool> StepAsync(string instanceId, Occurrence occurrence, CancellationToken cancellationToken = default)
    {
        if (_rows.GetValueOrDefault(instanceId) is not { Status: InstanceStatus.Running } row) return false;
        var graph = (await library.GetGraphAsync(row.DefinitionVersionId, cancellationToken))!;
        return Step(graph, codec.Read(row.State, graph), occurrence).Changed;
    }

    public Task<InstancePage> ListAsync(InstanceFilter filter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var rows = _rows.Values.Where(row =>
                (filter.DefinitionIds.Count == 0 || filter.DefinitionIds.Contains(row.DefinitionId))
                && (filter.DefinitionVersionIds.Count == 0 || filter.DefinitionVersionIds.Contains(row.DefinitionVersionId))
                && (filter.Version is null || filter.Version == row.DefinitionVersion)
                && (filter.Ids.Count == 0 || filter.Ids.Contains(row.Id))
                && (filter.Statuses.Count == 0 || filter.Statuses.Contains(row.Status))
                && (filter.SubStatuses.Count == 0 || filter.SubStatuses.Contains(row.SubStatus))
                && (filter.CorrelationId is null || filter.CorrelationId == row.CorrelationId)
                && (filter.HasIncidents is null || filter.HasIncidents == row.IncidentCount > 0)
                && (filter.SearchTerm is null || row.Id.Contains(filter.SearchTerm, StringComparison.OrdinalIgnoreCase)))
                .OrderByDescending(row => row.CreatedAt).ThenBy(row => row.Id).ToList();
            return Task.FromResult(new InstancePage([.. rows.Skip(filter.Skip).Take(filter.Take).Select(Summary)], rows.Count));
        }
    }

    public Task<InstanceSummary?> FindSummaryAsync(string instanceId, CancellationToken cancellationToken) =>
        Task.FromResult(_rows.GetValueOrDefault(instanceId) is { } row ? Summary(row) : null);

    public Task<StoredInstance?> GetAsync(string instanceId, CancellationToken cancellationToken) => Task.FromResult(_rows.GetValueOrDefault(instanceId));

    public Task<IReadOnlyList<StoredJournal>> ReadJournalAsync(string instanceId, int fromSequence, CancellationToken cancellationToken)
    {
        lock (_lock) return Task.FromResult<IReadOnlyList<StoredJournal>>([.. _journal.Where(row => row.InstanceId == instanceId)]);
    }

    public Task<int> DeleteAsync(IReadOnlyCollection<string> instanceIds, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var over = instanceIds.Where(id => _rows.GetValueOrDefault(id)?.Status == InstanceStatus.Finished).ToList();
            foreach (var id in over) _rows.Remove(id);
            return Task.FromResult(over.Count);
        }
    }

    private StepResult Step(Graphs.WorkflowGraph graph, WorkflowInstance instance, Occurrence occurrence)
    {
        var result = new StepResult();
        WorkflowEngine.Step(graph, instance, occurrence, DateTimeOffset.UtcNow, result);
        if (!result.Changed) return result;
        lock (_lock)
        {
            if (result.Journal.Count > 0)
                _journal.Add(new(instance.Id, result.Journal[0].Sequence, result.Journal.Count, instance.UpdatedAt, JournalCodec.Write(result.Journal)));
            _rows[instance.Id] = new(
                instance.Id, instance.DefinitionId, instance.DefinitionVersionId, instance.DefinitionVersion, instance.CorrelationId, instance.Name,
                instance.ParentInstanceId, instance.Status, instance.SubStatus, instance.Incidents.Count, false, instance.Revision,
                instance.CreatedAt, instance.UpdatedAt, instance.FinishedAt, codec.Write(instance, result.MovedTo ?? graph));
        }

        foreach (var observer in (IEnumerable<IInstanceObserver>)services.GetService(typeof(IEnumerable<IInstanceObserver>))!) observer.Committed(instance.Id);
        return result;
    }

    private static InstanceSummary Summary(StoredInstance row) => new(
        row.Id, row.DefinitionId, row.DefinitionVersionId, row.DefinitionVersion, row.CorrelationId, row.Name, row.ParentInstanceId,
        row.Status, row.SubStatus, row.IncidentCount, row.CreatedAt, row.UpdatedAt, row.FinishedAt);
}

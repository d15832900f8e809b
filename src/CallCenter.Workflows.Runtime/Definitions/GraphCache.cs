using System.Collections.Concurrent;
using System.Collections.Frozen;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Runtime.Schedules;

namespace CallCenter.Workflows.Runtime.Definitions;

/// <summary>Compiled versions by version id, and the triggers of those that are published. Readers never wait.</summary>
internal sealed class GraphCache
{
    private readonly ConcurrentDictionary<string, WorkflowGraph> _graphs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WorkflowGraph> _published = new(StringComparer.Ordinal);
    private readonly Lock _writing = new();
    private volatile FrozenDictionary<StimulusKey, PublishedTrigger[]> _triggers = FrozenDictionary<StimulusKey, PublishedTrigger[]>.Empty;
    private volatile PublishedSchedule[] _schedules = [];
    private volatile FrozenDictionary<string, string> _publishedIds = FrozenDictionary<string, string>.Empty;
    private int _generation;

    /// <summary>Grows with every change; a graph read before a change must not be kept after it.</summary>
    public int Generation => Volatile.Read(ref _generation);

    public WorkflowGraph? Find(string versionId) => _graphs.GetValueOrDefault(versionId);

    /// <summary>The version id of the published version, or null.</summary>
    public string? PublishedId(string definitionId) => _publishedIds.GetValueOrDefault(definitionId);

    /// <summary>Everything that is published now.</summary>
    public IReadOnlyList<WorkflowGraph> Published
    {
        get
        {
            lock (_writing) return [.. _published.Values];
        }
    }

    public IReadOnlyCollection<PublishedSchedule> Schedules => _schedules;

    public IReadOnlyList<PublishedTrigger> FindTriggers(StimulusKey key) => _triggers.GetValueOrDefault(key) ?? [];

    public void Keep(WorkflowGraph graph, int readAtGeneration)
    {
        lock (_writing)
        {
            if (readAtGeneration == _generation) _graphs[graph.Definition.Id] = graph;
        }
    }

    /// <summary>Takes changes in: contents that were replaced or deleted, and what is published now.</summary>
    public void Change(IEnumerable<string> staleVersionIds, IEnumerable<(string DefinitionId, WorkflowGraph? Published)> definitions)
    {
        lock (_writing)
        {
            Interlocked.Increment(ref _generation);
            foreach (var versionId in staleVersionIds) _graphs.TryRemove(versionId, out _);
            foreach (var (definitionId, graph) in definitions)
            {
                if (graph is null) _published.Remove(definitionId);
                else
                {
                    _published[definitionId] = graph;
                    _graphs[graph.Definition.Id] = graph;
                }
            }

            _publishedIds = _published.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Definition.Id, StringComparer.Ordinal);
            _schedules = [.. _published.Values.SelectMany(PublishedSchedule.Of)];
            _triggers = _published.Values
                .SelectMany(graph => graph.Triggers.Select(trigger =>
                    (trigger.Key, Trigger: new PublishedTrigger(graph.Definition.DefinitionId, graph.Definition.Id, trigger.ActivityId))))
                .Concat(_schedules.Select(schedule => (Key: schedule.DueKey, schedule.Trigger)))
                .GroupBy(pair => pair.Key)
                .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Trigger).ToArray());
        }
    }
}

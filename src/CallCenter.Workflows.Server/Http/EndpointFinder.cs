using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Http;
using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.ControlFlow;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Workflows.Server.Http;

/// <summary>Whom a request is for: a closed set.</summary>
internal abstract record FoundEndpoint
{
    private FoundEndpoint() { }

    /// <summary>One endpoint.</summary>
    /// <param name="Key">The route's key.</param>
    /// <param name="InstanceId">Who waits; null when a workflow begins there.</param>
    public sealed record One(HttpEndpoint Endpoint, ValueRecord Route, string Key, string? InstanceId) : FoundEndpoint;

    /// <summary>Several, so that nobody can say which.</summary>
    public sealed record Several(IReadOnlyList<string> Who) : FoundEndpoint;
}

/// <summary>
/// Finds the endpoint for a request, among published triggers in memory and waiting instances in the store. Nothing is built up
/// beforehand, so neither start-up nor memory grows with the number of endpoints.
/// </summary>
internal sealed class EndpointFinder(IGraphSource graphs, IInstanceStore store, IInstanceReader reader, InstanceCodec states, RouteMatching routes)
{
    /// <summary>As Elsa: triggers before waiting instances; but an instance named by the caller before all.</summary>
    public async Task<FoundEndpoint?> FindAsync(
        string path, string method, string? instanceId, string? correlationId, CancellationToken cancellationToken)
    {
        var keys = HttpRoutes.CandidatesFor(path, method).ToList();
        if (instanceId is not null && await FindWaitingAsync(path, keys, key => HttpRoutes.InInstance(instanceId, key), cancellationToken) is { } named) return named;
        if (await FindTriggerAsync(path, keys, cancellationToken) is { } trigger) return trigger;
        if (instanceId is not null) return null;
        return await FindWaitingAsync(
            path, keys, key => correlationId is null ? new(HttpRoutes.Stimulus, key) : HttpRoutes.InCorrelation(correlationId, key), cancellationToken);
    }

    private async Task<FoundEndpoint?> FindTriggerAsync(string path, List<string> keys, CancellationToken cancellationToken)
    {
        foreach (var key in keys)
        {
            var found = new List<(HttpEndpoint Endpoint, ValueRecord Route, string Who)>();
            foreach (var trigger in graphs.FindTriggers(new(HttpRoutes.Stimulus, key)))
            {
                if (await graphs.GetGraphAsync(trigger.VersionId, cancellationToken) is not { } graph) continue;
                if (WaitingActivities.OfTrigger(graph, trigger.ActivityId) is HttpEndpoint endpoint && routes.Match(endpoint.Path, path) is { } route)
                    found.Add((endpoint, route, trigger.DefinitionId));
            }

            if (found is [var one]) return new FoundEndpoint.One(one.Endpoint, one.Route, key, null);
            if (found.Count > 1) return new FoundEndpoint.Several([.. found.Select(item => item.Who)]);
        }

        return null;
    }

    private async Task<FoundEndpoint?> FindWaitingAsync(string path, List<string> keys, Func<string, StimulusKey> stimulusOf, CancellationToken cancellationToken)
    {
        var bookmarks = (await store.FindBookmarksAsync([.. keys.Select(stimulusOf)], cancellationToken)).ToLookup(bookmark => bookmark.Stimulus!.Value);
        foreach (var key in keys)
        {
            var found = new List<FoundEndpoint.One>();
            foreach (var instanceId in bookmarks[stimulusOf(key)].Select(bookmark => bookmark.InstanceId).Distinct(StringComparer.Ordinal))
            {
                foreach (var endpoint in await EndpointsOfAsync(instanceId, key, cancellationToken))
                {
                    if (routes.Match(endpoint.Path, path) is { } route) found.Add(new(endpoint, route, key, instanceId));
                }

                if (found.Count > 1) return new FoundEndpoint.Several([.. found.Select(item => item.InstanceId!)]);
            }

            if (found is [var one]) return one;
        }

        return null;
    }

    private async Task<IReadOnlyList<HttpEndpoint>> EndpointsOfAsync(string instanceId, string key, CancellationToken cancellationToken)
    {
        if (await reader.GetAsync(instanceId, cancellationToken) is not { } row) return [];
        if (await graphs.GetGraphAsync(row.DefinitionVersionId, cancellationToken) is not { } graph) return [];
        return [.. WaitingActivities.Of(states.Read(row.State, graph), HttpRoutes.InInstance(instanceId, key)).OfType<HttpEndpoint>()];
    }
}

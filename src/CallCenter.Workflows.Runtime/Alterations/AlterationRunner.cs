using System.Collections.Concurrent;
using System.Threading.Channels;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Stores;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallCenter.Workflows.Runtime.Alterations;

/// <summary>
/// Carries plans of alterations out, one plan after another, its instances in batches. Each instance is altered by its
/// partition like by any other occurrence and keeps the plan's id, so that what a stop of the server interrupts is taken up
/// again without altering any instance twice.
/// </summary>
public sealed partial class AlterationRunner(
    IAlterationStore store, IWorkflowRuntime runtime, IInstanceReader instances, IGraphSource graphs, TimeProvider clock, ILogger<AlterationRunner> logger)
    : BackgroundService
{
    private const int Batch = 200;
    private const int Page = 500;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly Channel<string> _plans = Channel.CreateUnbounded<string>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);

    /// <summary>Stores a plan and begins with it; null when there is one of that id already.</summary>
    public async Task<AlterationPlan?> SubmitAsync(AlterationPlan plan, IReadOnlyCollection<string> instanceIds, CancellationToken cancellationToken)
    {
        plan = plan with { Status = AlterationStatus.Pending, Total = instanceIds.Count };
        _waiting[plan.Id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var added = false;
        try
        {
            added = await store.AddAsync(plan, instanceIds, cancellationToken);
        }
        finally
        {
            if (!added) _waiting.TryRemove(plan.Id, out _);
        }

        if (!added) return null;
        _plans.Writer.TryWrite(plan.Id);
        return plan;
    }

    /// <summary>Completes when the plan is over.</summary>
    public Task WhenOverAsync(string planId) => _waiting.TryGetValue(planId, out var waiting) ? waiting.Task : Task.CompletedTask;

    /// <summary>Ids of all instances that fit.</summary>
    public async Task<IReadOnlyList<string>> SelectAsync(InstanceFilter filter, CancellationToken cancellationToken)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var skip = 0; ; skip += Page)
        {
            var page = await instances.ListAsync(filter with { Skip = skip, Take = Page, OrderBy = InstanceOrder.Created, Ascending = true }, cancellationToken);
            ids.UnionWith(page.Items.Select(item => item.Id));
            if (page.Items.Count < Page) return [.. ids];
        }
    }

    /// <summary>Takes up what the last run left, before anyone can ask about it.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var open in await store.ReadOpenAsync(cancellationToken))
        {
            _waiting[open] = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _plans.Writer.TryWrite(open);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var planId in _plans.Reader.ReadAllAsync(stoppingToken))
        {
            await RunAsync(planId, stoppingToken);
            if (_waiting.TryRemove(planId, out var waiting)) waiting.TrySetResult();
        }
    }

    private async Task RunAsync(string planId, CancellationToken cancellationToken)
    {
        var plan = await UntilItWorksAsync(() => store.FindAsync(planId, cancellationToken), cancellationToken);
        if (plan is null or { Status: AlterationStatus.Completed or AlterationStatus.Failed }) return;
        var orders = AlterationOrders.Read(plan.Content);
        plan = plan with { Status = AlterationStatus.Running, StartedAt = plan.StartedAt ?? clock.GetUtcNow() };
        while (true)
        {
            var pending = await UntilItWorksAsync(() => store.ReadPendingAsync(planId, Batch, cancellationToken), cancellationToken);
            if (pending.Count == 0) break;

            // All at once: a partition takes what is waiting for it into one transaction.
            var jobs = await Task.WhenAll(pending.Select(instanceId => AlterAsync(plan, instanceId, orders, cancellationToken)));
            var succeeded = jobs.Count(job => job.Status == AlterationStatus.Completed);
            plan = plan with { Succeeded = plan.Succeeded + succeeded, Failed = plan.Failed + jobs.Length - succeeded };
            await WriteAsync(plan, jobs, cancellationToken);
        }

        plan = plan with { Status = plan.Failed > 0 && plan.Succeeded == 0 ? AlterationStatus.Failed : AlterationStatus.Completed, CompletedAt = clock.GetUtcNow() };
        await WriteAsync(plan, [], cancellationToken);
        LogOver(logger, plan.Id, plan.Succeeded, plan.Failed);
    }

    private async Task<AlterationJob> AlterAsync(AlterationPlan plan, string instanceId, AlterationOrders orders, CancellationToken cancellationToken)
    {
        IReadOnlyList<Refusal> refusals;
        try
        {
            refusals = await AlterOneAsync(plan, instanceId, orders, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(logger, instanceId, plan.Id, exception);
            refusals = [new(null, new($"实例无法读取或改动：{exception.Message}", $"The instance cannot be read or changed: {exception.Message}"))];
        }

        var failed = refusals.Count > 0;
        return new(plan.Id, instanceId, failed ? AlterationStatus.Failed : AlterationStatus.Completed, failed ? RefusalLog.Write(refusals) : null, clock.GetUtcNow());
    }

    /// <summary>Alters one instance now; the reasons when it cannot be.</summary>
    public async Task<IReadOnlyList<Refusal>> AlterNowAsync(string instanceId, AlterationOrders orders, string? by, CancellationToken cancellationToken) =>
        await AlterOneAsync(new("", "", null, null, by, clock.GetUtcNow()), instanceId, orders, cancellationToken);

    private async Task<IReadOnlyList<Refusal>> AlterOneAsync(AlterationPlan plan, string instanceId, AlterationOrders orders, CancellationToken cancellationToken)
    {
        if (await instances.FindSummaryAsync(instanceId, cancellationToken) is not { } instance) return [Missing(instanceId)];
        var (alterations, unknown) = await orders.ForAsync(instance, plan.CreatedBy, graphs, cancellationToken);
        if (unknown is not null) return [unknown];
        return await runtime.AlterAsync(instanceId, alterations, plan.Id.Length > 0 ? plan.Id : null, cancellationToken) ?? [Missing(instanceId)];
    }

    private static Refusal Missing(string instanceId) => new(null, new($"没有流程实例 {instanceId}。", $"There is no workflow instance {instanceId}."));

    private Task WriteAsync(AlterationPlan plan, IReadOnlyCollection<AlterationJob> jobs, CancellationToken cancellationToken) => UntilItWorksAsync(
        async () =>
        {
            await store.WriteAsync(plan, jobs, cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>A database may be away for a while; a plan outlasts that.</summary>
    private async Task<T> UntilItWorksAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        for (var pause = TimeSpan.FromMilliseconds(100); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await call();
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                LogStoreFailed(logger, pause, exception);
                await Task.Delay(pause, TimeProvider.System, cancellationToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Alteration plan {PlanId} is over: {Succeeded} instances altered, {Failed} not")]
    private static partial void LogOver(ILogger logger, string planId, int succeeded, int failed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Instance {InstanceId} could not be altered by plan {PlanId}")]
    private static partial void LogFailed(ILogger logger, string instanceId, string planId, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store did not answer a plan of alterations; trying again in {Pause}")]
    private static partial void LogStoreFailed(ILogger logger, TimeSpan pause, Exception exception);
}

using CallCenter.Persistence;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallCenter.Workflows.Benchmarks.Durable;

/// <summary>The runtime over a database, as the server runs it, without the web server.</summary>
internal sealed class DurableHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private DurableHost(ServiceProvider services) => _services = services;

    public IWorkflowRuntime Runtime => _services.GetRequiredService<IWorkflowRuntime>();
    public IInstanceStore Store => _services.GetRequiredService<IInstanceStore>();

    /// <summary>How long the runtime took to be ready, the database being there.</summary>
    public TimeSpan StartTime { get; private set; }

    public static async Task<DurableHost> StartAsync(BenchDatabase database)
    {
        var services = new ServiceCollection().AddLogging();
        database.AddTo(services);
        services.AddSingleton<IGraphSource>(new BenchFlows());
        services.AddWorkflowRuntime();
        var host = new DurableHost(services.BuildServiceProvider());
        await host._services.GetRequiredService<IDatabaseSchema>().UpdateAsync(default);
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        await host.RuntimeService.StartAsync(default);
        host.StartTime = System.Diagnostics.Stopwatch.GetElapsedTime(began);
        return host;
    }

    private IHostedService RuntimeService => _services.GetServices<IHostedService>().OfType<WorkflowRuntime>().Single();

    public async Task<string> StartInstanceAsync(string definition, string? correlationId = null, ValueRecord? input = null) =>
        (await Runtime.StartAsync(new(definition, VersionOptions.Published, correlationId, Input: input)))!;

    public Task<OfferResult> ResumeAsync(string instanceId) => Runtime.OfferAsync(new(instanceId + ":go", new("Bench", instanceId), null));

    public async ValueTask DisposeAsync()
    {
        await RuntimeService.StopAsync(default);
        await _services.DisposeAsync();
    }
}

using System.Diagnostics;
using CallCenter.Persistence;
using CallCenter.Persistence.Definitions;
using CallCenter.Persistence.Instances;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.CallControl;
using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallCenter.Workflows.Benchmarks.Durable;

/// <summary>Definitions and runtime over a database, as the server runs them, without the web server.</summary>
internal sealed class DurableHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private DurableHost(ServiceProvider services) => _services = services;

    public IWorkflowRuntime Runtime => Get<IWorkflowRuntime>();
    public IInstanceStore Store => Get<IInstanceStore>();

    /// <summary>How long definitions and runtime took until the first instance was started and committed, the database being there.</summary>
    public TimeSpan StartTime { get; private set; }

    /// <summary>Starts over a database, which gets that many versions of each flow when it is new.</summary>
    public static async Task<DurableHost> StartAsync(BenchDatabase database, int versions = 1, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection().AddLogging();
        database.AddTo(services);
        services.AddSingleton(new ActivityCatalogue().AddFrom(typeof(ContactArrived).Assembly).AddFrom(typeof(BenchWait).Assembly));
        services.AddSingleton<IReadOnlyDictionary<string, IExpressionLanguage>>(new IExpressionLanguage[] { new LiteralLanguage(), new ObjectLanguage(), new JavaScriptLanguage() }
            .ToDictionary(language => language.Type, StringComparer.Ordinal));
        services.AddSingleton<IDefinitionStore, DefinitionStore>().AddSingleton<DefinitionLibrary>();
        services.AddSingleton<IGraphSource>(all => all.GetRequiredService<DefinitionLibrary>());
        services.AddSingleton<InstanceCodec>().AddSingleton<IInstanceReader, InstanceReader>();
        services.AddWorkflowRuntime();
        more?.Invoke(services);
        var host = new DurableHost(services.BuildServiceProvider());
        await host.Get<IDatabaseSchema>().UpdateAsync(default);
        if ((await host.Get<IDefinitionStore>().ReadPublishedAsync(default)).Count == 0) await BenchFlows.WriteAsync(host.Get<IDefinitionStore>(), versions);
        var began = Stopwatch.GetTimestamp();
        await host.Get<DefinitionLibrary>().LoadAsync();
        await host.RuntimeService.StartAsync(default);
        await host.StartInstanceAsync(BenchFlows.Delay);
        host.StartTime = Stopwatch.GetElapsedTime(began);
        return host;
    }

    private IHostedService RuntimeService => _services.GetServices<IHostedService>().OfType<WorkflowRuntime>().Single();

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public async Task<string> StartInstanceAsync(string definition, string? correlationId = null, ValueRecord? input = null) =>
        (await Runtime.StartAsync(new(definition, VersionOptions.Published, correlationId, Input: input)))!;

    public Task<OfferResult> ResumeAsync(string instanceId) => Runtime.OfferAsync(new(instanceId + ":go", new("Bench", instanceId), null));

    public async ValueTask DisposeAsync()
    {
        await RuntimeService.StopAsync(default);
        await _services.DisposeAsync();
    }
}

using CallCenter.Persistence;
using CallCenter.Persistence.Sqlite;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Stores;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallCenter.Workflows.Benchmarks.Durable;

/// <summary>The runtime over a SQLite file, as the server runs it, without the web server.</summary>
internal sealed class DurableHost : IAsyncDisposable
{
    private readonly string _directory;
    private readonly bool _keep;
    private ServiceProvider _services = null!;

    private DurableHost(string directory, bool keep) => (_directory, _keep) = (directory, keep);

    public IWorkflowRuntime Runtime { get; private set; } = null!;
    public SqliteDatabase Database { get; private set; } = null!;

    /// <summary>How long the runtime took to be ready, the database being there.</summary>
    public TimeSpan StartTime { get; private set; }

    public static async Task<DurableHost> StartAsync(string? directory = null)
    {
        var host = new DurableHost(directory ?? Directory.CreateTempSubdirectory("callcenter-bench-").FullName, keep: directory is not null);
        await host.StartAsync();
        return host;
    }

    private async Task StartAsync()
    {
        Database = new(Path.Combine(_directory, "callcenter.db"));
        var options = new DbContextOptionsBuilder<CallCenterDbContext>();
        Database.Use(options);
        await using (var context = new CallCenterDbContext(options.Options)) await context.Database.EnsureCreatedAsync();

        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<IInstanceStore>(new SqliteInstanceStore(Database));
        services.AddSingleton<IGraphSource>(new BenchFlows());
        services.AddWorkflowRuntime();
        _services = services.BuildServiceProvider();
        Runtime = _services.GetRequiredService<IWorkflowRuntime>();
        foreach (var hosted in _services.GetServices<IHostedService>().OfType<WorkflowRuntime>()) await ((IHostedService)hosted).StartAsync(default);
        StartTime = System.Diagnostics.Stopwatch.GetElapsedTime(began);
    }

    public async Task<string> StartInstanceAsync(string definition, string? correlationId = null, ValueRecord? input = null) =>
        (await Runtime.StartAsync(new(definition, VersionOptions.Published, correlationId, Input: input)))!;

    public Task<OfferResult> ResumeAsync(string instanceId) => Runtime.OfferAsync(new(instanceId + ":go", new("Bench", instanceId), null));

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in _services.GetServices<IHostedService>().OfType<WorkflowRuntime>()) await ((IHostedService)hosted).StopAsync(default);
        (_services.GetRequiredService<IInstanceStore>() as IDisposable)?.Dispose();
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (!_keep) Directory.Delete(_directory, recursive: true);
    }
}

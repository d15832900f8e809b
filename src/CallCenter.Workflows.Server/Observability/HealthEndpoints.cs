using CallCenter.Persistence;
using CallCenter.Telephony;
using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Runtime;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallCenter.Workflows.Server.Observability;

/// <summary>Whether the process lives, whether it can serve, and what it measured.</summary>
public static class HealthEndpoints
{
    private const string Ready = "ready";

    public static IServiceCollection AddObservability(this IServiceCollection services)
    {
        services.AddSingleton<MetricsText>();
        services.AddHealthChecks()
            .AddReadiness("database", async (all, cancellationToken) =>
            {
                await using var context = await all.GetRequiredService<IDbContextFactory<CallCenterDbContext>>().CreateDbContextAsync(cancellationToken);
                return await context.Database.CanConnectAsync(cancellationToken) ? null : "The database does not answer.";
            })
            .AddReadiness("runtime", async (all, cancellationToken) =>
            {
                // There is no such instance: the answer says that a partition reads its messages and the store.
                await all.GetRequiredService<IWorkflowRuntime>().CancelAsync("health", "", cancellationToken);
                return null;
            })
            .AddReadiness("telephony", async (all, cancellationToken) =>
            {
                await all.GetRequiredService<ITelephony>().ListContactsAsync(cancellationToken);
                await all.GetRequiredService<ContactFloor>().QueuesAsync().WaitAsync(cancellationToken);
                return null;
            });
        return services;
    }

    public static void MapObservability(this IEndpointRouteBuilder routes)
    {
        // Started now, so that nothing measured before the first scrape is missing.
        routes.ServiceProvider.GetRequiredService<MetricsText>();
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = WriteAsync })
            .AllowAnonymous();
        routes.MapGet("/metrics", (MetricsText metrics) => Results.Text(metrics.Write(), "text/plain; version=0.0.4; charset=utf-8"))
            .AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Adds a check that readiness depends on.</summary>
    public static IHealthChecksBuilder AddReadiness(
        this IHealthChecksBuilder checks, string name, Func<IServiceProvider, CancellationToken, Task<string?>> findFault) =>
        checks.Add(new(name, services => new Check(services, findFault), null, [Ready], TimeSpan.FromSeconds(5)));

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = report.Status.ToString(),
        checks = report.Entries.ToDictionary(entry => entry.Key, entry => new { status = entry.Value.Status.ToString(), description = entry.Value.Description }),
    });

    private sealed class Check(IServiceProvider services, Func<IServiceProvider, CancellationToken, Task<string?>> findFault) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await findFault(services, cancellationToken) is { } fault ? HealthCheckResult.Unhealthy(fault) : HealthCheckResult.Healthy();
    }
}

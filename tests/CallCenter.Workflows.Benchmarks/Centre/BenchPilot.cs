using CallCenter.Persistence.Bindings;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Pilots;
using CallCenter.Processes.Pilots;
using CallCenter.Processes.Statistics;
using CallCenter.Workflows.Server.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Workflows.Benchmarks.Centre;

/// <summary>The pilot that figures over very many contacts are asked for: eight groups, four of them pilots, six weeks of which three lie before the launch.</summary>
internal static class BenchPilot
{
    public const int Days = 42;

    private static readonly string[] Groups = [.. Enumerable.Range(1, 8).Select(number => FormattableString.Invariant($"g{number}"))];

    /// <summary>The group of a contact: each has as many on each day.</summary>
    public static string GroupOf(int contact) => Groups[contact / Days % Groups.Length];

    /// <summary>What reading pilots needs.</summary>
    public static IServiceCollection AddTo(IServiceCollection services) =>
        services.AddSingleton<CentreDirectory>().AddSingleton<CentreTime>().AddSingleton<BindingBook>().AddSingleton<PilotStore>();

    public static PilotPlan Plan(DateOnly today) => new()
    {
        Id = "bench", Process = "p", PilotVersion = "p:2", ControlVersion = "p:1", Seed = 1, Launch = today.AddDays(-21), WashOutDays = 0,
        Design = new PilotDesign.Parallel([.. Groups.Where((_, i) => i % 2 == 0)], [.. Groups.Where((_, i) => i % 2 == 1)], new AssignmentMechanism.Choose(8, 4)),
        Kpis =
        [
            new("handling-time", KpiRole.Primary), new("transfer-rate", KpiRole.Guardrail, 0.05), new("satisfaction", KpiRole.Guardrail, 0.05), new("expert-rate", KpiRole.Watch),
        ],
    };
}

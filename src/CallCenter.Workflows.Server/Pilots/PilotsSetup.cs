using CallCenter.Persistence.Bindings;
using CallCenter.Persistence.Facts;
using CallCenter.Persistence.Pilots;
using CallCenter.Persistence.Rollouts;
using CallCenter.Telephony;
using CallCenter.Workflows.Server.Bindings;
using CallCenter.Workflows.Server.Contacts;
using CallCenter.Workflows.Server.Facts;
using CallCenter.Workflows.Server.Rollouts;

namespace CallCenter.Workflows.Server.Pilots;

/// <summary>Bindings, facts, pilots and roll-outs.</summary>
internal static class PilotsSetup
{
    public static IServiceCollection AddPilots(this IServiceCollection services)
    {
        services.AddSingleton<CentreTime>();
        services.AddSingleton<BindingBook>().AddSingleton<ContactVersionStore>().AddSingleton<ContactVersions>();
        services.AddSingleton<FactStore>().AddSingleton<KpiDays>();
        services.AddSingleton<FactRecorder>().AddSingleton<IFloorListener>(all => all.GetRequiredService<FactRecorder>())
            .AddSingleton<IBackgroundWork>(all => all.GetRequiredService<FactRecorder>()).AddHostedService(all => all.GetRequiredService<FactRecorder>());
        services.AddSingleton<PilotStore>().AddSingleton<PilotPlanner>().AddSingleton<PilotMonitoring>().AddSingleton<PilotDesk>();
        services.AddSingleton<PilotWatch>().AddSingleton<IBackgroundWork>(all => all.GetRequiredService<PilotWatch>()).AddHostedService(all => all.GetRequiredService<PilotWatch>());
        return services.AddSingleton<RolloutStore>().AddSingleton<RolloutDesk>();
    }
}

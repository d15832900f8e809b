using CallCenter.Persistence.Centre.Contacts;
using CallCenter.Telephony;
using CallCenter.Telephony.Simulator;

namespace CallCenter.Workflows.Server.Desk;

/// <summary>What agents work with.</summary>
internal static class DeskSetup
{
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddSingleton<ServedGroups>().AddSingleton<DeskPhones>().AddSingleton<DeskViews>().AddSingleton<ContactNotes>();
        services.AddSingleton<DeskPush>().AddHostedService(all => all.GetRequiredService<DeskPush>());
        services.AddSingleton<IFloorListener>(all => all.GetRequiredService<DeskPush>());
        if (services.Any(service => service.ServiceType == typeof(Simulator))) services.AddSingleton<SimulatedStaff>();
        return services;
    }
}

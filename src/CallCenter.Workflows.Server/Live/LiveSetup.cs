using CallCenter.Telephony;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Server.SignIn;
using CallCenter.Workflows.Server.Tasks;

namespace CallCenter.Workflows.Server.Live;

/// <summary>What pages hear without asking.</summary>
internal static class LiveSetup
{
    public static IServiceCollection AddLiveUpdates(this IServiceCollection services)
    {
        services.AddSignalR();
        services.AddSingleton<CallPush>().AddHostedService(all => all.GetRequiredService<CallPush>());
        services.AddSingleton<BoardViews>().AddSingleton<FloorPush>().AddHostedService(all => all.GetRequiredService<FloorPush>());
        services.AddSingleton<IFloorListener>(all => all.GetRequiredService<CallPush>());
        services.AddSingleton<IFloorListener>(all => all.GetRequiredService<FloorPush>());
        return services.AddSingleton<IInstanceObserver>(all => all.GetRequiredService<CallPush>());
    }

    public static void MapLiveUpdates(this IEndpointRouteBuilder routes)
    {
        routes.MapHub<CallsHub>("/hubs/calls").RequireAuthorization(Policies.CallsSimulate);
        routes.MapHub<FloorHub>("/hubs/floor").RequireAuthorization(Policies.FloorRead);
        routes.MapHub<TasksHub>("/hubs/tasks").RequireAuthorization(Policies.TasksOwn);
    }
}

using CallCenter.Persistence.Processes;
using CallCenter.Workflows.Server.Elsa.Definitions;

namespace CallCenter.Workflows.Server.Processes;

/// <summary>The process catalogue and the versions of processes.</summary>
internal static class ProcessesSetup
{
    public static IServiceCollection AddProcesses(this IServiceCollection services) =>
        services.AddSingleton<ProcessStore>().AddSingleton<FlowRuns>().AddSingleton<VersionEditor>().AddSingleton<VersionComparer>()
            .AddSingleton<IDefinitionKeeper, FrozenDefinitions>();

    public static void MapProcessArea(this IEndpointRouteBuilder routes)
    {
        routes.MapCatalogue();
        routes.MapProcesses();
        routes.MapVersions();
    }
}

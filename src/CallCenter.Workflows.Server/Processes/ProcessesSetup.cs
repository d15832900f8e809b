using CallCenter.Persistence.HeatMaps;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Server.Elsa.Definitions;
using CallCenter.Workflows.Server.Processes.Design;
using CallCenter.Workflows.Server.Processes.Documents;
using CallCenter.Workflows.Server.Processes.HeatMaps;
using CallCenter.Workflows.Server.Processes.Lifecycle;

namespace CallCenter.Workflows.Server.Processes;

/// <summary>The process catalogue and the versions of processes.</summary>
internal static class ProcessesSetup
{
    public static IServiceCollection AddProcesses(this IServiceCollection services) =>
        services.AddSingleton<ProcessStore>().AddSingleton<FlowRuns>().AddSingleton<ProcessEditor>().AddSingleton<VersionEditor>().AddSingleton<VersionComparer>()
            .AddSingleton<IDefinitionKeeper, FrozenDefinitions>()
            .AddSingleton<VersionFlows>().AddSingleton<FindingReasonStore>().AddSingleton<VersionDesign>().AddSingleton<DocumentMaker>()
            .AddSingleton<IVersionFindings>(services => services.GetRequiredService<VersionDesign>())
            .AddSingleton<RunDays>().AddSingleton<HeatPeriods>().AddSingleton<HeatMapMaker>().AddHostedService<RunCounter>()
            .AddSingleton<CandidateSteps>().AddSingleton<VersionSteps>().AddSingleton<PilotSteps>().AddSingleton<RolloutSteps>().AddSingleton<IAskHandler, LifecycleHandler>()
            .AddWorkflowPayloads(types => types.AddDerivedFrom<LifecycleQuestion>().Add<LifecycleAnswer>());

    public static void MapProcessArea(this IEndpointRouteBuilder routes)
    {
        routes.MapCatalogue();
        routes.MapProcesses();
        routes.MapLife();
        routes.MapVersions();
        routes.MapDesign();
        routes.MapDocuments();
        routes.MapHeatMaps();
    }
}

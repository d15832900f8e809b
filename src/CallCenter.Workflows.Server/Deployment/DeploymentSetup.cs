using CallCenter.Persistence.Deployment;
using CallCenter.Processes.Deployment;
using CallCenter.Workflows.Runtime;

namespace CallCenter.Workflows.Server.Deployment;

/// <summary>Spot checks, problems, and what flows ask about either.</summary>
internal static class DeploymentSetup
{
    public static IServiceCollection AddDeployment(this IServiceCollection services)
    {
        services.AddSingleton<DeploymentStore>().AddSingleton<VersionConformance>().AddSingleton<SpotCheckDesk>().AddSingleton<ProblemDesk>().AddSingleton<ProblemGoals>();
        services.AddSingleton<IAskHandler, DeploymentAnswers>();
        return services.AddWorkflowPayloads(types => types.AddDerivedFrom<DeploymentQuestion>().Add<DeploymentAnswer>());
    }
}

using CallCenter.Persistence.Facts;
using CallCenter.Staffing;
using CallCenter.Workflows.Runtime;

namespace CallCenter.Workflows.Server.Staffing;

/// <summary>What flows ask about the centre's traffic.</summary>
internal static class StaffingSetup
{
    public static IServiceCollection AddStaffing(this IServiceCollection services) => services
        .AddSingleton<TrafficStore>().AddSingleton<IAskHandler, TrafficAnswers>()
        .AddWorkflowPayloads(types => types.AddDerivedFrom<TrafficQuestion>().Add<ForecastAnswer>().Add<TrafficAnswer>());
}

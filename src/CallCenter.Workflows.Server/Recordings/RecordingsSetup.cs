using CallCenter.Persistence.Centre.Audit;
using CallCenter.Persistence.Centre.Recordings;
using CallCenter.Workflows.Runtime.Retention;

namespace CallCenter.Workflows.Server.Recordings;

/// <summary>Recordings of calls: taken over from the adapter, kept encrypted, listened to on the record.</summary>
internal static class RecordingsSetup
{
    public static IServiceCollection AddRecordings(this IServiceCollection services)
    {
        services.AddSingleton<AuditTrail>().AddSingleton<RecordingStore>().AddSingleton<ListeningLog>().AddSingleton<RecordingScope>();
        services.AddSingleton<RecordingVault>().AddSingleton<IRetainedRecordings>(all => all.GetRequiredService<RecordingVault>());
        return services.AddSingleton<RecordingKeeper>().AddHostedService(all => all.GetRequiredService<RecordingKeeper>());
    }
}

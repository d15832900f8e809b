using CallCenter.Persistence.Announcements;

namespace CallCenter.Workflows.Server.Announcements;

/// <summary>Announcements of versions, with receipts and quizzes.</summary>
internal static class AnnouncementsSetup
{
    public static IServiceCollection AddAnnouncements(this IServiceCollection services) =>
        services.AddSingleton<AnnouncementStore>().AddSingleton<AnnouncementContent>().AddSingleton<AnnouncementProgress>().AddSingleton<AnnouncementDesk>()
            .AddSingleton<ReadingTasks>().AddSingleton<MeetingNotes>();
}

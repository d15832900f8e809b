using CallCenter.Persistence.Pilots;
using CallCenter.Processes.Announcements;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Announcements;

/// <summary>A lesson as it is stored; revision 0 before anybody wrote it.</summary>
public sealed record StoredLesson(Lesson Lesson, int Revision, DateTimeOffset? UpdatedAt, string? UpdatedBy);

/// <summary>Announcements in the database, and the lessons they carry.</summary>
public sealed class AnnouncementStore(IDbContextFactory<CallCenterDbContext> database)
{
    public async Task<StoredLesson> LessonAsync(string process, int number, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var row = await context.Set<LessonRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Process == process && row.Number == number, cancellationToken);
        return row is null ? new(Lesson.Empty, 0, null, null) : new(PlanJson.Read<Lesson>(row.Content), row.Revision, row.UpdatedAt, row.UpdatedBy);
    }

    /// <returns>False when somebody else was faster.</returns>
    public async Task<bool> SaveLessonAsync(string process, int number, Lesson lesson, int revision, (DateTimeOffset At, string By) change, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var row = await context.Set<LessonRow>().FirstOrDefaultAsync(row => row.Process == process && row.Number == number, cancellationToken);
        if ((row?.Revision ?? 0) != revision) return false;
        if (row is null) context.Add(row = new() { Process = process, Number = number, Content = "", UpdatedBy = change.By });
        (row.Content, row.UpdatedAt, row.UpdatedBy) = (PlanJson.Write(lesson), change.At, change.By);
        row.Revision++;
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    public async Task AddAsync(AnnouncementRow row, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        context.Add(row);
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task<AnnouncementRow?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<AnnouncementRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
    }

    /// <summary>The latest first.</summary>
    public async Task<(IReadOnlyList<AnnouncementRow> Rows, int Total)> ListAsync(int skip, int take, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var rows = context.Set<AnnouncementRow>().AsNoTracking();
        return (await rows.OrderByDescending(row => row.CreatedAt).ThenBy(row => row.Id).Skip(skip).Take(take).ToListAsync(cancellationToken), await rows.CountAsync(cancellationToken));
    }

    public async Task<bool> IsAnnouncedAsync(string process, int number, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<AnnouncementRow>().AnyAsync(row => row.Process == process && row.Number == number, cancellationToken);
    }

    /// <summary>What one agent has read and passed.</summary>
    public async Task<IReadOnlyDictionary<string, ExposureRow>> ExposuresOfAsync(string agentId, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<ExposureRow>().AsNoTracking().Where(row => row.AgentId == agentId).ToDictionaryAsync(row => row.Version, StringComparer.Ordinal, cancellationToken);
    }
}

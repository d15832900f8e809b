using CallCenter.Persistence.Announcements;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Pilots;
using CallCenter.Persistence.Processes;
using CallCenter.Workflows.Server.Facts;

namespace CallCenter.Workflows.Server.Announcements;

/// <summary>How far the groups of an announcement are.</summary>
public sealed class AnnouncementProgress(PilotStore exposures, ProcessStore processes, CentreDirectory directory, CentreTime time)
{
    public async Task<(AnnouncementShown Head, IReadOnlyList<GroupProgress> Groups)> OfAsync(AnnouncementRow row, CancellationToken cancellationToken)
    {
        var noted = (await exposures.ExposuresAsync(row.Version, cancellationToken)).ToDictionary(exposure => exposure.AgentId, StringComparer.Ordinal);
        List<GroupProgress> groups = [.. row.Groups.Select(group => Of(group, noted))];
        var agents = groups.SelectMany(group => group.Agents).DistinctBy(agent => agent.Id).ToList();
        var passed = agents.Count(IsDone);
        var process = (await processes.FindAsync(row.Process, cancellationToken))?.Process;
        var head = new AnnouncementShown(
            row.Id, row.Process, row.Number, row.Version, process?.Name ?? row.Process, process?.EnglishName, row.Groups, row.DueAt, passed < agents.Count && time.Now > row.DueAt, row.CreatedAt,
            row.CreatedBy, agents.Count, agents.Count(agent => agent.ReadAt is not null), passed);
        return (head, groups);
    }

    private GroupProgress Of(string group, Dictionary<string, ExposureRow> noted)
    {
        List<AgentProgress> agents =
        [
            .. from agent in directory.Facts.Agents
               where agent.Groups.Contains(@group)
               let row = noted.GetValueOrDefault(agent.Id)
               select new AgentProgress(agent.Id, agent.Name, agent.WorkNumber, row?.ReadAt, row?.QuizPassedAt, row?.QuizAttempts ?? 0, row?.QuizScore),
        ];
        var name = directory.Facts.Groups.FirstOrDefault(known => known.Id == group)?.Name ?? group;
        return new(group, name, agents.Count(agent => agent.ReadAt is not null), agents.Count(IsDone), agents);
    }

    internal static bool IsDone(AgentProgress agent) => agent is { ReadAt: not null, PassedAt: not null };
}

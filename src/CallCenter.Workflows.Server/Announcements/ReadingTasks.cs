using CallCenter.Persistence.Announcements;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Pilots;
using CallCenter.Persistence.Processes;
using CallCenter.Persistence.Tasks;
using CallCenter.Tasks;
using CallCenter.Workflows.Server.Facts;
using CallCenter.Workflows.Server.SignIn;
using CallCenter.Workflows.Server.Tasks;

namespace CallCenter.Workflows.Server.Announcements;

/// <summary>
/// Gives the agents of announced versions a task to read them and pass the quiz, so that they are reminded and what is overdue
/// is escalated as all else. Every call may come again: a task that is there stays as it is.
/// </summary>
internal sealed class ReadingTasks(
    IServiceProvider services, TaskStore store, AnnouncementStore announcements, ProcessStore processes, PilotStore exposures, CentreDirectory directory, UserAccounts accounts, CentreTime time)
    : IDisposable
{
    private static readonly Why NotBound = new("该坐席不再需要学习这个版本。", "The agent need not learn this version any more.");

    // Tasks tell the runtime, which asks announcements when it is made.
    private readonly Lazy<HumanTasks> _tasks = new(services.GetRequiredService<HumanTasks>);

    /// <summary>An agent's desk may look twice at once, and each task is made once.</summary>
    private readonly SemaphoreSlim _oneAtATime = new(1);

    public void Dispose() => _oneAtATime.Dispose();

    /// <summary>To every agent of the announcement's groups who has not passed.</summary>
    public async Task GiveAsync(AnnouncementRow row, CancellationToken cancellationToken)
    {
        var passed = (await exposures.ExposuresAsync(row.Version, cancellationToken)).Where(HasPassed).Select(exposure => exposure.AgentId).ToHashSet(StringComparer.Ordinal);
        var named = await NameAsync(row, cancellationToken);
        List<HumanTask> tasks =
        [
            .. from agent in directory.Facts.Agents
               where agent.Groups.Any(row.Groups.Contains) && !passed.Contains(agent.Id)
               select TaskOf(row, new(AssigneeKind.Agent, agent.Id, agent.Name), named),
        ];
        await AddAsync(tasks, cancellationToken);
    }

    /// <summary>Makes an agent's tasks fit: who joined a group gets what was announced before, and what does not concern them any more is withdrawn.</summary>
    /// <param name="agentId">Whose.</param>
    /// <param name="rows">What is announced to the groups they are in now.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task MendAsync(string agentId, IReadOnlyList<AnnouncementRow> rows, CancellationToken cancellationToken)
    {
        if (directory.Facts.Agents.FirstOrDefault(agent => agent.Id == agentId) is not { } agent) return;
        var known = await announcements.ExposuresOfAsync(agentId, cancellationToken);
        var wanted = new List<HumanTask>();

        // Of several announcements of a version the first one counts, as for those who were there.
        foreach (var row in rows.OrderBy(row => row.CreatedAt).DistinctBy(row => row.Version).Where(row => known.GetValueOrDefault(row.Version) is not { } exposure || !HasPassed(exposure)))
        {
            if ((await processes.FindVersionAsync(row.Process, row.Number, cancellationToken))?.Version.Status is not { } status || !AnnouncementDesk.Announceable.Contains(status)) continue;
            wanted.Add(TaskOf(row, new(AssigneeKind.Agent, agent.Id, agent.Name), await NameAsync(row, cancellationToken)));
        }

        foreach (var id in (await store.LiveReadingsAsync(agentId, cancellationToken)).Except(wanted.Select(task => task.Id), StringComparer.Ordinal))
            await _tasks.Value.WithdrawAsync(id, NotBound, cancellationToken);
        await AddAsync(wanted, cancellationToken);
    }

    /// <summary>Ends the task of who has read and passed.</summary>
    public async Task EndAsync(ExposureRow exposure, CancellationToken cancellationToken)
    {
        if (!HasPassed(exposure)) return;
        var user = (await accounts.ListAsync(cancellationToken)).FirstOrDefault(user => user.AgentId == exposure.AgentId);
        var name = user?.DisplayName ?? directory.Facts.Agents.FirstOrDefault(agent => agent.Id == exposure.AgentId)?.Name ?? exposure.AgentId;
        await _tasks.Value.ApplyAsync(
            ReadingTask.IdOf(exposure.Version, exposure.AgentId), new TaskMove.Fulfil(new(user?.Id ?? exposure.AgentId, name), ReadingTask.Passed), cancellationToken);
    }

    private async Task AddAsync(IReadOnlyList<HumanTask> tasks, CancellationToken cancellationToken)
    {
        if (tasks.Count == 0) return;
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            await _tasks.Value.AddAsync(tasks, cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private HumanTask TaskOf(AnnouncementRow row, TaskAssignee agent, Why named) => ReadingTask.Of(row.Id, row.Version, agent, named, row.CreatedAt, row.DueAt, time.Now);

    private async Task<Why> NameAsync(AnnouncementRow row, CancellationToken cancellationToken)
    {
        var process = (await processes.FindAsync(row.Process, cancellationToken))?.Process;
        var name = process?.Name ?? row.Process;
        return new(FormattableString.Invariant($"{name} v{row.Number}"), FormattableString.Invariant($"{process?.EnglishName ?? name} v{row.Number}"));
    }

    private static bool HasPassed(ExposureRow exposure) => exposure is { ReadAt: not null, QuizPassedAt: not null };
}

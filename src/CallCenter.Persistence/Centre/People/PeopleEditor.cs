using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Persistence.Centre.Lines;
using CallCenter.Persistence.Centre.Users;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Centre.People;

/// <summary>Changes agents, skills, groups and lines, in the database and in the books that are held in memory.</summary>
public sealed class PeopleEditor(IDbContextFactory<CallCenterDbContext> database, CentreDirectory directory)
{
    /// <returns>True when the agent is new.</returns>
    public async Task<bool> SaveAsync(Agent agent, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var row = await context.Set<AgentRow>().FirstOrDefaultAsync(row => row.Id == agent.Id, cancellationToken);
        var isNew = row is null;
        if (row is null) context.Add(row = new() { Id = agent.Id, WorkNumber = agent.WorkNumber, Name = agent.Name, Groups = [], Skills = [] });
        row.WorkNumber = agent.WorkNumber;
        row.Name = agent.Name;
        row.Groups = [.. agent.Groups];
        row.Skills = [.. agent.Skills.Select(skill => new SkillLevel { Skill = skill.Skill, Level = skill.Level })];
        row.MaxMessages = agent.MaxMessages;
        await context.SaveChangesAsync(cancellationToken);
        await directory.ReloadAsync(cancellationToken);
        return isNew;
    }

    /// <summary>Takes an agent out of the books; whoever signed in as them is that agent no longer.</summary>
    public async Task RemoveAgentAsync(string agentId, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Set<User>().Where(user => user.AgentId == agentId).ExecuteUpdateAsync(set => set.SetProperty(user => user.AgentId, (string?)null), cancellationToken);
        await context.Set<AgentRow>().Where(agent => agent.Id == agentId).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await directory.ReloadAsync(cancellationToken);
    }

    public Task RemoveGroupAsync(string groupId, CancellationToken cancellationToken) =>
        ChangeAsync(context => context.Set<GroupRow>().Where(group => group.Id == groupId).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    /// <summary>Replaces the skills there are.</summary>
    public async Task SetSkillsAsync(IReadOnlyList<string> skills, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Set<SkillRow>().ExecuteDeleteAsync(cancellationToken);
        context.AddRange(skills.Select(skill => new SkillRow { Name = skill }));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await directory.ReloadAsync(cancellationToken);
    }

    /// <summary>Names a number of the centre and says whether its calls are recorded.</summary>
    /// <returns>True when it is new.</returns>
    public async Task<bool> SaveLineAsync(string number, string name, RecordingRule recording, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var row = await context.Set<LineRow>().FirstOrDefaultAsync(line => line.Number == number, cancellationToken);
        var isNew = row is null;
        if (row is null) context.Add(row = new LineRow { Number = number, Name = name });
        (row.Name, row.Recording) = (name, recording);
        await context.SaveChangesAsync(cancellationToken);
        await directory.ReloadAsync(cancellationToken);
        return isNew;
    }

    /// <returns>False when there was none.</returns>
    public async Task<bool> RemoveLineAsync(string number, CancellationToken cancellationToken) =>
        await ChangeAsync(context => context.Set<LineRow>().Where(line => line.Number == number).ExecuteDeleteAsync(cancellationToken), cancellationToken) > 0;

    private async Task<int> ChangeAsync(Func<CallCenterDbContext, Task<int>> change, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var changed = await change(context);
        await directory.ReloadAsync(cancellationToken);
        return changed;
    }
}

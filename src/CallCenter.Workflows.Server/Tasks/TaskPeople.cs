using System.Security.Claims;
using CallCenter.Persistence.Centre;
using CallCenter.Tasks;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Tasks;

/// <summary>Who people are towards tasks, and whom a name in a flow means.</summary>
internal sealed class TaskPeople(CentreDirectory directory, UserAccounts accounts)
{
    /// <summary>To whom a task can be given, as the designer and the page offer it.</summary>
    public static IReadOnlyList<Choice> Choices(CentreFacts facts, string culture) =>
    [
        .. Roles.All.Select(role => new Choice(TaskAssignee.KeyOf(AssigneeKind.Role, role), NameOf(role, culture))),
        .. facts.Groups.Select(group => new Choice(TaskAssignee.KeyOf(AssigneeKind.Group, group.Id), group.Name)),
        .. facts.Agents.Select(agent => new Choice(TaskAssignee.KeyOf(AssigneeKind.Agent, agent.WorkNumber), $"{agent.Name} {agent.WorkNumber}")),
    ];

    public async Task<TaskActor> ActorAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        var id = person.FindFirstValue(ClaimTypes.NameIdentifier) ?? person.Identity?.Name ?? "";
        var user = await accounts.FindAsync(id, cancellationToken);
        var agent = user?.AgentId is { } agentId ? directory.Facts.Agents.FirstOrDefault(agent => agent.Id == agentId) : null;
        return new(new(id, user?.DisplayName ?? person.Identity?.Name ?? id))
        {
            AgentId = agent?.Id, Groups = agent?.Groups ?? [], Roles = [.. Roles.All.Where(person.IsInRole)],
        };
    }

    /// <summary>Whom a text means: a role, a group, an agent or a person who signs in, by id, number or name. Null when nobody.</summary>
    public async Task<TaskAssignee?> FindAsync(string text, CancellationToken cancellationToken)
    {
        var (kind, name) = TaskAssignee.Split(text);
        var facts = directory.Facts;
        if (kind is null or AssigneeKind.Role
            && TaskRoles.Names.FirstOrDefault(role => Same(role.Key, name) || Same(role.Value.Zh, name) || Same(role.Value.En, name)).Key is { } known)
            return new(AssigneeKind.Role, known, known);
        if (kind is null or AssigneeKind.Group && facts.Groups.FirstOrDefault(group => Same(group.Id, name) || Same(group.Name, name)) is { } found)
            return new(AssigneeKind.Group, found.Id, found.Name);
        if (kind is null or AssigneeKind.Agent
            && facts.Agents.FirstOrDefault(agent => Same(agent.Id, name) || Same(agent.WorkNumber, name) || Same(agent.Name, name)) is { } worker)
            return new(AssigneeKind.Agent, worker.Id, worker.Name);
        if (kind is not (null or AssigneeKind.Person)) return null;
        var user = (await accounts.ListAsync(cancellationToken)).FirstOrDefault(user => Same(user.Id, name) || Same(user.UserName, name) || Same(user.DisplayName, name));
        return user is null ? null : new(AssigneeKind.Person, user.Id, user.DisplayName);
    }

    /// <summary>Everybody who is meant, each once: the agents of groups, the people of roles.</summary>
    public async Task<IReadOnlyList<TaskAssignee>> MembersAsync(TaskAssignee assignee, CancellationToken cancellationToken)
    {
        if (assignee.IsOne) return [assignee];
        var agents = directory.Facts.Agents;
        if (assignee.Kind == AssigneeKind.Group)
            return [.. agents.Where(agent => agent.Groups.Contains(assignee.Id)).Select(agent => new TaskAssignee(AssigneeKind.Agent, agent.Id, agent.Name))];
        return assignee.Id == Roles.Agent
            ? [.. agents.Select(agent => new TaskAssignee(AssigneeKind.Agent, agent.Id, agent.Name))]
            : [.. (await accounts.ListAsync(cancellationToken)).Where(user => !user.IsDisabled && user.Roles.Contains(assignee.Id))
                .Select(user => new TaskAssignee(AssigneeKind.Person, user.Id, user.DisplayName))];
    }

    /// <summary>The name of an assignee in a language.</summary>
    public static string NameOf(TaskAssignee assignee, string language) => TextOf(assignee.Names).In(language);

    private static string NameOf(string role, string language) => TextOf(TaskRoles.NameOf(role)).In(language);

    internal static Text TextOf(Why why) => new(why.Zh, why.En);

    private static bool Same(string known, string given) => known.Equals(given, StringComparison.OrdinalIgnoreCase);
}

using CallCenter.Contacts;

namespace CallCenter.Tasks;

public enum AssigneeKind
{
    Role,
    Group,
    Agent,
    Person,

    /// <summary>Whoever has a contact in hand: what is addressed to it goes along when the contact is transferred.</summary>
    Contact,
}

/// <summary>To whom a task is addressed.</summary>
/// <param name="Kind">What the id is of.</param>
/// <param name="Id">A role's name, or the id of a group, an agent or a user.</param>
/// <param name="Name">As people read it; a role's is its id, which has a name in each language.</param>
public sealed record TaskAssignee(AssigneeKind Kind, string Id, string Name)
{
    /// <summary>Such as <c>group:g7</c>.</summary>
    public string Key => KeyOf(Kind, Id);

    /// <summary>The name in both languages; what people named themselves is the same in both.</summary>
    public Why Names => Kind == AssigneeKind.Role ? TaskRoles.NameOf(Id) : new(Name, Name);

    /// <summary>One person, who need not claim what is theirs already.</summary>
    public bool IsOne => Kind is AssigneeKind.Agent or AssigneeKind.Person;

    /// <summary>The agent who has a contact in hand.</summary>
    public static TaskAssignee HolderOf(ContactId contact) => new(AssigneeKind.Contact, contact.Value, contact.Value);

    public static string KeyOf(AssigneeKind kind, string id) => $"{Prefix(kind)}:{id}";

    /// <summary>The kind and what follows it: <c>group:客诉一组</c>. A text without a kind before it may be any.</summary>
    public static (AssigneeKind? Kind, string Name) Split(string text)
    {
        foreach (var kind in Enum.GetValues<AssigneeKind>())
        {
            if (text.StartsWith(Prefix(kind) + ":", StringComparison.OrdinalIgnoreCase)) return (kind, text[(Prefix(kind).Length + 1)..].Trim());
        }

        return (null, text.Trim());
    }

    private static string Prefix(AssigneeKind kind) => kind switch
    {
        AssigneeKind.Role => "role",
        AssigneeKind.Group => "group",
        AssigneeKind.Agent => "agent",
        AssigneeKind.Contact => "contact",
        _ => "person",
    };
}

/// <summary>The roles that tasks are given to, by name.</summary>
public static class TaskRoles
{
    public static readonly IReadOnlyDictionary<string, Why> Names = new Dictionary<string, Why>(StringComparer.OrdinalIgnoreCase)
    {
        ["Agent"] = new("坐席", "Agent"),
        ["TeamLead"] = new("班组长", "Team lead"),
        ["QualityReviewer"] = new("质检员", "Quality reviewer"),
        ["ProcessOwner"] = new("流程负责人", "Process owner"),
        ["Administrator"] = new("管理员", "Administrator"),
    };

    public static Why NameOf(string role) => Names.GetValueOrDefault(role) ?? new(role, role);
}

/// <summary>Who does something with a task, and what they are in the centre.</summary>
public sealed record TaskActor(TaskPerson Person)
{
    /// <summary>Roles that see to it that all tasks get done.</summary>
    public static readonly IReadOnlyList<string> OverseeingRoles = ["TeamLead", "ProcessOwner", "Administrator"];

    /// <summary>At each level of escalation one more of these sees the task among their own.</summary>
    public static readonly IReadOnlyList<string> EscalationRoles = ["TeamLead", "ProcessOwner"];

    public string? AgentId { get; init; }
    public IReadOnlyList<string> Groups { get; init; } = [];
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Contacts this person has in hand; only what they do at their desk is done as their holder.</summary>
    public IReadOnlyList<ContactId> Contacts { get; init; } = [];

    /// <summary>May see every task, take it over and give it to somebody else.</summary>
    public bool Oversees => Roles.Any(OverseeingRoles.Contains);

    /// <summary>What is addressed to this person alone.</summary>
    public IReadOnlyList<string> OwnKeys => AgentId is null
        ? [TaskAssignee.KeyOf(AssigneeKind.Person, Person.Id)]
        : [TaskAssignee.KeyOf(AssigneeKind.Person, Person.Id), TaskAssignee.KeyOf(AssigneeKind.Agent, AgentId)];

    /// <summary>What is addressed to several, this person among them.</summary>
    public IReadOnlyList<string> SharedKeys =>
        [.. Groups.Select(group => TaskAssignee.KeyOf(AssigneeKind.Group, group)), .. Roles.Select(role => TaskAssignee.KeyOf(AssigneeKind.Role, role))];

    /// <summary>From this level of escalation on overdue tasks of others are this person's too; null is never.</summary>
    public int? EscalationLevel => Enumerable.Range(0, EscalationRoles.Count).Where(i => Roles.Contains(EscalationRoles[i])).Select(i => (int?)(i + 1)).FirstOrDefault();

    public bool Owns(HumanTask task) => task.State == TaskState.Claimed || !task.IsLive ? task.Claimer?.Id == Person.Id : OwnKeys.Contains(task.Assignee.Key);

    /// <summary>A step of a script is for the holder of its contact and nobody else: nobody can say for them what was said.</summary>
    public bool MayTake(HumanTask task) => task.Script is not null
        ? Contacts.Any(contact => TaskAssignee.KeyOf(AssigneeKind.Contact, contact.Value) == task.Assignee.Key)
        : OwnKeys.Contains(task.Assignee.Key) || SharedKeys.Contains(task.Assignee.Key) || task.Escalation >= (EscalationLevel ?? int.MaxValue) || Oversees;

    /// <summary>May read it among the tasks: whoever could take it, and whoever had it. Steps of a script are read at the desk.</summary>
    public bool MaySee(HumanTask task) => task.Script is null && (MayTake(task) || task.Claimer?.Id == Person.Id || SharedKeys.Contains(task.FirstAssignee.Key));
}

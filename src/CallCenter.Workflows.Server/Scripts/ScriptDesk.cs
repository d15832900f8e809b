using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Tasks;
using CallCenter.Tasks;
using CallCenter.Telephony;
using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.Tasks;

namespace CallCenter.Workflows.Server.Scripts;

/// <summary>The script of a contact as an agent sees it and goes through it at their desk.</summary>
internal sealed class ScriptDesk(
    ContactFloor floor, TaskStore store, HumanTasks tasks, IInstanceReader instances, DefinitionLibrary definitions, CentreDirectory directory, TimeProvider clock)
{
    private static Problem NoStep => Problem.NotFound("您手上没有这个联络，或者它没有这一步。", "You do not have this contact at hand, or its script has no such step.");

    /// <summary>None when the agent does not see the contact at their desk, as when it has just left it.</summary>
    public async Task<DeskScript> FindAsync(string agentId, ContactId contact, CancellationToken cancellationToken)
    {
        if (await floor.DeskAsync(agentId) is not { } desk || !Sees(desk, contact)) return new(ScriptState.None, null, null, false, clock.GetUtcNow(), null, []);
        var steps = await store.ScriptStepsAsync(contact, cancellationToken);
        var run = await instances.FindSummaryAsync(steps is [.., var last] ? last.InstanceId : ContactScripts.RunOf(contact), cancellationToken);
        var current = steps.FirstOrDefault(step => step.IsLive);
        var name = run is null ? null : (await definitions.GetAsync(run.DefinitionVersionId, cancellationToken))?.Name ?? run.DefinitionId;
        return new(
            StateOf(run, current), name, run?.DefinitionVersion, Holds(desk, contact), clock.GetUtcNow(),
            current is null ? null : ScriptStepShown.Of(current, agentId), [.. steps.Where(step => step.State == TaskState.Done).Select(step => ScriptStepShown.Of(step, agentId))]);
    }

    /// <summary>The agent begins to read a step out: noted in the contact's journal, so that it is found in the recording.</summary>
    public async Task<Problem?> BeginAsync(string agentId, ContactId contact, string stepId, CancellationToken cancellationToken)
    {
        var (step, problem) = await ApplyAsync(agentId, contact, stepId, who => new TaskMove.Claim(who), cancellationToken);
        if (step is { Script: ScriptStepKind.Confirm, Claimer: { } reader, ClaimedAt: { } at })
        {
            await floor.ExecuteAsync(
                new NoteScript(contact, new($"{reader.Name}开始照读：{step.Title}", $"{reader.Name} begins to read out: {step.Title}")), FormattableString.Invariant($"{stepId}-begun-{at.UtcTicks}"));
        }

        return problem;
    }

    /// <summary>The agent answers a step.</summary>
    /// <param name="outcome">Null is that it is done.</param>
    public async Task<Problem?> AnswerAsync(string agentId, ContactId contact, string stepId, string? outcome, string? values, CancellationToken cancellationToken) =>
        (await ApplyAsync(agentId, contact, stepId, who => new TaskMove.Complete(who, outcome ?? Activities.ActivityPorts.Done, values), cancellationToken)).Problem;

    private async Task<(HumanTask? Step, Problem? Problem)> ApplyAsync(
        string agentId, ContactId contact, string stepId, Func<TaskActor, TaskMove> move, CancellationToken cancellationToken)
    {
        if (await floor.DeskAsync(agentId) is not { } desk) return (null, NoStep);
        if (await store.FindAsync(stepId, cancellationToken) is not { Script: not null } step || step.Assignee != TaskAssignee.HolderOf(contact)) return (null, NoStep);
        var agent = desk.Agent.Agent;
        var who = new TaskActor(new(agent.Id, agent.Name)) { AgentId = agent.Id, Contacts = Holds(desk, contact) ? [contact] : [] };
        var made = move(who);
        if (made is TaskMove.Complete { Values: { } values } && TaskRequests.UnknownAgents(step, values, directory.Facts) is { Count: > 0 } unknown)
            return (null, TaskRequests.Refused(new(step, [], TaskRefusal.BadInput, new("请改正标出的内容。", "Mend what is marked."), unknown)));
        return await tasks.ApplyAsync(stepId, made, cancellationToken) switch
        {
            null => (null, NoStep),
            { Refusal: null } done => (done.Task, null),
            var refused => (null, TaskRequests.Refused(refused)),
        };
    }

    private static bool Sees(DeskSnapshot desk, ContactId contact) => desk.Messages.Append(desk.Contact).Any(shown => shown?.Record.Id == contact);

    /// <summary>Talks with the contact and was not only asked about it, or wraps up as the last who did.</summary>
    private static bool Holds(DeskSnapshot desk, ContactId contact) => desk.Messages.Append(desk.Contact).Any(own =>
        own is { Deadline: null } && own.Record.Id == contact && own.Consultation is not { IsAsked: true }
        && (own.Talking || (desk.Agent.State == AgentState.WrapUp && own.Record.AgentId == desk.Agent.Agent.Id)));

    private static ScriptState StateOf(InstanceSummary? run, HumanTask? current) => run switch
    {
        null => ScriptState.None,
        { SubStatus: InstanceSubStatus.Faulted } => ScriptState.Failed,
        { SubStatus: InstanceSubStatus.Cancelled } => ScriptState.Abandoned,
        { Status: InstanceStatus.Finished } => ScriptState.Finished,
        _ => current is null ? ScriptState.Working : ScriptState.Waiting,
    };
}

using CallCenter.Tasks;
using CallCenter.Workflows.Activities.People;

namespace CallCenter.Workflows.Activities.Scripts;

/// <summary>
/// A step of a guided script: shown at the desk of whoever has the contact in hand, until they have done it. When the contact is
/// transferred it is the next agent's, where it stands. How long it should take is shown beside it and never stops anybody.
/// </summary>
public abstract class ScriptActivity : Activity
{
    [Input("话术", "Text", Hint = UiHints.MultiLine, IsTemplate = true,
        DescriptionZh = "空行之后是给坐席的提示，不说给客户听；照读的步骤全文照读。", DescriptionEn = "What stands behind an empty line is a hint for the agent and not said; a text that is read out is read whole.")]
    public required string Text { get; init; }

    [Input("预计用时", "Expected time", DescriptionZh = "如 PT30S；超过时工作台变色提醒，不会中断。", DescriptionEn = "Such as PT30S; when it is over the desk's clock changes its colour, and nothing is cut short.")]
    public TimeSpan? ExpectedTime { get; init; }

    [Output("完成坐席", "Agent")] public string? Agent { get; protected set; }
    [Output("完成时间", "Completed at")] public DateTimeOffset? CompletedAt { get; protected set; }

    protected abstract ScriptStepKind Kind { get; }

    /// <summary>What the agent can end the step by.</summary>
    protected virtual IReadOnlyList<string> Ends => [ActivityPorts.Done];

    /// <summary>The JSON schema of what is filled in.</summary>
    protected virtual string? Schema => null;

    public override ActivityResult Execute(ActivityContext context) => Wait(
        [On<TaskCompleted>(context.TaskId)],
        new ShowScriptStep(context.TaskId, context.InstanceId, context.Contact, Kind, Text, Schema, Ends, ExpectedTime > TimeSpan.Zero ? ExpectedTime : null, context.Now));

    public override ActivityResult Resume(ActivityContext context, object? received)
    {
        if (received is not TaskCompleted completed) return base.Resume(context, received);
        (Agent, CompletedAt) = (completed.PersonName, completed.At);

        // Whoever goes on with the script is the agent that the steps to come speak of: the contact may have been transferred.
        if (completed.Agent is { } agent) context.SetFact(ContactFacts.AgentFact, ContactFacts.AgentOf(agent.Id, agent.WorkNumber, agent.Name));
        context.Note("StepDone", AnswerOf(completed) is { } answer ? $"{completed.PersonName} · {answer}" : completed.PersonName);
        return Finish(context, completed);
    }

    public override IReadOnlyList<object> Withdraw(ActivityContext context)
    {
        context.Note("StepAbandoned");
        return [new WithdrawTask(context.TaskId)];
    }

    /// <summary>Fills the outputs and says by which port it goes on.</summary>
    protected virtual ActivityResult Finish(ActivityContext context, TaskCompleted completed) => Done();

    /// <summary>What the journal says of the answer; null when there is nothing to say but that it is done.</summary>
    protected virtual string? AnswerOf(TaskCompleted completed) => null;
}

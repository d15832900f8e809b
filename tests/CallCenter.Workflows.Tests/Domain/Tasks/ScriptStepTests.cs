using CallCenter.Contacts;
using CallCenter.Tasks;

namespace CallCenter.Workflows.Tests.Domain.Tasks;

/// <summary>Steps of guided scripts: tasks of whoever has the contact, and of nobody else.</summary>
public sealed class ScriptStepTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly ContactId Contact = new("c1");
    private static readonly TaskActor Holder = new(new("u1", "马超")) { AgentId = "a1", Roles = ["Agent"], Contacts = [Contact] };
    private static readonly TaskActor Next = new(new("u2", "朱琳")) { AgentId = "a2", Roles = ["Agent"], Contacts = [Contact] };
    private static readonly TaskActor Lead = new(new("u4", "王班长")) { Roles = ["TeamLead"] };

    private static HumanTask Step(ScriptStepKind kind, params string[] outcomes) =>
        new ShowScriptStep("s1", "i1", Contact, kind, "请问……", null, outcomes is [] ? ["Done"] : outcomes, TimeSpan.FromSeconds(30), Start).ToTask();

    private static TaskStep Try(HumanTask task, TaskMove move, double seconds = 5) => TaskLife.Apply(task, move, Start.AddSeconds(seconds));

    [Fact]
    public void Complete_ByTheHolderOfTheContact_IsDone()
    {
        var step = Try(Step(ScriptStepKind.Choose, "1 紧急", "2 一般"), new TaskMove.Complete(Holder, "2 一般", null));

        Assert.Equal((TaskState.Done, "2 一般", "马超"), (step.Task.State, step.Task.Outcome, step.Task.Claimer?.Name));
    }

    [Fact]
    public void Complete_ByOthers_IsRefusedEvenToThoseWhoOverseeTasks()
    {
        var elsewhere = Holder with { Contacts = [new("c2")] };
        foreach (var who in (TaskActor[])[elsewhere, Lead])
        {
            Assert.Equal(TaskRefusal.NotYours, Try(Step(ScriptStepKind.Say), new TaskMove.Complete(who, "Done", null)).Refusal);
            Assert.Equal(TaskRefusal.NotYours, Try(Step(ScriptStepKind.Say), new TaskMove.Delegate(who, new(AssigneeKind.Agent, "a9", "某人"), null)).Refusal);
            Assert.False(who.MaySee(Step(ScriptStepKind.Say)));
        }
    }

    [Fact]
    public void Complete_Twice_SaysWhoAnswered()
    {
        var done = Try(Step(ScriptStepKind.Say), new TaskMove.Complete(Holder, "Done", null)).Task;

        var again = Try(done, new TaskMove.Complete(Next, "Done", null));

        Assert.Equal((TaskRefusal.Conflict, "马超 has answered this step: Done."), (again.Refusal, again.Because!.En));
    }

    [Fact]
    public void Confirm_NeedsItsBeginning_AndIsBegunAnewAfterATransfer()
    {
        var step = Step(ScriptStepKind.Confirm);
        Assert.Contains("Begin to read", Try(step, new TaskMove.Complete(Holder, "Done", null)).Because!.En, StringComparison.Ordinal);
        var begun = Try(step, new TaskMove.Claim(Holder)).Task;
        Assert.Contains("begin it anew", Try(begun, new TaskMove.Complete(Next, "Done", null)).Because!.En, StringComparison.Ordinal);

        var anew = Try(begun, new TaskMove.Claim(Next), 40).Task;
        var done = Try(anew, new TaskMove.Complete(Next, "Done", null), 60).Task;

        Assert.Equal((TaskState.Done, Start.AddSeconds(40), Start.AddSeconds(60), "朱琳"), (done.State, done.ClaimedAt, done.EndedAt, done.Claimer?.Name));
    }

    [Fact]
    public void Time_IsShownAndNeverEscalated()
    {
        var step = Step(ScriptStepKind.Say);

        Assert.Null(step.NextAt);
        Assert.Equal(Start.AddSeconds(30), step.Times.DueAt);
        Assert.Equal(TaskState.Done, Try(step, new TaskMove.Complete(Holder, "Done", null), seconds: 300).Task.State);
    }
}

using CallCenter.Tasks;
using CallCenter.Workflows.Activities;
using TaskActivity = CallCenter.Workflows.Activities.People.HumanTask;

namespace CallCenter.Workflows.Tests.Activities.People;

public sealed class HumanTaskTests
{
    private static readonly TaskAssignee Leads = new(AssigneeKind.Role, "TeamLead", "班组长");

    private static ActivityRun<TaskActivity> Run(bool withdraw = false, TimeSpan? dueIn = null)
    {
        var run = new ActivityRun<TaskActivity>(
            () => new TaskActivity
            {
                Title = "核对", Assignee = "role:TeamLead", Outcomes = ["同意", "不同意"], DueIn = dueIn, Calendar = dueIn is null ? "" : "service-hours",
                WithdrawWhenOverdue = withdraw, Form = Value.Of(new ValueRecord { ["type"] = "object" }),
            },
            new FakeContext());
        return run.Execute();
    }

    private static TaskCompleted Completed(string outcome) => new("execution-1", outcome, """{"note":"ok"}""", "u1", "王班长", FakeContext.Start);

    [Fact]
    public void Execute_AsksForTheTermsFirst()
    {
        var run = Run(dueIn: TimeSpan.FromHours(4));

        Assert.Equal(new AskTaskTerms("role:TeamLead", TimeSpan.FromHours(4), "service-hours", FakeContext.Start), run.Asked);
        Assert.Equal(new AskTaskTerms("role:TeamLead", null, null, FakeContext.Start), Run().Asked);
    }

    [Fact]
    public void Resume_Terms_GivesTheTaskUnderTheRunsIdAndWaits()
    {
        var due = FakeContext.Start.AddHours(6);
        var run = Run(dueIn: TimeSpan.FromHours(4)).Answer(new TaskTerms(Leads, new(due, null, null)));

        var task = Assert.IsType<CreateTask>(Assert.Single(run.Commands));
        Assert.Equal(("execution-1", "instance-1", "核对", Leads, """{"type":"object"}"""), (task.Task, task.InstanceId, task.Title, task.Assignee, task.Form));
        Assert.Equal(due, run.DueOf("Overdue"));
        Assert.Contains(run.Waits, wait => wait.Stimulus == new StimulusKey(nameof(TaskCompleted), "execution-1"));
    }

    [Fact]
    public void Resume_Completed_EndsByItsOutcomeWithTheValues()
    {
        var run = Run().Answer(new TaskTerms(Leads, TaskTimes.None)).Receive(Completed("不同意"));

        Assert.Equal(("不同意", "不同意", "王班长", "ok"), (run.Outcome, run.Last.Outcome, run.Last.CompletedBy, run.Last.Values["note"].AsString));
    }

    [Fact]
    public void Resume_Overdue_GoesOnAndWaitsForTheOutcome()
    {
        var run = Run(dueIn: TimeSpan.FromHours(1)).Answer(new TaskTerms(Leads, new(FakeContext.Start.AddHours(1), null, null))).Elapse();

        Assert.Null(run.Outcome);
        Assert.Equal(["Overdue"], run.GoesOnBy);
        Assert.Empty(run.Commands);
        Assert.Equal("同意", run.Receive(Completed("同意")).Outcome);
    }

    [Fact]
    public void Resume_OverdueAndToBeWithdrawn_EndsByOverdue()
    {
        var run = Run(withdraw: true, TimeSpan.FromHours(1)).Answer(new TaskTerms(Leads, new(FakeContext.Start.AddHours(1), null, null))).Elapse();

        Assert.Equal("Overdue", run.Outcome);
        Assert.Equal("execution-1", Assert.IsType<WithdrawTask>(Assert.Single(run.Commands)).Task);
    }

    [Fact]
    public void Withdraw_TakesTheTaskBack() =>
        Assert.Equal(new WithdrawTask("execution-1"), Assert.Single(new TaskActivity { Title = "", Assignee = "" }.Withdraw(new FakeContext())));

    [Fact]
    public void Resume_TermsNotKnown_IsAnIncidentThatSaysWhy() => Assert.Contains(
        "no role", Assert.Throws<ActivityFault>(() => Run().Answer(new AskFailed("There is no role X.", false))).Message, StringComparison.Ordinal);
}

using CallCenter.Tasks;

namespace CallCenter.Workflows.Tests.Domain.Tasks;

public sealed class TaskLifeTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly TaskAssignee Group = new(AssigneeKind.Group, "g1", "一组");
    private static readonly TaskActor Agent = new(new("u1", "王芳")) { AgentId = "a1", Groups = ["g1"], Roles = ["Agent"] };
    private static readonly TaskActor Colleague = new(new("u2", "李强")) { AgentId = "a2", Groups = ["g1"], Roles = ["Agent"] };
    private static readonly TaskActor Stranger = new(new("u3", "赵磊")) { AgentId = "a3", Groups = ["g2"], Roles = ["Agent"] };
    private static readonly TaskActor Lead = new(new("u4", "王班长")) { Roles = ["TeamLead"] };

    private static HumanTask Task(TaskAssignee? assignee = null) => new()
    {
        Id = "t1", InstanceId = "i1", Title = "核对", Assignee = assignee ?? Group, FirstAssignee = assignee ?? Group, Outcomes = ["同意", "不同意"], CreatedAt = Start,
        Times = TaskTimes.Of(Start, TimeSpan.FromHours(4), null),
    };

    private static HumanTask After(HumanTask task, params TaskMove[] moves)
    {
        foreach (var move in moves)
        {
            var step = TaskLife.Apply(task, move, Start);
            Assert.Null(step.Because);
            task = step.Task;
        }

        return task;
    }

    private static TaskStep Try(HumanTask task, TaskMove move) => TaskLife.Apply(task, move, Start.AddMinutes(5));

    [Fact]
    public void Claim_ByAMember_TakesItInHand()
    {
        var step = Try(Task(), new TaskMove.Claim(Agent));

        Assert.Equal((TaskState.Claimed, Agent.Person), (step.Task.State, step.Task.Claimer));
        Assert.Equal(new TaskLine(Start.AddMinutes(5), TaskLineKind.Claimed, "王芳", null), Assert.Single(step.Lines));
        Assert.Empty(Try(step.Task, new TaskMove.Claim(Agent)).Lines);
    }

    [Fact]
    public void Claim_ByOthers_IsRefusedWithTheReason()
    {
        Assert.Equal(TaskRefusal.NotYours, Try(Task(), new TaskMove.Claim(Stranger)).Refusal);
        var taken = Try(After(Task(), new TaskMove.Claim(Agent)), new TaskMove.Claim(Colleague));
        Assert.Equal((TaskRefusal.Conflict, "王芳 has claimed this task."), (taken.Refusal, taken.Because!.En));
    }

    [Fact]
    public void Complete_ByWhoMayTakeIt_NeedsNoClaim()
    {
        var step = Try(Task(), new TaskMove.Complete(Agent, "同意", null));

        Assert.Equal((TaskState.Done, "同意", Agent.Person, Start.AddMinutes(5)), (step.Task.State, step.Task.Outcome, step.Task.Claimer, step.Task.EndedAt));
    }

    [Fact]
    public void Complete_WhatCannotBe_IsRefused()
    {
        Assert.Equal(TaskRefusal.BadInput, Try(Task(), new TaskMove.Complete(Agent, "Overdue", null)).Refusal);
        Assert.Equal(TaskRefusal.NotYours, Try(Task(), new TaskMove.Complete(Stranger, "同意", null)).Refusal);
        Assert.Equal(TaskRefusal.Conflict, Try(After(Task(), new TaskMove.Claim(Agent)), new TaskMove.Complete(Lead, "同意", null)).Refusal);
        Assert.Contains("has completed", Try(After(Task(), new TaskMove.Complete(Agent, "同意", null)), new TaskMove.Claim(Lead)).Because!.En, StringComparison.Ordinal);
        Assert.Contains("withdrawn", Try(After(Task(), new TaskMove.Withdraw(null)), new TaskMove.Complete(Agent, "同意", null)).Because!.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Delegate_AndHandBack_LeadToWhomItBeganWith()
    {
        var other = new TaskAssignee(AssigneeKind.Agent, "a3", "赵磊");
        var given = After(Task(), new TaskMove.Claim(Agent), new TaskMove.Delegate(Agent, other, "请帮忙"));

        Assert.Equal((TaskState.Open, other, null), (given.State, given.Assignee, given.Claimer));
        Assert.Equal(TaskRefusal.NotYours, Try(given, new TaskMove.Claim(Agent)).Refusal);
        Assert.Equal((TaskState.Open, Group), (After(given, new TaskMove.HandBack(Stranger, null)).State, After(given, new TaskMove.HandBack(Stranger, null)).Assignee));
    }

    [Fact]
    public void Delegate_ByWhoDoesNotHaveIt_IsForLeadsOnly()
    {
        var to = new TaskAssignee(AssigneeKind.Agent, "a3", "赵磊");

        Assert.Equal(TaskRefusal.NotYours, Try(Task(), new TaskMove.Delegate(Colleague, to, null)).Refusal);
        Assert.Equal(TaskRefusal.Conflict, Try(After(Task(), new TaskMove.Claim(Agent)), new TaskMove.Delegate(Colleague, to, null)).Refusal);
        Assert.Null(Try(After(Task(), new TaskMove.Claim(Agent)), new TaskMove.Delegate(Lead, to, null)).Refusal);
        Assert.Equal(TaskRefusal.Conflict, Try(Task(), new TaskMove.Delegate(Lead, Group, null)).Refusal);
    }

    [Fact]
    public void HandBack_OfWhatNobodyHas_SaysSo() => Assert.Contains("nothing to hand back", Try(Task(), new TaskMove.HandBack(Lead, null)).Because!.En, StringComparison.Ordinal);

    [Fact]
    public void TimePassed_RemindsThenEscalatesTwice_EachOnce()
    {
        var task = Task();
        Assert.Equal(Start.AddHours(3), task.NextAt);
        var reminded = TaskLife.Apply(task, new TaskMove.TimePassed(), Start.AddHours(3));
        Assert.Equal(TaskLineKind.Reminded, Assert.Single(reminded.Lines).Kind);
        var overdue = TaskLife.Apply(reminded.Task, new TaskMove.TimePassed(), Start.AddHours(4));
        Assert.Equal((TaskLineKind.Overdue, 1, Start.AddHours(8)), (Assert.Single(overdue.Lines).Kind, overdue.Task.Escalation, overdue.Task.NextAt));
        var escalated = TaskLife.Apply(overdue.Task, new TaskMove.TimePassed(), Start.AddHours(9));
        Assert.Equal((TaskLineKind.Escalated, 2, null), (Assert.Single(escalated.Lines).Kind, escalated.Task.Escalation, escalated.Task.NextAt));
        Assert.Empty(TaskLife.Apply(escalated.Task, new TaskMove.TimePassed(), Start.AddDays(9)).Lines);
    }

    [Fact]
    public void TimePassed_AfterALongStop_MakesUpForAllOfIt()
    {
        var step = TaskLife.Apply(Task(), new TaskMove.TimePassed(), Start.AddDays(1));

        Assert.Equal([TaskLineKind.Reminded, TaskLineKind.Overdue, TaskLineKind.Escalated], step.Lines.Select(line => line.Kind));
        Assert.Equal([Start.AddHours(3), Start.AddHours(4), Start.AddHours(8)], step.Lines.Select(line => line.At));
    }

    [Fact]
    public void Escalation_OpensATaskForWhoOversees() =>
        Assert.Equal((1, 2, null), (Lead.EscalationLevel, (Lead with { Roles = ["ProcessOwner"] }).EscalationLevel, Agent.EscalationLevel));

    [Fact]
    public void Reading_ByHand_IsRefusedAndEndsByWhatItAsksFor()
    {
        var agent = new TaskAssignee(AssigneeKind.Agent, "a1", "王芳");
        var task = ReadingTask.Of("announcement-1", "hotline:2", agent, new("热线 v2", "Hotline v2"), Start, Start.AddHours(4), Start.AddHours(1));
        Assert.Equal(("announcement-1", "Read and pass the quiz: Hotline v2", Start.AddHours(3), false), (task.Announcement, task.Titles.En, task.NextAt, task.IsAwaited));

        TaskMove[] byHand = [new TaskMove.Claim(Agent), new TaskMove.Complete(Agent, ReadingTask.Passed, null), new TaskMove.Delegate(Lead, Group, null), new TaskMove.HandBack(Lead, null)];
        Assert.All(byHand, move => Assert.Equal(TaskRefusal.Conflict, Try(task, move).Refusal));

        var done = Try(task, new TaskMove.Fulfil(Agent.Person, ReadingTask.Passed));
        Assert.Equal((TaskState.Done, Agent.Person, "Passed", TaskLineKind.Completed), (done.Task.State, done.Task.Claimer, done.Task.Outcome, Assert.Single(done.Lines).Kind));
        Assert.Equal(TaskRefusal.Conflict, Try(done.Task, new TaskMove.Fulfil(Agent.Person, ReadingTask.Passed)).Refusal);
    }

    [Theory]
    [InlineData("group:客诉一组", AssigneeKind.Group, "客诉一组")]
    [InlineData("ROLE: TeamLead", AssigneeKind.Role, "TeamLead")]
    [InlineData("1019", null, "1019")]
    public void Assignee_AsWritten_IsKindAndName(string text, AssigneeKind? kind, string name) => Assert.Equal((kind, name), TaskAssignee.Split(text));
}

using CallCenter.Contacts;
using CallCenter.Telephony;
using Schedule = CallCenter.Workflows.Activities.Queues.ScheduleCallback;

namespace CallCenter.Workflows.Tests.Activities.Queues;

public sealed class ScheduleCallbackTests
{
    private static readonly ContactId Contact = ActivityRun<Schedule>.Contact;

    private static ActivityRun<Schedule> Run(string? number = null, string? window = null) =>
        new ActivityRun<Schedule>(() => new Schedule { Number = number, Window = window, Queue = "售前咨询" }).Execute();

    [Fact]
    public void Execute_NoNumber_TakesTheCallers()
    {
        var run = Run();

        var command = Assert.IsType<ScheduleCallback>(Assert.Single(run.Commands));
        Assert.Equal(("13800000001", null, "售前咨询"), (command.Number, command.Window, command.Queue));
    }

    [Fact]
    public void Resume_Promised_IsScheduled()
    {
        var run = Run("01012345678", "14:00-16:00");
        run.Receive(new CallbackScheduled(Contact, run.Context.Now, run.Context.ExecutionId, new ContactId("c1-cb1"), null));

        Assert.Equal(("Scheduled", "c1-cb1"), (run.Outcome, run.Last.CallbackId));
    }

    [Fact]
    public void Resume_Problem_IsRejectedAndNamesIt()
    {
        var run = Run("abc");
        run.Receive(new CallbackScheduled(Contact, run.Context.Now, run.Context.ExecutionId, null, CallbackProblem.NotDiallable));

        Assert.Equal(("Rejected", "NotDiallable"), (run.Outcome, run.Last.Problem));
    }

    [Fact]
    public void Resume_AnotherPromise_WaitsOn()
    {
        var run = Run();
        run.Receive(new CallbackScheduled(Contact, run.Context.Now, "another", new ContactId("c1-cb9"), null));

        Assert.Null(run.Outcome);
        Assert.Single(run.Waits);
    }
}

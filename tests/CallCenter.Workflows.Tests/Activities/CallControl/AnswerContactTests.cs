using CallCenter.Telephony;
using CallCenter.Workflows.Activities;
using Answer = CallCenter.Workflows.Activities.CallControl.AnswerContact;

namespace CallCenter.Workflows.Tests.Activities.CallControl;

public sealed class AnswerContactTests
{
    [Fact]
    public void Execute_Always_AnswersAndWaits()
    {
        var run = new ActivityRun<Answer>(() => new Answer()).Execute();

        Assert.Equal([new AnswerContact(ActivityRun<Answer>.Contact)], run.Commands);
        Assert.Equal("ContactAnswered:c1", Assert.Single(run.Waits).Stimulus.ToString());
    }

    [Fact]
    public void Resume_Answered_IsDone()
    {
        var run = new ActivityRun<Answer>(() => new Answer()).Execute();

        Assert.Equal("Done", run.Receive(new ContactAnswered(ActivityRun<Answer>.Contact, run.Context.Now)).Outcome);
    }

    [Fact]
    public void Execute_WithoutContact_FaultsInBothLanguages()
    {
        var run = new ActivityRun<Answer>(() => new Answer(), new FakeContext());

        var fault = Assert.Throws<ActivityFault>(() => run.Execute());
        Assert.Equal("no-contact", fault.Code);
        Assert.Contains("需要一个联络", fault.Message, StringComparison.Ordinal);
        Assert.Contains("needs a contact", fault.Message, StringComparison.Ordinal);
    }
}

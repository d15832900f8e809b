using CallCenter.Tasks;
using CallCenter.Workflows.Activities.People;

namespace CallCenter.Workflows.Tests.Activities.People;

public sealed class NotifyAgentsTests
{
    private static readonly TaskAssignee Agent = new(AssigneeKind.Agent, "a1", "王芳");

    private static ActivityRun<NotifyAgents> Run(bool receipt, params TaskAssignee[] audience) =>
        new ActivityRun<NotifyAgents>(() => new NotifyAgents { Audience = ["group:g1"], Text = "新流程", RequireReceipt = receipt }, new FakeContext())
            .Execute().Answer(new Audience(audience));

    [Fact]
    public void Resume_WithoutReceipt_PostsAndIsDone()
    {
        var run = Run(receipt: false, Agent);

        Assert.Equal("Done", run.Outcome);
        Assert.Equal([Agent], Assert.IsType<PostNotice>(Assert.Single(run.Commands)).Audience);
    }

    [Fact]
    public void Resume_WithReceipt_GoesOnAndEndsWhenAllHaveRead()
    {
        var run = Run(receipt: true, Agent);

        Assert.Equal((null, "Done"), (run.Outcome, Assert.Single(run.GoesOnBy)));
        Assert.Equal("AllRead", run.Receive(new NoticeRead("execution-1", FakeContext.Start)).Outcome);
    }

    [Fact]
    public void Resume_NobodyThere_IsDone() => Assert.Equal("Done", Run(receipt: true).Outcome);
}

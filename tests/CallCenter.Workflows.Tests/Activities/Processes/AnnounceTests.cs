using CallCenter.Processes.Deployment;
using CallCenter.Workflows.Activities.Processes;

namespace CallCenter.Workflows.Tests.Activities.Processes;

public sealed class AnnounceTests
{
    private static ActivityRun<Announce> Run() => new ActivityRun<Announce>(() => new Announce { ProcessVersion = "hotline:2", Groups = ["g1"], DueIn = TimeSpan.FromDays(3) }).Execute();

    [Fact]
    public void Execute_Always_AsksForTheGroupsAndTheTime()
    {
        var asked = Assert.IsType<AskAnnounce>(Run().Asked);
        Assert.Equal(("hotline:2", "g1", TimeSpan.FromDays(3)), (asked.Version, Assert.Single(asked.Groups), asked.DueIn));
    }

    [Fact]
    public void Resume_Announced_TellsItsId()
    {
        var run = Run().Answer(new DeploymentAnswer("announcement-1"));
        Assert.Equal(("Announced", "announcement-1"), (run.Outcome, run.Last.AnnouncementId));
    }

    [Fact]
    public void Resume_Refused_TellsWhy()
    {
        var run = Run().Answer(new DeploymentAnswer(null, Refusal: new("没有测验", "no quiz")));
        Assert.Equal(("Refused", "没有测验 / no quiz"), (run.Outcome, run.Last.Refusal));
    }
}

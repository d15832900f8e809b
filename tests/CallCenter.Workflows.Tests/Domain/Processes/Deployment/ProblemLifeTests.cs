using CallCenter.Processes.Deployment;

namespace CallCenter.Workflows.Tests.Domain.Processes.Deployment;

public sealed class ProblemLifeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly DeploymentProblem Open = new(ProblemStatus.Open, "班前会说明", Now.AddDays(1));
    private static readonly ProblemMove.Close Close = new("重新培训", TimeSpan.FromDays(14));

    private static DeploymentProblem Closed => ProblemLife.Apply(Open, Close, Now).Problem;

    [Fact]
    public void Close_Open_SetsTheReview() => Assert.Equal((ProblemStatus.Closed, "重新培训", Now.AddDays(14)), (Closed.Status, Closed.Done, Closed.ReviewAt));

    [Fact]
    public void Review_TooEarlyOrStillOpen_IsRefused()
    {
        var review = new ProblemMove.Review(true, "有效", null);
        Assert.Contains("not time", ProblemLife.Apply(Closed, review, Now.AddDays(13)).Refusal!.En, StringComparison.Ordinal);
        Assert.Contains("Close the problem", ProblemLife.Apply(Open, review, Now.AddDays(30)).Refusal!.En, StringComparison.Ordinal);
        Assert.Contains("closed already", ProblemLife.Apply(Closed, Close, Now).Refusal!.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Review_Effective_EndsIt() => Assert.Equal(ProblemStatus.Effective, ProblemLife.Apply(Closed, new ProblemMove.Review(true, "有效", null), Now.AddDays(14)).Problem.Status);

    [Fact]
    public void Review_NotEffective_OpensItAgainWithANewTime()
    {
        var at = Now.AddDays(14);
        Assert.Contains("new due time", ProblemLife.Apply(Closed, new ProblemMove.Review(false, "仍有", at.AddDays(-1)), at).Refusal!.En, StringComparison.Ordinal);
        var again = ProblemLife.Apply(Closed, new ProblemMove.Review(false, "仍有", at.AddDays(3)), at).Problem;
        Assert.Equal((ProblemStatus.Open, 1, null, at.AddDays(3)), (again.Status, again.Reopenings, again.Done, again.DueAt));
    }
}

using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Staffing;

namespace CallCenter.Workflows.Tests.Activities.Staffing;

public sealed class PlanStaffingTests
{
    /// <summary>33.33 erlangs from nine to ten; see ErlangTests.</summary>
    private static Value Forecast(string handling = "600", string agents = "60") => ValueJson.Parse(
        $$"""{"volumes": [{{string.Join(",", Enumerable.Range(0, 48).Select(index => index is 18 or 19 ? "100" : "0"))}}], "handlingSeconds": {{handling}}, "agents": {{agents}}}""");

    private static ActivityRun<PlanStaffing> Run(Value forecast, int? most = null, double level = 0.8, double shrinkage = 0.3, TimeSpan? patience = null) =>
        new ActivityRun<PlanStaffing>(() => new PlanStaffing { Forecast = forecast, AgentsAtMost = most, ServiceLevel = level, Shrinkage = shrinkage, Patience = patience, MaxOccupancy = 1 }).Execute();

    [Fact]
    public void Execute_EnoughPeople_IsPlanned()
    {
        var run = Run(Forecast());
        Assert.Equal(("Planned", 58, 2), (run.Outcome, run.Last.Peak, run.Last.Plan.AsList!.Count));
        var slot = run.Last.Plan.AsList[0];
        Assert.Equal(("09:00", 40, 58, 0.8473), (slot["from"].AsString, slot["agents"].Number, slot["rostered"].Number, slot["serviceLevel"].Number));
        Assert.Equal("09:00–10:00　预计 200 通，在席 40 人，排班 58 人，服务水平 85%", run.Last.Table);
        Assert.Equal("09:00–10:00  200 contacts, 40 at their desks, 58 on the roster, service level 85%", run.Last.EnglishTable);
    }

    [Theory]
    [InlineData(57, "60")]
    [InlineData(null, "57")]
    public void Execute_TooFewPeople_SaysWhereTheyLack(int? most, string serving)
    {
        var run = Run(Forecast(agents: serving), most);
        Assert.Equal("Unreachable", run.Outcome);
        Assert.Contains("2 half hours lack people, 1 at most (from 09:00)", run.Last.EnglishExplanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_ImpatientCallers_NeedFewer() => Assert.True(Run(Forecast(), patience: TimeSpan.FromMinutes(2)).Last.Peak < 58);

    [Fact]
    public void Execute_Wrong_FaultsWithWhatIsRight()
    {
        Assert.Contains("Forecast traffic", Wrong(() => Run(Value.Null)), StringComparison.Ordinal);
        Assert.Contains("such as 0.8", Wrong(() => Run(Forecast(), level: 80)), StringComparison.Ordinal);
        Assert.Contains("such as 0.3", Wrong(() => Run(Forecast(), shrinkage: 1)), StringComparison.Ordinal);
        Assert.Contains("PT5M", Wrong(() => Run(Forecast("null"))), StringComparison.Ordinal);
        Assert.Contains("Patience", Wrong(() => Run(Forecast(), patience: TimeSpan.Zero)), StringComparison.Ordinal);
    }

    private static string Wrong(Action run) => Assert.Throws<ActivityFault>(run).Message;
}

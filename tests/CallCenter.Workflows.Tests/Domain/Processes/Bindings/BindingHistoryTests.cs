using CallCenter.Processes.Bindings;
using CallCenter.Processes.Pilots;

namespace CallCenter.Workflows.Tests.Domain.Processes.Bindings;

public sealed class BindingHistoryTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    private static readonly BindingHistory Centre = BindingHistory.Empty.With(new VersionBinding("billing", "1", Start.AddDays(-100), "first release"));

    private static readonly PilotPlan Plan = new()
    {
        Id = "pilot", Process = "billing", PilotVersion = "2", ControlVersion = "1", Seed = 5,
        Design = PilotDesign.Parallel.Draw(["a", "b", "c", "d"], 2, seed: 5), Kpis = [new("handling-time", KpiRole.Primary)], Launch = new DateOnly(2026, 3, 2),
    };

    [Fact]
    public void Resolve_NothingBound_SaysWhatToDo()
    {
        var answer = BindingHistory.Empty.Resolve(new("billing", Start));

        Assert.Null(answer.Version);
        Assert.Contains("bind one for the whole centre", Assert.Single(answer.Because).En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", "95598", "both")]
    [InlineData("a", "other", "group")]
    [InlineData("z", "95598", "entry")]
    [InlineData("z", "other", "1")]
    [InlineData(null, null, "1")]
    public void Resolve_NarrowestBinding_Wins(string? group, string? entry, string version)
    {
        var history = Centre.With(
            Bound("both", Start) with { Group = "a", Entry = "95598" }, Bound("group", Start) with { Group = "a" }, Bound("entry", Start) with { Entry = "95598" });

        Assert.Equal(version, history.Resolve(new("billing", Start, group, entry)).Version);
    }

    [Fact]
    public void Resolve_Moment_DecidesHalfOpen()
    {
        var history = Centre.With(Bound("2", Start));

        Assert.Equal("1", history.Resolve(new("billing", Start.AddTicks(-1))).Version);
        Assert.Equal("2", history.Resolve(new("billing", Start)).Version);
        Assert.Null(history.Resolve(new("other", Start)).Version);
    }

    [Fact]
    public void Resolve_SameMoment_TheOneMadeLastWins() =>
        Assert.Equal("3", Centre.With(Bound("2", Start), Bound("3", Start)).Resolve(new("billing", Start)).Version);

    [Fact]
    public void Withdraw_BringsBackWhatWasCovered_AndKeepsThePast()
    {
        var history = Centre.With(Bound("2", Start) with { Group = "a" }, Bound("3", Start.AddDays(9)) with { Group = "a" }).Withdraw("test", Start.AddDays(3));

        Assert.Equal("2", history.Resolve(new("billing", Start.AddDays(2), "a")).Version);
        Assert.Equal("1", history.Resolve(new("billing", Start.AddDays(3), "a")).Version);
        Assert.Equal("1", history.Resolve(new("billing", Start.AddDays(10), "a")).Version);
        Assert.Contains("withdrawn", history.Resolve(new("billing", Start.AddDays(3), "a")).Because[^1].En, StringComparison.Ordinal);
        Assert.Equal(3, history.Bindings.Count);
    }

    [Fact]
    public void Agent_WhoChangesGroupDuringAPilot_KeepsTheirArmAndIsToldWhy()
    {
        var arms = (PilotDesign.Parallel)Plan.Design;
        var history = Launched().WithStays(PilotBindings.Stays(Plan, [("7", arms.Pilots[0]), ("8", "elsewhere")], TimeZoneInfo.Utc));

        var during = history.Resolve(new("billing", Start.AddDays(5), arms.Controls[0], AgentId: "7"));

        Assert.Equal("2", during.Version);
        Assert.Contains("counts to it while it runs", during.Because[0].En, StringComparison.Ordinal);
        Assert.Equal("1", history.Resolve(new("billing", Start.AddDays(5), arms.Controls[0], AgentId: "9")).Version);
        Assert.Equal("1", history.Resolve(new("billing", Start.AddDays(60), arms.Controls[0], AgentId: "7")).Version);
        Assert.Equal("1", history.Withdraw("pilot", Start.AddDays(4)).Resolve(new("billing", Start.AddDays(5), arms.Controls[0], AgentId: "7")).Version);
    }

    public static TheoryData<PilotDesign> Designs =>
    [
        Plan.Design,
        PilotDesign.Switchback.Draw(["a", "b"], 2, 7, seed: 3),
        PilotDesign.SteppedWedge.Draw(["a", "b", "c", "d"], [1, 2, 1], 7, seed: 3),
    ];

    [Theory]
    [MemberData(nameof(Designs))]
    public void PilotBindings_EveryDayAndGroup_AreWhatTheDesignSays(PilotDesign design)
    {
        var plan = Plan with { Design = design };
        var zone = TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(8), "east", "east");
        var history = Centre.With(PilotBindings.Of(plan, zone));

        foreach (var group in design.Groups)
        {
            for (var day = plan.Launch; day < plan.Measured.Until; day = day.AddDays(1))
            {
                var noon = new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.FromHours(8));
                Assert.Equal(design.IsPilot(plan, group, day) ? "2" : "1", history.Resolve(new("billing", noon, group)).Version);
            }
        }
    }

    [Fact]
    public void RolledBackPilot_LeavesNoGroupOnItsVersion()
    {
        var history = Launched().Withdraw("pilot", Start.AddDays(2));

        Assert.All(Plan.Design.Groups, group => Assert.Equal("1", history.Resolve(new("billing", Start.AddDays(3), group)).Version));
    }

    private static BindingHistory Launched() => Centre.With(PilotBindings.Of(Plan, TimeZoneInfo.Utc));

    private static VersionBinding Bound(string version, DateTimeOffset from) => new("billing", version, from, "test");
}

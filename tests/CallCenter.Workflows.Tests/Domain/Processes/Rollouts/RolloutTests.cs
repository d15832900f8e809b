using CallCenter.Kpis;
using CallCenter.Processes.Rollouts;

namespace CallCenter.Workflows.Tests.Domain.Processes.Rollouts;

public sealed class RolloutTests
{
    private static readonly DateTimeOffset Start = new(2026, 4, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly RolloutPlan Plan = new("r", "billing", "2",
    [
        new(["a"], [new WaveGate.SignOff("owner")]),
        new(["b", "c"], [new WaveGate.Time(TimeSpan.FromDays(2)), new WaveGate.Kpi("handling-time"), new WaveGate.Trained(0.9)]),
        new(["d"], []),
    ]);

    private static readonly string[] All = ["a", "b", "c", "d"];

    public static TheoryData<RolloutPlan, string> BadPlans => new()
    {
        { Plan with { Waves = [] }, "no wave" },
        { Plan with { Waves = [.. Plan.Waves, new([], [])] }, "Wave 4 has no group" },
        { Plan with { Waves = [.. Plan.Waves, new(["a"], [])] }, "more than once" },
        { Plan with { Waves = [.. Plan.Waves, new(["z"], [])] }, "no group \"z\"" },
        { Plan with { Waves = [.. Plan.Waves.Take(2)] }, "d would still be without" },
    };

    [Theory]
    [MemberData(nameof(BadPlans))]
    public void Problems_BadPlan_SayWhatIsWrong(RolloutPlan plan, string says) =>
        Assert.Contains(plan.Problems(All), problem => problem.En.Contains(says, StringComparison.Ordinal) && problem.Zh.Length > 0);

    [Fact]
    public void Problems_GoodPlan_AreNone() => Assert.Empty(Plan.Problems(All));

    [Fact]
    public void Waves_GatesOpenOneByOne_ReachEveryGroup()
    {
        var run = new Run();
        run.Refuse(new RolloutCommand.StartWave(), "owner");
        run.Do(new RolloutCommand.Agree("owner", "Li"));
        Assert.Equal(["a"], run.Do(new RolloutCommand.StartWave()).Bind);

        Assert.Equal(3, Rollout.Apply(Plan, run.State, new RolloutCommand.StartWave(), run.Now).Refusals.Count);
        run.Now += TimeSpan.FromDays(2);
        run.Do(new RolloutCommand.JudgeKpi("handling-time", true, "样本足够", "Li"));
        run.Do(new RolloutCommand.ReportTrained("b", 0.95));
        run.Refuse(new RolloutCommand.StartWave(), "Less than 90 % of c");
        run.Do(new RolloutCommand.ReportTrained("c", 0.9));
        Assert.Equal(["b", "c"], run.Do(new RolloutCommand.StartWave()).Bind);
        run.Do(new RolloutCommand.StartWave());

        Assert.Equal(RolloutStatus.Finished, run.State.Status);
        Assert.Equal(All, run.State.Bound);
        run.Refuse(new RolloutCommand.StartWave(), "All waves have started");
    }

    [Theory]
    [InlineData(290, true, null)]
    [InlineData(300, true, null)]
    [InlineData(310, true, "is 310 (12400 / 40, standard v1, 2026-04-02/2026-04-04), and at most 300 is wanted")]
    [InlineData(290, false, "29 contacts are counted, 30 are needed; 11 more are not mature")]
    public void KpiGate_ByTheFacts_OpensWhenEnoughIsKnownAndTheLimitIsKept(double seconds, bool isEnough, string? says)
    {
        var closed = Rollout.Closed(Measured, AfterFirstWave(Measure(seconds, isEnough ? 40 : 29, isEnough ? 0 : 11)), Start.AddDays(3));
        Assert.Equal(says is null ? 0 : 1, closed.Count);
        if (says is not null) Assert.Contains(says, closed[0].En, StringComparison.Ordinal);
    }

    [Fact]
    public void KpiGate_NothingKnown_SaysWhatIsMissing()
    {
        Assert.Contains("there are none of a", Says(Measure(0, 0, 0)), StringComparison.Ordinal);
        Assert.Contains("no whole day has passed", Says(GateMeasure.Of(Rules, new KpiSeries(KpiCatalogue.HandlingTime), 300, ["a"], new(Day, Day))), StringComparison.Ordinal);

        string Says(GateMeasure measure) => Assert.Single(Rollout.Closed(Measured, AfterFirstWave(measure), Start.AddDays(3))).En;
    }

    [Fact]
    public void KpiGate_APersonsWord_GoesBeforeTheFactsAndNeedsAReason()
    {
        var state = AfterFirstWave(Measure(310, 40, 0));
        var bare = Rollout.Apply(Measured, state, new RolloutCommand.JudgeKpi("handling-time", true, " ", "Li"), Start);
        Assert.Contains("needs a reason", Assert.Single(bare.Refusals).En, StringComparison.Ordinal);

        var judged = Rollout.Apply(Measured, state, new RolloutCommand.JudgeKpi("handling-time", true, "新员工", "Li"), Start).State;
        Assert.Empty(Rollout.Closed(Measured, judged, Start));
        var bad = Rollout.Apply(Measured, AfterFirstWave(Measure(290, 40, 0)), new RolloutCommand.JudgeKpi("handling-time", false, "投诉增多", "Li"), Start).State;
        Assert.Contains("Li judged KPI \"handling-time\" not good: 投诉增多", Assert.Single(Rollout.Closed(Measured, bad, Start)).En, StringComparison.Ordinal);
        Assert.Empty(Rollout.Apply(Measured, judged, new RolloutCommand.StartWave(), Start).State.Judgements);
    }

    private static readonly KpiRuleSet Rules = new() { Id = "standard", Version = 1 };
    private static readonly DateOnly Day = new(2026, 4, 2);
    private static readonly RolloutPlan Measured = new("r", "billing", "2", [new(["a"], []), new(["b", "c", "d"], [new WaveGate.Kpi("handling-time", 300)])]);

    private static GateMeasure Measure(double seconds, int contacts, int pending)
    {
        var series = new KpiSeries(KpiCatalogue.HandlingTime);
        if (contacts > 0) series.Add("a", Day, new(contacts, contacts * seconds, contacts * seconds * seconds, seconds, pending));
        return GateMeasure.Of(Rules, series, 300, ["a"], new(Day, Day.AddDays(2)));
    }

    private static RolloutState AfterFirstWave(GateMeasure measure)
    {
        var started = Rollout.Apply(Measured, RolloutState.New, new RolloutCommand.StartWave(), Start).State;
        return started with { Measures = started.Measures.SetItem("handling-time", measure) };
    }

    [Fact]
    public void Pause_StopsTheWavesAndTheClock()
    {
        var run = new Run();
        run.ToSecondWave();
        run.Now += TimeSpan.FromDays(1);
        run.Do(new RolloutCommand.Pause());
        run.Refuse(new RolloutCommand.StartWave(), "paused");
        run.Now += TimeSpan.FromDays(10);
        run.Do(new RolloutCommand.Resume());

        run.Refuse(new RolloutCommand.StartWave(), "2 days old");
        run.Now += TimeSpan.FromDays(1);
        run.Do(new RolloutCommand.StartWave());
    }

    [Fact]
    public void RollBack_OneGroupOfAFinishedRollout_IsNotFinishedUntilItIsBack()
    {
        var run = new Run();
        run.ToTheEnd();
        Assert.Equal(["b"], run.Do(new RolloutCommand.RollBack(["b"])).Release);
        Assert.Equal(RolloutStatus.Running, run.State.Status);
        run.Refuse(new RolloutCommand.BindAgain(["a"]), "rolled back");

        Assert.Equal(["b"], run.Do(new RolloutCommand.BindAgain(["b"])).Bind);
        Assert.Equal(RolloutStatus.Finished, run.State.Status);
    }

    [Fact]
    public void Abort_KeepsWhatIsBound_RollBackReleasesIt()
    {
        var run = new Run();
        run.ToSecondWave();
        run.Do(new RolloutCommand.Abort());
        run.Refuse(new RolloutCommand.StartWave(), "aborted");
        Assert.Equal(["a"], run.State.Bound);

        Assert.Equal(["a"], run.Do(new RolloutCommand.RollBack([])).Release);
        Assert.Equal(RolloutStatus.RolledBack, run.State.Status);
        run.Refuse(new RolloutCommand.Resume(), "make a new one");
    }

    /// <summary>Random commands at random times: what must hold after each of them.</summary>
    [Fact]
    public void Generated_AnyCommands_KeepTheInvariants()
    {
        var finished = 0;
        for (var seed = 0; seed < 3_000; seed++)
        {
            var chance = new Chance(seed);
            var state = RolloutState.New;
            var now = Start;
            var bound = new HashSet<string>();
            for (var i = 0; i < 40; i++)
            {
                now += TimeSpan.FromHours(chance.Below(30));
                var command = Any(chance);
                var step = Rollout.Apply(Plan, state, command, now);
                AssertStep(state, step, command, now);
                bound.ExceptWith(step.Release);
                bound.UnionWith(step.Bind);
                state = step.State;
                Assert.Equal(bound.Order(StringComparer.Ordinal), state.Bound.ToArray());
            }

            if (state.Status == RolloutStatus.Finished) finished++;
        }

        Assert.True(finished > 50, $"Only {finished} runs reached the end: the commands drawn try too little.");
    }

    private static void AssertStep(RolloutState before, RolloutStep step, RolloutCommand command, DateTimeOffset now)
    {
        var after = step.State;
        if (step.Refusals.Count > 0)
        {
            Assert.Same(before, after);
            Assert.Empty(step.Bind.Concat(step.Release));
            Assert.All(step.Refusals, why => Assert.True(why.Zh.Length > 0 && why.En.Length > 0));
            return;
        }

        Assert.Equal(after.Status == RolloutStatus.Finished, after.WavesStarted == 3 && All.All(after.Bound.Contains) && Lives(after));
        Assert.Subset(Plan.Waves.Take(after.WavesStarted).SelectMany(wave => wave.Groups).ToHashSet(), after.Bound.ToHashSet());
        if (after.WavesStarted > before.WavesStarted)
        {
            Assert.IsType<RolloutCommand.StartWave>(command);
            Assert.Equal(before.WavesStarted + 1, after.WavesStarted);
            Assert.Empty(Rollout.Closed(Plan, before, now));
            Assert.True(before.Status is RolloutStatus.Planned or RolloutStatus.Running);
        }

        if (before.Status == RolloutStatus.Paused) Assert.Empty(step.Bind);
        if (after.Status == RolloutStatus.RolledBack) Assert.Empty(after.Bound);
    }

    private static bool Lives(RolloutState state) => state.Status is not (RolloutStatus.Aborted or RolloutStatus.Paused or RolloutStatus.RolledBack);

    private static RolloutCommand Any(Chance chance) => chance.Below(40) switch
    {
        < 14 => new RolloutCommand.StartWave(),
        < 19 => new RolloutCommand.Agree("owner", "Li"),
        < 25 => new RolloutCommand.JudgeKpi("handling-time", chance.Of(0.8), "a reason", "Li"),
        < 31 => new RolloutCommand.ReportTrained(All[chance.Below(4)], 0.85 + (0.15 * chance.Part())),
        31 => new RolloutCommand.Pause(),
        < 35 => new RolloutCommand.Resume(),
        35 => chance.Of(0.1) ? new RolloutCommand.Abort() : new RolloutCommand.Resume(),
        36 => chance.Of(0.1) ? new RolloutCommand.RollBack([]) : new RolloutCommand.RollBack([All[chance.Below(4)]]),
        _ => new RolloutCommand.BindAgain([All[chance.Below(4)]]),
    };

    private sealed class Run
    {
        public RolloutState State { get; private set; } = RolloutState.New;

        public DateTimeOffset Now { get; set; } = Start;

        public RolloutStep Do(RolloutCommand command)
        {
            var step = Rollout.Apply(Plan, State, command, Now);
            Assert.Empty(step.Refusals);
            State = step.State;
            return step;
        }

        public void Refuse(RolloutCommand command, string says)
        {
            var step = Rollout.Apply(Plan, State, command, Now);
            Assert.Contains(step.Refusals, why => why.En.Contains(says, StringComparison.Ordinal));
            Assert.Same(State, step.State);
        }

        /// <summary>The first wave has started; of the second's gates only time is closed.</summary>
        public void ToSecondWave()
        {
            Do(new RolloutCommand.Agree("owner", "Li"));
            Do(new RolloutCommand.StartWave());
            Do(new RolloutCommand.JudgeKpi("handling-time", true, "样本足够", "Li"));
            Do(new RolloutCommand.ReportTrained("b", 1));
            Do(new RolloutCommand.ReportTrained("c", 1));
        }

        public void ToTheEnd()
        {
            ToSecondWave();
            Now += TimeSpan.FromDays(2);
            Do(new RolloutCommand.StartWave());
            Do(new RolloutCommand.StartWave());
        }
    }
}

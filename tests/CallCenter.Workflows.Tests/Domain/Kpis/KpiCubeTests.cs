using CallCenter.Kpis;

namespace CallCenter.Workflows.Tests.Domain.Kpis;

public sealed class KpiCubeTests
{
    private static readonly KpiRuleSet Rules = new() { Id = "standard", Version = 1 };
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Value_WithoutContacts_IsNoDataNeverZero()
    {
        var value = Cube(Nine).Value(KpiCatalogue.AnswerRate, "a", Nine.DateTime, Nine.DateTime.AddDays(1));

        Assert.Null(value.Value);
        Assert.Null(value.Interval);
        Assert.Equal(0, value.Denominator);
    }

    [Fact]
    public void Value_IntervalsTouch_CountAContactOnce()
    {
        var cube = Cube(Nine.AddDays(60), TimeSpan.FromMinutes(30));
        cube.Add(Answered(Nine.AddMinutes(30)));

        Assert.Equal(0, cube.Sum(KpiCatalogue.AnswerRate, "a", Nine.DateTime, Nine.DateTime.AddMinutes(30)).Count);
        Assert.Equal(1, cube.Sum(KpiCatalogue.AnswerRate, "a", Nine.DateTime.AddMinutes(30), Nine.DateTime.AddMinutes(60)).Count);
    }

    [Fact]
    public void Value_OverMidnight_BelongsToTheDayOfferedAndTheDayEnded()
    {
        var cube = Cube(Nine.AddDays(60));
        var late = new DateTimeOffset(2026, 3, 2, 23, 59, 0, TimeSpan.Zero);
        cube.Add(Answered(late) with { EndedAt = late.AddMinutes(5) });

        Assert.Equal(1, cube.Sum(KpiCatalogue.AnswerRate, "a", late.Date, late.Date.AddDays(1)).Count);
        Assert.Equal(0, cube.Sum(KpiCatalogue.HandlingTime, "a", late.Date, late.Date.AddDays(1)).Count);
        Assert.Equal(1, cube.Sum(KpiCatalogue.HandlingTime, "a", late.Date.AddDays(1), late.Date.AddDays(2)).Count);
    }

    [Fact]
    public void Value_CentreEastOfUtc_CountsItsOwnDays()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(8), "east", "east");
        var cube = new KpiCube(Rules, KpiCatalogue.All, zone, Nine.AddDays(60));
        cube.Add(Answered(new DateTimeOffset(2026, 3, 1, 16, 0, 0, TimeSpan.Zero)));

        Assert.Equal(1, cube.Sum(KpiCatalogue.AnswerRate, "a", new DateTime(2026, 3, 2), new DateTime(2026, 3, 3)).Count);
    }

    [Fact]
    public void Value_FirstResolutionBeforeTheWindowIsOver_IsPendingEvenForKnownRepeats()
    {
        var cube = Cube(Nine.AddDays(8));
        cube.Add(Answered(Nine));
        cube.Add(Answered(Nine.AddDays(3)) with { RepeatAfter = TimeSpan.FromDays(1) });

        var value = cube.Value(KpiCatalogue.FirstResolution, "a", Nine.Date, Nine.Date.AddDays(10));

        Assert.Equal((1, 1), (value.Numerator, value.Denominator));
        Assert.Equal(KpiMaturity.Partly, value.Maturity);
        Assert.Equal(KpiMaturity.Pending, cube.Value(KpiCatalogue.FirstResolution, "a", Nine.Date.AddDays(3), Nine.Date.AddDays(4)).Maturity);
        Assert.Equal(KpiMaturity.Mature, cube.Value(KpiCatalogue.HandlingTime, "a", Nine.Date, Nine.Date.AddDays(10)).Maturity);
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public void Value_FewContacts_HasWilsonsInterval(int contacts, bool isFew)
    {
        var cube = Cube(Nine.AddDays(60));
        for (var i = 0; i < contacts; i++) cube.Add(Answered(Nine) with { Transferred = i == 0 });

        var value = cube.Value(KpiCatalogue.TransferRate, "a", Nine.Date, Nine.Date.AddDays(1));

        Assert.Equal(isFew, value.Interval is not null);
        if (isFew) Assert.Equal((0.0061, 0.1718), (Math.Round(value.Interval!.Value.Low, 4), Math.Round(value.Interval.Value.High, 4)));
    }

    [Fact]
    public void Sums_OfPeriodsAndGroups_PoolToTheWhole()
    {
        var chance = new Chance(4);
        var facts = Enumerable.Range(0, 500).Select(_ => Answered(Nine.AddMinutes(chance.Below(20_000))) with
        {
            Group = "abc"[chance.Below(3)].ToString(), Talk = TimeSpan.FromSeconds(chance.Below(600)),
        }).ToList();
        var cube = Cube(Nine.AddDays(60));
        cube.Add(facts);
        var series = cube.Series(KpiCatalogue.HandlingTime);
        var range = DayRange.Of(new DateOnly(2026, 3, 2), 30);

        var pooled = series.Groups.Select(group => series.Sum(group, range)).Aggregate(Tally.Add);
        var times = facts.Select(fact => fact.Talk.TotalSeconds).ToList();

        Assert.Equal(500, pooled.Count);
        Assert.Equal(times.Average(), pooled.Mean!.Value, 8);
        Assert.Equal(times.Sum(time => Math.Pow(time - times.Average(), 2)) / 499, pooled.Variance!.Value, 5);
        Assert.Equal(times.Max(), pooled.Largest);
        Assert.Equal(pooled, cube.Sum(KpiCatalogue.HandlingTime, null, Nine.Date, Nine.Date.AddDays(30)));
    }

    [Fact]
    public void Link_SameCustomerAndReason_TellsTheTimeToTheNext()
    {
        var linked = Repeats.Link(
        [
            Answered(Nine.AddHours(5)) with { CustomerId = "c", Reason = "bill" },
            Answered(Nine) with { CustomerId = "c", Reason = "bill", EndedAt = Nine.AddHours(1) },
            Answered(Nine.AddHours(2)) with { CustomerId = "c", Reason = "move" },
            Answered(Nine.AddHours(3)) with { CustomerId = "d", Reason = "bill" },
            Answered(Nine.AddHours(3)),
        ]);

        Assert.Equal([null, TimeSpan.FromHours(4), null, null, null], linked.Select(fact => fact.RepeatAfter));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Cube_IntervalsThatDoNotDivideADay_AreRefused(int hours) =>
        Assert.Contains("divide a day", Assert.Throws<ArgumentOutOfRangeException>(() => Cube(Nine, TimeSpan.FromHours(hours))).Message, StringComparison.Ordinal);

    private static KpiCube Cube(DateTimeOffset asOf, TimeSpan? grain = null) => new(Rules, KpiCatalogue.All, TimeZoneInfo.Utc, asOf, grain: grain);

    private static ContactFact Answered(DateTimeOffset at) => new()
    {
        ArrivedAt = at, OfferedAt = at, EndedAt = at, Outcome = ContactOutcome.Answered, Group = "a",
    };
}

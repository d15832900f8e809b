using CallCenter.Staffing;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Staffing;

namespace CallCenter.Workflows.Tests.Activities.Staffing;

public sealed class CompareForecastTests
{
    private static ActivityRun<CompareForecast> Run(double tolerance = 0.1, string volume = "50") => new ActivityRun<CompareForecast>(() => new CompareForecast
    {
        Tolerance = tolerance,
        Forecast = ValueJson.Parse($$"""{"queue": "presales", "day": "2026-11-30", "factor": 1.2, "volumes": [{{string.Join(",", Enumerable.Range(0, 48).Select(index => index == 18 ? volume : "0"))}}]}"""),
    }).Execute();

    private static TrafficAnswer Came(int count, bool isOver = true) => new(isOver, [.. Enumerable.Range(0, 48).Select(index => index == 18 ? count : 0)]);

    [Fact]
    public void Execute_Forecast_AsksWhatCame() => Assert.Equal(new AskTraffic("presales", new DateOnly(2026, 11, 30)), Run().Asked);

    /// <summary>|40 − 50| / 40 = 0.25; half of the way from 1.2 to 1.2 · 40/50 is 1.08.</summary>
    [Theory]
    [InlineData(0.25, "Accurate")]
    [InlineData(0.24, "Inaccurate")]
    public void Resume_WhatCame_IsComparedWithTheTolerance(double tolerance, string outcome)
    {
        var run = Run(tolerance).Answer(Came(40));
        Assert.Equal((outcome, 0.25, 0.25, 1.08, "2026-12-07"), (run.Outcome, run.Last.Error, run.Last.Bias, run.Last.NextFactor, run.Last.NextDay));
        Assert.Equal(40, run.Last.Actual.AsList![18].Number);
        Assert.Contains("40 came: error 25%", run.Last.EnglishExplanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_DayNotOver_IsTooEarly() => Assert.Equal("TooEarly", Run().Answer(Came(10, isOver: false)).Outcome);

    [Fact]
    public void Resume_NothingCame_HasNoError()
    {
        var run = Run().Answer(Came(0));
        Assert.Equal(("Inaccurate", null, 0.6), (run.Outcome, run.Last.Error, run.Last.NextFactor));
        Assert.Equal("Accurate", Run(volume: "0").Answer(Came(0)).Outcome);
    }

    [Fact]
    public void Execute_NoForecast_Faults()
    {
        var bare = new ActivityRun<CompareForecast>(() => new CompareForecast());
        Assert.Contains("Forecast traffic", Assert.Throws<ActivityFault>(() => bare.Execute()).Message, StringComparison.Ordinal);
        Assert.Contains("0.1", Assert.Throws<ActivityFault>(() => Run(-1)).Message, StringComparison.Ordinal);
    }
}

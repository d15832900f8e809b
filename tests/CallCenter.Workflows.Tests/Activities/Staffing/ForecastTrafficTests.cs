using CallCenter.Staffing;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Staffing;

namespace CallCenter.Workflows.Tests.Activities.Staffing;

public sealed class ForecastTrafficTests
{
    private static ActivityRun<ForecastTraffic> Run(string day = "2026-11-30", int weeks = 6, double factor = 1.1, string holidays = "Apart") =>
        new ActivityRun<ForecastTraffic>(() => new ForecastTraffic { Queue = " ", Day = day, Weeks = weeks, Factor = factor, Holidays = holidays }).Execute();

    [Fact]
    public void Execute_Day_AsksTheCentre() => Assert.Equal(new AskForecast(null, new DateOnly(2026, 11, 30), 6, 1.1, HolidayTreatment.Apart), Run().Asked);

    [Theory]
    [InlineData("30.11.2026", 6, 1, "Apart", "2026-11-30")]
    [InlineData("2026-11-30", 0, 1, "Apart", "1 to 104")]
    [InlineData("2026-11-30", 6, 0, "Apart", "above 0")]
    [InlineData("2026-11-30", 6, double.NaN, "Apart", "above 0")]
    [InlineData("2026-11-30", 6, 1, "Never", "AsUsual")]
    public void Execute_Wrong_FaultsWithWhatIsRight(string day, int weeks, double factor, string holidays, string right) =>
        Assert.Contains(right, Assert.Throws<ActivityFault>(() => Run(day, weeks, factor, holidays)).Message, StringComparison.Ordinal);

    [Fact]
    public void Resume_Forecast_GoesOnAsARecord()
    {
        var volumes = new double[48];
        volumes[18] = 12.34567;
        var run = Run().Answer(new ForecastAnswer("售前咨询", volumes, [new(2026, 11, 23)], TimeSpan.FromSeconds(300), 6, new(2026, 12, 1, 0, 0, 0, TimeSpan.FromHours(8))));
        var forecast = run.Last.Forecast;
        Assert.Equal("Forecast", run.Outcome);
        Assert.Equal((12.3457, 12.3, 300, 6, 1.1), (forecast["volumes"].AsList![18].Number, forecast["total"].Number, forecast["handlingSeconds"].Number, forecast["agents"].Number, forecast["factor"].Number));
        Assert.Equal(("售前咨询", "2026-11-23", "2026-12-01T00:00:00.0000000+08:00"), (forecast["queueName"].AsString, forecast["basis"].AsList![0].AsString, forecast["overAt"].AsString));
        Assert.Contains("12.3 contacts", run.Last.EnglishExplanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_NothingToGoBy_IsNoHistory()
    {
        var run = Run().Answer(new ForecastAnswer(null, [], [], null, 0, default));
        Assert.Equal(("NoHistory", true), (run.Outcome, run.Last.Forecast["handlingSeconds"].IsNull));
    }
}

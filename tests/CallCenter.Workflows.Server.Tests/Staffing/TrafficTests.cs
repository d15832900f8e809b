using CallCenter.Kpis;
using CallCenter.Persistence.Facts;
using CallCenter.Staffing;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Server.Facts;
using CallCenter.Workflows.Server.Tests.Pilots;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Staffing;

/// <summary>Forecasts from the centre's own facts, and the demo's processes that are about them. It is Monday, 23 November 2026.</summary>
public sealed class TrafficTests : IAsyncLifetime
{
    /// <summary>One of which the demo has no facts.</summary>
    private const string Queue = "operator";
    private static readonly DateOnly Monday = new(2026, 11, 30);

    private PilotCentre _centre = null!;

    public async Task InitializeAsync() => _centre = await PilotCentre.OpenAsync();

    public async Task DisposeAsync() => await _centre.DisposeAsync();

    [Fact]
    public async Task Forecast_OfAWeekday_IsTheMeanOfThatWeekdayTimesTheFactor()
    {
        await CameAsync(Monday.AddDays(-14), 4, 240);
        await CameAsync(Monday.AddDays(-21), 8, 300);
        await CameAsync(Monday.AddDays(-20), 50, 600);

        var answer = Assert.IsType<ForecastAnswer>(await AskAsync(new AskForecast("人工总机", Monday, 1, 1.5, HolidayTreatment.Apart)));

        // Only the 16th is within the week; four came, of 240 seconds each.
        Assert.Equal([Monday.AddDays(-14)], answer.Basis);
        Assert.Equal((6, 6, TimeSpan.FromSeconds(240)), (answer.Volumes[19], answer.Volumes.Sum(), answer.HandlingTime));
        var longer = Assert.IsType<ForecastAnswer>(await AskAsync(new AskForecast(Queue, Monday, 6, 1, HolidayTreatment.Apart)));
        Assert.Equal("人工总机", longer.QueueName);
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.FromHours(8)), longer.OverAt);
        // The demo's other queues were open on four more Mondays, on which nothing came here.
        Assert.Equal(12.0 / longer.Basis.Count, longer.Volumes[19], 9);
        Assert.Equal(6, longer.Basis.Count);
    }

    [Fact]
    public async Task Traffic_OfADay_IsCountedByHalfHour()
    {
        await CameAsync(Monday.AddDays(-8), 5, 240);
        var answer = Assert.IsType<TrafficAnswer>(await AskAsync(new AskTraffic(Queue, Monday.AddDays(-8))));
        Assert.Equal((true, 5, 5), (answer.IsOver, answer.Arrivals[19], answer.Arrivals.Sum()));
        Assert.False(Assert.IsType<TrafficAnswer>(await AskAsync(new AskTraffic(null, _centre.Today))).IsOver);
    }

    [Fact]
    public async Task UnknownQueue_IsRefusedWithThoseThereAre()
    {
        var failed = Assert.IsType<AskFailed>(await AskAsync(new AskTraffic("nowhere", Monday)));
        Assert.Contains("售前咨询", failed.Message, StringComparison.Ordinal);
        Assert.False(failed.Retryable);
    }

    [Theory]
    [InlineData("recruiting", "recruiting-need", "recruiting")]
    [InlineData("agent-training", "agent-training")]
    [InlineData("traffic-forecast", "traffic-forecast")]
    [InlineData("appraisal", "appraisal")]
    public async Task SupportProcess_OfTheDemo_IsInForceWithItsFlowsAndDocument(string process, params string[] flows)
    {
        var version = await _centre.Owner.GetObjectAsync($"/api/processes/{process}/versions/1");
        Assert.Equal("InForce", version["head"]!.Text("status"));
        Assert.Equal(flows, version["flows"]!.AsArray().Select(flow => flow!.Text("definitionId")));
        Assert.Empty((await _centre.Owner.GetObjectAsync($"/api/processes/{process}/versions/1/design-check"))["items"]!.AsArray());
        var document = await _centre.Owner.GetStringAsync($"/api/processes/{process}/versions/1/document?format=markdown&language=zh-CN");
        Assert.Contains("班组长", document, StringComparison.Ordinal);
    }

    private async ValueTask<object?> AskAsync(TrafficQuestion question) =>
        await _centre.Server.Get<IEnumerable<IAskHandler>>().Single(handler => handler.RequestTypes.Contains(typeof(TrafficQuestion))).AnswerAsync(question, "key", default);

    /// <summary>So many joined the queue from 9:30 on, in one half hour.</summary>
    private Task CameAsync(DateOnly day, int count, int seconds)
    {
        var zone = _centre.Server.Get<CentreTime>().Zone;
        var local = day.ToDateTime(new TimeOnly(9, 30));
        var at = new DateTimeOffset(local, zone.GetUtcOffset(local));
        return _centre.Server.Get<FactStore>().AddAsync(
            [.. Enumerable.Range(0, count).Select(i => ($"traffic-{day.DayNumber}-{i}", new ContactFact
            {
                ArrivedAt = at.AddMinutes(-1), OfferedAt = at.AddMinutes(i % 30), EndedAt = at.AddHours(1), Outcome = ContactOutcome.Answered, Queue = Queue, Group = "g1", AgentId = "a1001",
                Talk = TimeSpan.FromSeconds(seconds),
            }))],
            zone, default);
    }
}

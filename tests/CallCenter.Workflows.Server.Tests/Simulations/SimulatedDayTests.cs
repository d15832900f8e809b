using System.Text.Json;
using CallCenter.Agents;
using CallCenter.Persistence.Centre;
using CallCenter.Queues;
using CallCenter.Staffing;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Server.Simulations;
using Xunit.Abstractions;

namespace CallCenter.Workflows.Server.Tests.Simulations;

/// <summary>A day in the simulator against queueing theory, and against itself.</summary>
public sealed class SimulatedDayTests(ITestOutputHelper output)
{
    private const int HalfHours = 48;

    private static readonly ActivityCatalogue Catalogue = new ActivityCatalogue().AddFrom(typeof(Activities.CallControl.AnswerContact).Assembly);

    private static readonly Dictionary<string, IExpressionLanguage> Languages =
        new IExpressionLanguage[] { new LiteralLanguage(), new ObjectLanguage() }.ToDictionary(language => language.Type, StringComparer.Ordinal);

    /// <summary>Answer, queue, goodbye: a queue of M/M/N and nothing else.</summary>
    private static readonly WorkflowGraph QueueOnly = Graph("""
        {"id":"v1","definitionId":"queue-only","name":"Queue","version":1,"root":{"id":"root","type":"Elsa.Flowchart","version":1,
        "activities":[
        {"id":"arrived","type":"CallCenter.ContactArrived","version":1,"customProperties":{"canStartWorkflow":true}},
        {"id":"queue","type":"CallCenter.EnqueueContact","version":1,"queue":{"typeName":"String","expression":{"type":"Literal","value":"q"}}},
        {"id":"end","type":"CallCenter.EndContact","version":1}],
        "connections":[
        {"source":{"activity":"arrived","port":"Done"},"target":{"activity":"queue","port":"In"}},
        {"source":{"activity":"queue","port":"Answered"},"target":{"activity":"end","port":"In"}}]}}
        """);

    [Fact]
    public async Task Days_PatientCallers_WaitAsErlangCSays()
    {
        var (handling, agents, perHalfHour) = (TimeSpan.FromSeconds(180), 8, 50.0);
        var days = await PlayAsync(30, seed => Plan(seed, perHalfHour, agents, new() { Patience = null, Handling = new(handling, TimeSpan.Zero, Variation: 1) }));
        var expected = new ErlangC(ErlangC.LoadOf(perHalfHour, DayPlan.HalfHour, handling), handling, agents);
        Agrees("seconds waited by call", days, day => day.Queues.Single() is var queue ? queue.MeanWaitSeconds!.Value * queue.Answered / (perHalfHour * HalfHours) : 0, expected.MeanWait!.Value.TotalSeconds);
        Agrees("who waits", days, WhoWaits, expected.WaitProbability);
        Agrees("occupancy", days, day => day.Staff.Occupancy.Value!.Value, expected.Occupancy);
    }

    [Fact]
    public async Task Days_ImpatientCallers_GiveUpAsErlangASays()
    {
        var (handling, patience, agents, perHalfHour) = (TimeSpan.FromSeconds(600), TimeSpan.FromSeconds(120), 33, 100.0);
        var days = await PlayAsync(8, seed => Plan(seed, perHalfHour, agents, new() { Patience = patience, Handling = new(handling, TimeSpan.Zero, Variation: 1) }));
        var expected = new ErlangA(ErlangC.LoadOf(perHalfHour, DayPlan.HalfHour, handling), handling, agents, patience);
        // The centre begins empty: the first hours are not what lasts.
        Agrees("who gives up", days, day => day.HalfHours.Skip(6).Sum(half => half.Abandoned) / (double)day.HalfHours.Skip(6).Sum(half => half.Calls), expected.AbandonProbability);
        Agrees("who waits", days, WhoWaits, expected.WaitProbability);
    }

    [Fact]
    public async Task Day_SameSeed_IsTheSameDay()
    {
        for (var again = 0; again < 3; again++) Assert.Equal(await TextAsync(7), await TextAsync(7));
        Assert.Equal(await TextAsync(7), await TextAsync(7));
        Assert.NotEqual(await TextAsync(7), await TextAsync(8));

        static async Task<string> TextAsync(int seed) => JsonSerializer.Serialize(await new SimulatedDay(Plan(seed, 40, 6, new())).PlayAsync());
    }

    [Fact]
    public async Task Day_EveryCall_IsCountedOnce()
    {
        var day = await new SimulatedDay(Plan(3, 60, 6, new() { Patience = TimeSpan.FromSeconds(40) })).PlayAsync();
        Assert.InRange(day.Calls, 2_600, 3_200);
        Assert.Equal(day.Calls, day.Contained + day.Answered + day.Abandoned + day.LeftFlow + day.Faulted);
        Assert.True(day.Abandoned > 50);
        var queue = day.Queues.Single();
        Assert.Equal((day.Calls, day.Answered, day.Abandoned), (queue.Offered, queue.Answered, queue.Abandoned));
        Assert.Equal(day.Calls, day.HalfHours.Sum(half => half.Calls));
        Assert.Equal(day.Calls, day.Nodes.Single(node => node.ActivityId == "queue").Visits);
        Assert.Equal(day.Answered, day.Nodes.Single(node => node.ActivityId == "queue").Outcomes["Answered"]);
    }

    [Fact]
    public async Task Day_NobodyWorks_IsRefusedByTheQueue()
    {
        var day = await new SimulatedDay(Plan(1, 5, 0, new())).PlayAsync();
        Assert.Equal((0, day.Calls, day.Calls), (day.Answered, day.TurnedAway, day.Queues.Single().Refused));
    }

    [Fact]
    public async Task Day_Cancelled_Ends()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new SimulatedDay(Plan(1, 5, 2, new())).PlayAsync(null, cancelled.Token));
    }

    private static double WhoWaits(DayResult day)
    {
        var queue = day.Queues.Single();
        return 1 - (queue.ServiceLevel.Numerator / queue.Offered);
    }

    private static async Task<DayResult[]> PlayAsync(int days, Func<int, DayPlan> plan)
    {
        var results = new DayResult[days];
        await Parallel.ForAsync(0, days, async (seed, cancellationToken) => results[seed] = await new SimulatedDay(plan(seed)).PlayAsync(null, cancellationToken));
        return results;
    }

    /// <summary>What theory expects lies in the 99 % confidence interval of the days' mean (Student's t for 7 and 29 degrees of freedom).</summary>
    private void Agrees(string what, DayResult[] days, Func<DayResult, double> figure, double expected)
    {
        var figures = days.Select(figure).ToList();
        var mean = figures.Average();
        var error = Math.Sqrt(figures.Sum(value => (value - mean) * (value - mean)) / (figures.Count - 1) / figures.Count);
        var t = figures.Count >= 30 ? 2.756 : 3.499;
        output.WriteLine($"{what}: {mean:F4} ± {t * error:F4}, {expected:F4} expected");
        Assert.InRange(expected, mean - (t * error), mean + (t * error));
        Assert.True(t * error < expected / 5, $"{what} is not measured well enough to tell: {mean:F4} ± {t * error:F4}");
    }

    private static DayPlan Plan(int seed, double perHalfHour, int agents, CallerProfile callers) => new()
    {
        Start = new(2026, 11, 23, 0, 0, 0, TimeSpan.FromHours(8)),
        Seed = seed,
        Flows = [QueueOnly],
        Arrivals = [.. Enumerable.Repeat(perHalfHour, HalfHours)],
        Lines = [new("8008101992", 1)],
        Callers = callers,
        Ringing = TimeSpan.Zero,
        Staff = [.. Enumerable.Range(1, agents).Select(number => new Shift($"a{number}", TimeSpan.Zero, TimeSpan.FromDays(1)))],
        Centre = CentreFacts.Empty with
        {
            Agents = [.. Enumerable.Range(1, agents).Select(number => new Agent { Id = $"a{number}", WorkNumber = $"80{number}", Name = $"Agent {number}" })],
            Queues = [new ServiceQueue { Id = "q", Name = "Queue", WrapUp = TimeSpan.Zero, ServiceLevelTarget = TimeSpan.FromMilliseconds(10) }],
        },
    };

    private static WorkflowGraph Graph(string json) =>
        WorkflowGraph.Compile(DefinitionReader.ReadText(json).Definition, Catalogue, Languages);
}

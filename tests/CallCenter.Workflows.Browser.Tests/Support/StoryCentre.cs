using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Telephony.Simulator;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Browser.Tests.Support;

/// <summary>A demo centre on a virtual clock whose callers and agents a test decides on: weeks of work in a minute.</summary>
public sealed class StoryCentre : IAsyncDisposable
{
    private const int FirstWorkNumber = 1001;
    private static readonly TimeSpan Slot = TimeSpan.FromMinutes(30);
    private readonly Simulator _simulator;
    private readonly SimulationClock _clock;
    private int _callers;

    private StoryCentre(TestServer server, HttpClient owner) =>
        (Server, Owner, _simulator, _clock) = (server, owner, server.Get<Simulator>(), server.Get<SimulationClock>());

    public TestServer Server { get; }

    /// <summary>What the story leaves out on the pages.</summary>
    public HttpClient Owner { get; }

    /// <summary>By the centre's clock, which begins on a Monday at ten in China.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8));

    public static async Task<StoryCentre> OpenAsync()
    {
        var server = await TestServer.StartAsync("--Simulator:Start=2026-07-06T10:00:00+08:00");
        return new(server, await server.SignedInAsync("owner"));
    }

    /// <summary>The talks of these groups' agents are so much shorter than those of the others from now on.</summary>
    public void Employ(IReadOnlyCollection<string> groups, TimeSpan shorter)
    {
        for (var i = 0; i < 24; i++)
        {
            var usual = TimeSpan.FromSeconds(205 + (10 * (i % 3)) + (3 * (i % 5)));
            _simulator.Employ(new()
            {
                AgentId = FormattableString.Invariant($"a{FirstWorkNumber + i}"), TalkFor = groups.Contains(GroupOf(i)) ? usual - shorter : usual, WrapUpFor = TimeSpan.FromSeconds(40 + (i % 4)),
            });
        }
    }

    /// <summary>The groups' agents have read the version and passed its quiz, but the first, who does so on the page.</summary>
    public async Task TrainAsync(string version, IReadOnlyCollection<string> groups)
    {
        for (var i = 1; i < 24; i++)
        {
            if (!groups.Contains(GroupOf(i))) continue;
            using var answer = await Owner.PostAsJsonAsync("/api/exposures", new { version, agentId = FormattableString.Invariant($"a{FirstWorkNumber + i}"), read = true, quizScore = 1 });
            answer.EnsureSuccessStatusCode();
        }
    }

    /// <summary>Customers call from nine to six on each of so many days, and agents talk with them; ends at ten of the morning after.</summary>
    public async Task WorkAsync(string number, int days, int callsPerSlot = 2)
    {
        for (var day = 0; day < days; day++)
        {
            var (begin, end) = (At(9), At(18));
            for (var at = begin; at < end; at += Slot)
            {
                if (at < Now) continue;
                await UntilAsync(at);
                for (var call = 0; call < callsPerSlot; call++) Call(number);
            }

            await UntilAsync(At(10).AddDays(1));
        }
    }

    /// <summary>A customer calls that number.</summary>
    public void Call(string number) => _simulator.StartCall(FormattableString.Invariant($"139{++_callers:00000000}"), number);

    public Task UntilAsync(DateTimeOffset at) => at > Now ? _clock.AdvanceAsync(at - Now, default) : Task.CompletedTask;

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private DateTimeOffset At(int hour) => new(Now.Date.AddHours(hour), Now.Offset);

    private static string GroupOf(int agent) => FormattableString.Invariant($"g{1 + (agent / 3)}");
}

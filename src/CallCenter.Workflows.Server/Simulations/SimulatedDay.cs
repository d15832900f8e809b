using CallCenter.Contacts;
using CallCenter.Telephony.Floor;
using CallCenter.Telephony.Simulator;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Workflows.Server.Simulations;

/// <summary>Plays a day: the real engine and the real floor with its routing, simulated callers and agents, a virtual clock.</summary>
public sealed class SimulatedDay(DayPlan plan)
{
    /// <summary>How often progress is told.</summary>
    private static readonly TimeSpan Slice = TimeSpan.FromMinutes(5);

    /// <summary>Who is still there so long after the day's end is not counted as over.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(4);

    /// <param name="progress">Told the share of the day that has passed, 0 to 1.</param>
    /// <param name="cancellationToken">Ends the day early, without a result.</param>
    public async Task<DayResult> PlayAsync(IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var clock = SimulationClock.Virtual(plan.Start);
        var ids = 0;
        var simulator = new Simulator(clock, new() { NewId = () => $"c{++ids}", KeptCalls = 0 });
        var (record, callers) = (new DayRecord(plan), new DayCallers(plan, simulator, clock));
        var flows = new DayFlows(plan, clock, record, callers);
        await using var floor = new ContactFloor(
            new() { Queues = plan.Centre.Queues, Agents = plan.Centre.Agents, Groups = plan.Centre.Groups, KeptContacts = 0 },
            simulator, flows, NoContactStore.One, clock, [], NullLogger<ContactFloor>.Instance);
        flows.Floor = floor;
        clock.UntilIdle = () => new(floor.UntilIdleAsync());
        await floor.StartAsync(cancellationToken);
        foreach (var shift in plan.Staff) Employ(simulator, clock, shift);
        callers.Begin();
        for (var passed = TimeSpan.Zero; passed < plan.Length + Longest && (passed < plan.Length || record.Facts.Count < callers.Called); passed += Slice)
        {
            await clock.AdvanceAsync(Slice, cancellationToken);
            progress?.Report(Math.Min(1, (passed + Slice) / plan.Length));
        }

        return DayFigures.Of(plan, record, callers.Called, flows.Unserved, flows.NotDone);
    }

    private void Employ(Simulator simulator, SimulationClock clock, Shift shift)
    {
        simulator.Employ(new()
        {
            AgentId = shift.AgentId, AnswerAfter = plan.Ringing, TalkFor = plan.Callers.Handling.Talk, WrapUpFor = plan.Callers.Handling.WrapUp,
        });
        At(shift.From, () => simulator.SignIn(shift.AgentId));
        if (shift.To < plan.Length) At(shift.To, () => simulator.SignOff(shift.AgentId));

        void At(TimeSpan time, Action action)
        {
            if (time <= TimeSpan.Zero) action();
            else clock.CreateTimer(_ => action(), null, time, Timeout.InfiniteTimeSpan);
        }
    }
}

/// <summary>Nothing of a simulated day is kept.</summary>
internal sealed class NoContactStore : IContactStore
{
    public static readonly NoContactStore One = new();

    public ValueTask SaveAsync(IReadOnlyList<ContactRecord> contacts, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask<ContactRecord?> FindAsync(ContactId contact, CancellationToken cancellationToken) => new((ContactRecord?)null);

    public ValueTask<IReadOnlyList<ContactRecord>> ListOpenAsync(CancellationToken cancellationToken) => new([]);
}

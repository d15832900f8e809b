using CallCenter.Contacts;
using CallCenter.Telephony.Simulator;
using CallCenter.Telephony.Tests.Contract;
using SimulatorAdapter = CallCenter.Telephony.Simulator.Simulator;

namespace CallCenter.Telephony.Tests.Simulator;

/// <summary>The simulator on a virtual clock.</summary>
internal sealed class SimulatorRig : ITelephonyRig, ITelephonySink
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);
    private readonly List<TelephonyEvent> _events = [];
    private readonly HashSet<TelephonyEvent> _taken = new(ReferenceEqualityComparer.Instance);
    private int _calls;

    private LegEnd? _refusal;

    private SimulatorRig(SimulatorOptions? options) => Adapter = new SimulatorAdapter(
        Clock, (options ?? new SimulatorOptions { FarEndOf = _ => FarEnd() }) with { NewId = () => $"call-{++_calls}" });

    public SimulationClock Clock { get; } = SimulationClock.Virtual(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
    public SimulatorAdapter Adapter { get; }
    public ITelephony Telephony => Adapter;
    public IReadOnlyList<TelephonyEvent> Events => _events;

    public static async Task<SimulatorRig> StartAsync(SimulatorOptions? options = null)
    {
        var rig = new SimulatorRig(options);
        await rig.Adapter.StartAsync(rig, default);
        return rig;
    }

    void ITelephonySink.Take(TelephonyEvent happened) => _events.Add(happened);

    public Task<ContactId> CallAsync(string from, string to) => Task.FromResult(Adapter.StartCall(from, to).Id);

    public Task PressAsync(ContactId contact, string digits) => Task.FromResult(Adapter.Press(contact, digits));

    public Task HangUpAsync(ContactId contact) => Task.FromResult(Adapter.HangUp(contact));

    public Task<bool> AgentAnswersAsync(string agentId) => Task.FromResult(Adapter.AgentAnswers(agentId));

    public Task AgentHangsUpAsync(string agentId) => Task.FromResult(Adapter.AgentHangsUp(agentId));

    public void FarEnd(LegEnd? refusal) => _refusal = refusal;

    public Task<string> HearersAsync(ContactId contact, string speaker)
    {
        var legs = new SortedDictionary<string, string?>(StringComparer.Ordinal) { ["a1"] = "leg1", ["a2"] = "leg2", ["caller"] = null };
        return Task.FromResult(string.Join(' ', legs.Where(party => Adapter.Hears(contact, party.Value, legs[speaker])).Select(party => party.Key)));
    }

    public Task<bool> HearsPromptAsync(ContactId contact, string party) =>
        Task.FromResult(Adapter.HearsPrompt(contact, party switch { "a1" => "leg1", "a2" => "leg2", _ => null }));

    private FarEnd FarEnd() => _refusal == LegEnd.NoAnswer ? new() { After = TimeSpan.FromHours(1) } : new() { Refusal = _refusal, After = TimeSpan.FromSeconds(1) };

    public Task PassAsync(TimeSpan time) => Clock.AdvanceAsync(time);

    public async Task<T?> NextAsync<T>(ContactId contact, TimeSpan within) where T : TelephonyEvent
    {
        for (var passed = TimeSpan.Zero; ; passed += Step)
        {
            var next = _events.OfType<T>().FirstOrDefault(e => TelephonyContractTests.ContactOf(e) == contact && !_taken.Contains(e));
            if (next is not null && _taken.Add(next)) return next;
            if (passed >= within) return null;
            await Clock.AdvanceAsync(Step);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

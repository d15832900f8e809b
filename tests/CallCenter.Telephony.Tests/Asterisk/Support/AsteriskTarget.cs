using System.Collections.Concurrent;
using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Telephony.Asterisk;
using CallCenter.Telephony.Floor;
using CallCenter.Telephony.Simulator;
using CallCenter.Telephony.Tests.Scenarios;
using CallCenter.Workflows.Graphs;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Telephony.Tests.Asterisk.Support;

/// <summary>
/// A scenario's centre on a real Asterisk: the flow on the engine, the real floor, callers and agents at telephones. The
/// centre's clock runs faster than Asterisk's, so that time-outs do not take their time.
/// </summary>
internal sealed class AsteriskTarget : IScenarioTarget, IContactEventSink
{
    public const double Speed = 4;

    /// <summary>Talks are short here, whatever the scenario says.</summary>
    private static readonly TimeSpan Talk = TimeSpan.FromSeconds(1);
    private readonly AsteriskServer _server;
    private readonly TimeSpan _message;
    private readonly SimulationClock _clock;
    private readonly AsteriskTelephony _adapter;
    private readonly FlowHost _flows;
    private readonly List<SipPhone> _phones = [];
    private readonly Dictionary<string, SipPhone> _callers = [];
    private readonly ConcurrentQueue<ContactArrived> _arrived = new();
    private readonly CancellationTokenSource _over = new();

    private AsteriskTarget(AsteriskServer server, WorkflowGraph graph, ScenarioCentre centre, DateTimeOffset at, TimeSpan message)
    {
        _server = server;
        _message = message;
        _clock = new SimulationClock(Speed, at);
        _adapter = new AsteriskTelephony(AsteriskRig.OptionsOf(server), new ToneSpeech(), TimeProvider.System, NullLogger<AsteriskTelephony>.Instance);
        var books = new CentreBooks(centre, _clock);
        _flows = new FlowHost(graph, books, _clock, (command, key) => SendAsync((ContactCommand)command, key));
        Floor = new ContactFloor(
            new FloorOptions { Queues = books.Queues, Agents = books.Agents }, _adapter, this, new InMemoryContactStore(), _clock, [],
            NullLogger<ContactFloor>.Instance);
    }

    public ContactFloor Floor { get; }

    /// <summary>Everybody who called.</summary>
    public IReadOnlyList<ContactId> Arrived => [.. _arrived.Select(arrived => arrived.Contact)];

    public static async Task<AsteriskTarget> StartAsync(AsteriskServer server, WorkflowGraph graph, ScenarioCentre centre, DateTimeOffset? at = null, TimeSpan message = default)
    {
        var target = new AsteriskTarget(server, graph, centre, at ?? centre.Clock, message);
        await target.Floor.StartAsync(default);
        return target;
    }

    /// <summary>Lets agents of the scenario work by themselves at their phones.</summary>
    public async Task EmployAsync(IEnumerable<ScenarioAgent> agents)
    {
        foreach (var agent in agents)
        {
            var phone = AsteriskRig.PhoneOf(_server, agent.Id);
            _phones.Add(phone);
            await Floor.SetAgentStateAsync(agent.Id, AgentState.Available);
            _ = WorkAsync(agent, phone);
        }
    }

    /// <summary>Asterisk is a moment ahead of the floor: waits until that knows of every end.</summary>
    public async Task UntilOverAsync()
    {
        for (var tries = 0; tries < 200 && (await Floor.ContactsAsync()).Count > 0; tries++) await Task.Delay(25);
    }

    /// <summary>The contact of a call that came in, by the caller's number.</summary>
    public async Task<ContactId> ArrivedAsync(string from)
    {
        for (var tries = 0; tries < 500; tries++)
        {
            if (_arrived.FirstOrDefault(arrived => arrived.From == from) is { } arrived) return arrived.Contact;
            await Task.Delay(20, _over.Token);
        }

        throw new InvalidOperationException($"No call from {from} arrived.");
    }

    /// <summary>Waits for a call's parties to play their parts; when they cannot, says what became of the call.</summary>
    public async Task PlayAsync(ContactId contact, params Task[] parties)
    {
        try
        {
            await Task.WhenAll(parties);
        }
        catch (InvalidOperationException failure)
        {
            var view = await LookAsync(contact.Value);
            throw new InvalidOperationException($"The call is {view.State}: {string.Join(" | ", view.Transcript)}, its flow {await FlowStatusAsync(contact.Value)}", failure);
        }
    }

    public async Task<string> CallAsync(string from, string to)
    {
        var phone = new SipPhone(AsteriskServer.Outside, 0, from, _server.Sip);
        var dialog = phone.Dial(to);
        if (_message <= TimeSpan.Zero) dialog.Sound.Mouth = Sound.Silence;
        var call = (await ArrivedAsync(from)).Value;
        _callers[call] = phone;
        return call;
    }

    public async Task PressAsync(string call, string digits)
    {
        foreach (var digit in digits)
        {
            await _callers[call].Call!.Sound.PressAsync(digit);
            await Task.Delay(50);
        }
    }

    /// <summary>Does what the flow commands; whoever is asked for a message leaves theirs.</summary>
    private async Task SendAsync(ContactCommand command, string key)
    {
        await Floor.ExecuteAsync(command, key);
        if (command is RecordVoicemail && _callers.TryGetValue(command.Contact.Value, out var caller)) _ = LeaveMessageAsync(caller);
    }

    /// <summary>
    /// Speaks as long as the scenario says, by Asterisk's clock, which times messages, and ends with the hash; who has nothing to say is
    /// silent from the beginning, and Asterisk gives them up.
    /// </summary>
    private async Task LeaveMessageAsync(SipPhone caller)
    {
        if (_message <= TimeSpan.Zero) return;
        var call = caller.Call!;
        call.Sound.Mouth = Sound.Voice;
        await Task.WhenAny(call.Over, Task.Delay(_message));
        if (!call.Over.IsCompleted) await call.Sound.PressAsync('#');
    }

    public Task HangUpAsync(string call)
    {
        _callers[call].HangUp();
        return Task.CompletedTask;
    }

    public Task AdvanceAsync(TimeSpan time) => Task.Delay(time / Speed);

    public async Task<ScenarioView> LookAsync(string call)
    {
        var record = (await Floor.ContactAsync(new ContactId(call)))!;
        return new ScenarioView(
            record.State.ToString(),
            [.. record.Journal.Where(entry => entry.Kind is not (JournalKinds.Arrived or JournalKinds.Offered)).Select(entry => (entry.Kind, entry.Text))]);
    }

    public Task<string?> VariableAsync(string call, string name) => Task.FromResult(_flows.Variable(new ContactId(call), name));

    public Task<string?> FlowStatusAsync(string call) => Task.FromResult(_flows.Of(new ContactId(call)) is { } flow
        ? flow.Incidents.Count > 0 ? "Faulted: " + flow.Incidents[0].Message : flow.SubStatus.ToString()
        : null);

    ValueTask IContactEventSink.PublishAsync(ContactEvent happened)
    {
        if (happened is ContactArrived arrived) _arrived.Enqueue(arrived);
        return ((IContactEventSink)_flows).PublishAsync(happened);
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        foreach (var left in await Floor.ContactsAsync()) await Floor.EndContactAsync(left.Id);
        foreach (var phone in _callers.Values.Concat(_phones)) await phone.DisposeAsync();
        try
        {
            await _server.UntilEmptyAsync();
        }
        finally
        {
            await _flows.StopAsync();
            await Floor.DisposeAsync();
            await _adapter.DisposeAsync();
            _flows.Dispose();
            _over.Dispose();
        }
    }

    private async Task WorkAsync(ScenarioAgent agent, SipPhone phone)
    {
        try
        {
            while (true)
            {
                await Task.Delay(20, _over.Token);
                if (!phone.IsRinging || agent.AnswersAfter is not { } after) continue;
                await Task.Delay(TimeSpan.FromSeconds(after / Speed), _over.Token);
                if (!phone.Call!.Accept()) continue;
                await Task.WhenAny(phone.Call.Over, Task.Delay(Talk, _over.Token));
                phone.HangUp();
                await Task.Delay(TimeSpan.FromSeconds(agent.WrapsUpFor / Speed), _over.Token);
                await Floor.SetAgentStateAsync(agent.Id, AgentState.Available);
            }
        }
        catch (OperationCanceledException)
        {
            // Closing time.
        }
    }
}

using System.Collections.Concurrent;
using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Queues;
using CallCenter.Telephony.Floor;
using CallCenter.Telephony.Simulator;
using Microsoft.Extensions.Logging.Abstractions;
using SimulatorAdapter = CallCenter.Telephony.Simulator.Simulator;

namespace CallCenter.Telephony.Tests.Floor;

/// <summary>A centre on a virtual clock: one queue <c>q1</c>, agents <c>a1</c> and <c>a2</c>, simulated lines, and no flows: the test is the flow.</summary>
internal sealed class FloorRig : IContactEventSink, IFloorListener, IAsyncDisposable
{
    private readonly ConcurrentQueue<ContactEvent> _events = new();
    private readonly FloorOptions _options;
    private int _calls;
    private int _keys;

    private FloorRig(IContactStore? store, Func<FloorOptions, FloorOptions>? change)
    {
        Store = store ?? new InMemoryContactStore();
        Simulator = new SimulatorAdapter(Clock, new SimulatorOptions
        {
            NewId = () => $"call-{++_calls}",
            AudioLength = name => name == "broken" ? null : TimeSpan.FromSeconds(3),
            FarEndOf = number => number == "999" ? new FarEnd { Refusal = LegEnd.Busy } : new FarEnd(),
        });
        var options = new FloorOptions
        {
            Queues = [new ServiceQueue { Id = "q1", Name = "售前咨询", Groups = ["g1"], WrapUp = TimeSpan.FromSeconds(10) }],
            Agents = [Agent("a1"), Agent("a2")],
            Groups = [new AgentGroup("g1", "一组")],
        };
        _options = change?.Invoke(options) ?? options;
        Floor = NewFloor();
        Clock.UntilIdle = () => new ValueTask(Floor.UntilIdleAsync());
    }

    public SimulationClock Clock { get; } = SimulationClock.Virtual(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
    public SimulatorAdapter Simulator { get; }
    public ContactFloor Floor { get; private set; }
    public IContactStore Store { get; }
    public IReadOnlyList<ContactEvent> Events => [.. _events];
    public ConcurrentQueue<FloorChange> Changes { get; } = new();

    /// <summary>What a flow would do with an event.</summary>
    public Func<ContactEvent, Task>? OnEvent { get; set; }

    public static Agent Agent(string id) => new() { Id = id, WorkNumber = "80" + id[1..], Name = "坐席" + id[1..], Groups = ["g1"] };

    public static async Task<FloorRig> StartAsync(IContactStore? store = null, Func<FloorOptions, FloorOptions>? change = null)
    {
        var rig = new FloorRig(store, change);
        await rig.Floor.StartAsync(default);
        return rig;
    }

    /// <summary>The server starts again; lines and phones have stayed as they were.</summary>
    public async Task RestartAsync()
    {
        await Floor.DisposeAsync();
        Floor = NewFloor();
        await Floor.StartAsync(default);
        await Floor.UntilIdleAsync();
    }

    private ContactFloor NewFloor() => new(_options, Simulator, this, Store, Clock, [this], NullLogger<ContactFloor>.Instance);

    async ValueTask IContactEventSink.PublishAsync(ContactEvent happened)
    {
        _events.Enqueue(happened);
        if (OnEvent is { } flow) await flow(happened);
    }

    void IFloorListener.Changed(FloorChange change) => Changes.Enqueue(change);

    public async Task<ContactId> CallAsync(CallerHabits? habits = null, bool answer = true)
    {
        var contact = Simulator.StartCall("13800000001", "8008101992", habits).Id;
        if (answer) await SendAsync(new AnswerContact(contact));
        await Floor.UntilIdleAsync();
        return contact;
    }

    /// <summary>Signs simulated agents in who answer after 3, talk for 20 and wrap up for 5 seconds.</summary>
    public async Task SignInAsync(params string[] agents)
    {
        foreach (var id in agents)
        {
            Simulator.Employ(new SimulatedAgent
            {
                AgentId = id, AnswerAfter = TimeSpan.FromSeconds(3), TalkFor = TimeSpan.FromSeconds(20), WrapUpFor = TimeSpan.FromSeconds(5),
            });
            Simulator.SignIn(id);
            await PassAsync(1);
        }
    }

    public async Task SendAsync(ContactCommand command)
    {
        await Floor.ExecuteAsync(command, $"command-{Interlocked.Increment(ref _keys)}");
        await Floor.UntilIdleAsync();
    }

    public Task SayAsync(ContactId contact, string id, string text = "您好您好", bool interruptible = true) =>
        SendAsync(new PlayPrompt(contact, id, text, null, "zh-CN", null, interruptible));

    public Task EnqueueAsync(ContactId contact, string queue = "q1", int priority = 0) =>
        SendAsync(new EnqueueContact(contact, queue, [], priority, null));

    public async Task PressAsync(ContactId contact, string digits)
    {
        Simulator.Press(contact, digits);
        await Floor.UntilIdleAsync();
    }

    public async Task HangUpAsync(ContactId contact)
    {
        Simulator.HangUp(contact);
        await Floor.UntilIdleAsync();
    }

    public Task PassAsync(double seconds) => Clock.AdvanceAsync(TimeSpan.FromSeconds(seconds));

    public IReadOnlyList<T> Of<T>(ContactId contact) where T : ContactEvent => [.. _events.OfType<T>().Where(e => e.Contact == contact)];

    /// <summary>Event names of a contact, in order.</summary>
    public string Story(ContactId contact) => string.Join(' ', _events.Where(e => e.Contact == contact).Select(e => e.GetType().Name));

    public async Task<ContactRecord> RecordAsync(ContactId contact) =>
        await Floor.ContactAsync(contact) ?? throw new InvalidOperationException($"No contact {contact}.");

    /// <summary>A contact's journal as <c>kind:text</c>.</summary>
    public static IEnumerable<string> Lines(ContactRecord record) => record.Journal.Select(entry => $"{entry.Kind}:{entry.Text}");

    public async Task<AgentState> StateOfAsync(string agent) => (await Floor.AgentAsync(agent))!.State;

    public async ValueTask DisposeAsync() => await Floor.DisposeAsync();
}

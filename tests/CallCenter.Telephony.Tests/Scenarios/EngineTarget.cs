using System.Text.Json;
using CallCenter.Contacts;
using CallCenter.Tasks;
using CallCenter.Telephony.Floor;
using CallCenter.Telephony.Simulator;
using CallCenter.Workflows;
using CallCenter.Workflows.Commands;
using CallCenter.Workflows.Graphs;
using Microsoft.Extensions.Logging.Abstractions;
using SimulatorAdapter = CallCenter.Telephony.Simulator.Simulator;

namespace CallCenter.Telephony.Tests.Scenarios;

/// <summary>A scenario's centre in memory: the flow on the engine, the real floor, simulated lines, a virtual clock.</summary>
internal sealed partial class EngineTarget : IScenarioTarget, ITaskTarget
{
    private readonly SimulationClock _clock;
    private readonly SimulatorAdapter _simulator;
    private readonly ContactFloor _floor;
    private readonly FlowHost _flows;
    private readonly SimulatedCalls _calls;
    private readonly CallerHabits _habits;
    private readonly TaskBox _tasks = new();
    private readonly CentreBooks _books;
    private readonly List<string> _published = [];
    private int _events;

    private EngineTarget(WorkflowGraph graph, ScenarioCentre centre, ScenarioCase it)
    {
        var ids = 0;
        _clock = SimulationClock.Virtual(it.At ?? centre.Clock);
        _habits = new CallerHabits { Message = TimeSpan.FromSeconds(it.Message) };
        _simulator = new SimulatorAdapter(_clock, new SimulatorOptions { NewId = () => $"call-{++ids}" });
        var books = _books = new CentreBooks(centre, _clock);
        _flows = new FlowHost(graph, books, _clock, (command, key) => command switch
        {
            TaskCommand task => _tasks.TakeAsync(task),
            OfferStimulus published => Publish(published.Key.Key),
            ContactCommand contact => _floor!.ExecuteAsync(contact, key),
            _ => throw new NotSupportedException($"A scenario has nobody who carries out {command.GetType().Name}."),
        });
        _floor = new ContactFloor(
            new FloorOptions { Queues = books.Queues, Agents = books.Agents }, _simulator, _flows, new InMemoryContactStore(), _clock, [],
            NullLogger<ContactFloor>.Instance);
        _calls = new SimulatedCalls(_simulator, _floor);
        _clock.UntilIdle = UntilIdleAsync;
    }

    public static async Task<EngineTarget> StartAsync(WorkflowGraph graph, ScenarioCentre centre, ScenarioCase it)
    {
        var target = new EngineTarget(graph, centre, it);
        await target._floor.StartAsync(default);
        foreach (var agent in centre.Agents.Where(agent => it.SignedIn?.Contains(agent.Id) != false))
        {
            target._simulator.Employ(new SimulatedAgent
            {
                AgentId = agent.Id,
                AnswerAfter = agent.AnswersAfter is { } after ? TimeSpan.FromSeconds(after) : null,
                TalkFor = TimeSpan.FromSeconds(agent.TalksFor),
                WrapUpFor = TimeSpan.FromSeconds(agent.WrapsUpFor),
                BackAfter = null,
            });
            target._simulator.SignIn(agent.Id);
        }

        await target.AdvanceAsync(TimeSpan.Zero);
        return target;
    }

    public Task<string> CallAsync(string from, string to) => Task.FromResult(_calls.Start(from, to, _habits).Id.Value);

    public async Task<string> PublishAsync(string name, JsonElement payload)
    {
        var id = new ContactId($"event-{++_events}");
        await _flows.StartAsync(id, name, ValueJson.From(payload));
        return id.Value;
    }

    public bool TakeEvent(string name) => _published.Remove(name);

    public DateTimeOffset Now => _clock.GetUtcNow();

    public IReadOnlyList<HumanTask> Tasks => _tasks.Live;

    public async Task<TaskStep> CompleteAsync(string task, string outcome, string? values)
    {
        var step = _tasks.Complete(task, outcome, values, Now);
        if (step is { Refusal: null, Task: { IsAwaited: true } done })
            await _flows.OfferAsync(new(nameof(TaskCompleted), task), new TaskCompleted(task, outcome, done.Values, done.Claimer!.Id, done.Claimer.Name, Now));
        return step;
    }

    public Task PressAsync(string call, string digits) => Task.FromResult(_calls.Press(new ContactId(call), digits));

    public Task HangUpAsync(string call) => Task.FromResult(_calls.HangUp(new ContactId(call)));

    public Task AdvanceAsync(TimeSpan time) => _clock.AdvanceAsync(time);

    public async Task<ScenarioView> LookAsync(string call)
    {
        // What began by an event has no transcript, only tasks.
        if (await _calls.FindAsync(new ContactId(call)) is not { } view)
            return new("by an event", [.. Tasks.Select(task => ("task", $"{task.Title} · {task.Assignee.Name} · {task.Times.DueAt:O}"))]);
        return new ScenarioView(view.State.ToString(), [.. view.Transcript.Select(entry => (entry.Kind, entry.Text))]);
    }

    public Task<string?> VariableAsync(string call, string name) => Task.FromResult(_flows.Variable(new ContactId(call), name));

    public Task<string?> FlowStatusAsync(string call) => Task.FromResult(_flows.Of(new ContactId(call)) is not { } flow
        ? null
        : flow.Status == Workflows.Instances.InstanceStatus.Running
            ? $"Running, waiting for {string.Join(", ", flow.Bookmarks.Select(b => b.Stimulus?.ToString() ?? b.TimerName))}"
            : flow.Incidents.Count > 0 ? $"Faulted: {flow.Incidents[0].Message}" : flow.SubStatus.ToString());

    public async ValueTask DisposeAsync()
    {
        await _floor.DisposeAsync();
        _flows.Dispose();
    }

    /// <summary>Who is started by it is played in a scenario of its own.</summary>
    private Task Publish(string name)
    {
        _published.Add(name);
        return Task.CompletedTask;
    }

    private async ValueTask UntilIdleAsync()
    {
        do await _floor.UntilIdleAsync();
        while (!_floor.IsIdle || !_flows.IsIdle);
    }
}

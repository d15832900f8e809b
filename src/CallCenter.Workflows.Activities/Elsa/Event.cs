namespace CallCenter.Workflows.Activities.Elsa;

/// <summary>Waits for a named event, or starts a workflow by it.</summary>
[Activity("Elsa.Event", Categories.Primitives, Kind = ActivityKind.Trigger)]
[Texts("事件", "Event", "等待指定名称的事件。", "Waits for an event of that name.")]
public sealed class Event : Activity
{
    /// <summary>The name of the stimuli that carry events; their payload is a <see cref="Value"/>. See <see cref="EventStimuli"/> for their keys.</summary>
    public const string Stimulus = "Event";

    [Input("事件名称", "Event name")]
    public required string EventName { get; init; }

    [Output("结果", "Result")] public Value Result { get; private set; }

    public override IEnumerable<StimulusKey> TriggerKeys() => [EventStimuli.ToAll(EventName)];

    public override ActivityResult Execute(ActivityContext context) =>
        context.TriggerPayload is Value payload ? Happened(payload) : Wait([.. Addresses(context).Select(key => On(key.Name, key.Key))]);

    public override ActivityResult Resume(ActivityContext context, object? received) => received switch
    {
        Value payload => Happened(payload),
        null => Happened(Value.Null),
        _ => base.Resume(context, received),
    };

    private IEnumerable<StimulusKey> Addresses(ActivityContext context)
    {
        yield return EventStimuli.ToAll(EventName);
        yield return EventStimuli.ToInstance(EventName, context.InstanceId);
        if (context.CorrelationId is { Length: > 0 } correlationId) yield return EventStimuli.ToCorrelated(EventName, correlationId);
    }

    private ActivityResult Happened(Value payload)
    {
        Result = payload;
        return Done();
    }
}

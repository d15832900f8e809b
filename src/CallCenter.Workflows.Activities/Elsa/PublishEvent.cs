using CallCenter.Workflows.Commands;

namespace CallCenter.Workflows.Activities.Elsa;

/// <summary>Publishes a named event: to all, to the instances of a correlation id, or to its own instance.</summary>
[Activity("Elsa.PublishEvent", Categories.Primitives)]
[Texts("发布事件", "Publish Event", "发布事件，唤醒等待它的流程，或启动由它触发的流程。", "Publishes an event, which resumes flows that wait for it and starts those that it triggers.")]
public sealed class PublishEvent : Activity
{
    [Input("事件名称", "Event name")]
    public required string EventName { get; init; }

    [Input("关联标识", "Correlation id", DescriptionZh = "只发给此关联标识的流程；留空发给所有。", DescriptionEn = "Only flows with this correlation id get it; empty is all.")]
    public string? CorrelationId { get; init; }

    [Input("仅本实例", "Local event", DescriptionZh = "只发给本流程实例。", DescriptionEn = "Only this workflow instance gets it.")]
    public bool IsLocalEvent { get; init; }

    [Input("内容", "Payload", Hint = UiHints.MultiLine, DescriptionZh = "事件的内容，即等待者的结果。", DescriptionEn = "What the event carries: the result of whoever waits for it.")]
    public Value Payload { get; init; }

    public override ActivityResult Execute(ActivityContext context)
    {
        var payload = Payload.IsUndefined ? Value.Null : Payload;
        var all = EventStimuli.ToAll(EventName);
        return Done("Done", this switch
        {
            { IsLocalEvent: true } => new OfferStimulus(EventStimuli.ToInstance(EventName, context.InstanceId), null, payload, null),
            { CorrelationId: { Length: > 0 } correlated } => new OfferStimulus(EventStimuli.ToCorrelated(EventName, correlated), all, payload, correlated),
            _ => new OfferStimulus(all, all, payload, null),
        });
    }
}

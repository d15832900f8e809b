using CallCenter.Workflows.Commands;
using CallCenter.Workflows.ControlFlow.Composition;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.Activities.Elsa;

/// <summary>What the activities that start one instance have in common.</summary>
internal static class ChildStart
{
    public static ChildWorkflow Of(ActivityContext context, string definitionId, string? correlationId, ValueRecord? input, bool waits)
    {
        var id = ChildIds.New(context.Now, context.NewGuid());
        var given = new ValueRecord((input?.Count ?? 0) + 1);
        foreach (var (name, value) in input ?? []) given[name] = value;
        given["ParentInstanceId"] = context.InstanceId;
        context.Note("WorkflowDispatched", id);
        return new(id, definitionId, correlationId is { Length: > 0 } ? CorrelationIds.Checked(correlationId) : null, given, waits ? new(id, 0) : null)
        {
            Facts = correlationId is { Length: > 0 } && correlationId == context.ContactOrNull?.Value ? FactsOf(context) : null,
        };
    }

    /// <summary>A child that handles the same contact knows as much of it.</summary>
    private static ValueRecord FactsOf(ActivityContext context)
    {
        var facts = new ValueRecord();
        foreach (var name in (string[])[ContactFacts.ContactFact, ContactFacts.CustomerFact, ContactFacts.AgentFact])
        {
            if (context.GetFact(name) is { IsUndefined: false } fact) facts[name] = fact;
        }

        return facts;
    }

    /// <summary>The end of the instance, whose key is its own id.</summary>
    public static Waitable End(string childId) => new(WorkflowEnded.StimulusOf(childId), null, null);

    public static void ThrowIfRefused(WorkflowsStarted started, string definitionId)
    {
        if (started.Refused.Count == 0) return;
        throw new ActivityFault(
            $"流程 {definitionId} 的启动策略现在不允许再启动一个实例。 / The activation strategy of workflow {definitionId} allows no further instance now.",
            retryable: true, code: "cannot-start");
    }

    public static void NoteEnd(ActivityContext context, WorkflowEnded ended)
    {
        if (ended.SubStatus != InstanceSubStatus.Finished) context.Note($"Child{ended.SubStatus}", ended.InstanceId);
    }
}

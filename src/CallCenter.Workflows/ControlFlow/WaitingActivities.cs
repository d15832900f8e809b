using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow;

/// <summary>
/// Activities as objects with their inputs, for whoever brings a stimulus and must know beforehand what the activity asks of it,
/// such as who may send it. Nothing is run.
/// </summary>
public static class WaitingActivities
{
    /// <summary>The activities of an instance that wait for a stimulus.</summary>
    public static IEnumerable<Activity> Of(WorkflowInstance instance, StimulusKey stimulus) => instance.BookmarkList
        .Where(bookmark => bookmark.Stimulus == stimulus)
        .Select(bookmark => instance.Live.Find(execution => execution.Number == bookmark.ExecutionNumber))
        .Where(execution => execution?.Node.Behaviour is ActivityAdapter)
        .Select(execution => ((ActivityAdapter)execution!.Node.Behaviour).Waiting(execution));

    /// <summary>The activity a workflow would begin with; null when there is no such activity or its inputs need an instance.</summary>
    public static Activity? OfTrigger(WorkflowGraph graph, string activityId) => Try(graph, activityId, activity => activity, out _);

    /// <summary>What keeps an activity from beginning its workflow; null when nothing does that could be told.</summary>
    public static string? WhyNoTrigger(WorkflowGraph graph, string activityId)
    {
        Try(graph, activityId, activity => activity.TriggerKeys().ToList(), out var why);
        return why;
    }

    private static T? Try<T>(WorkflowGraph graph, string activityId, Func<Activity, T> read, out string? why) where T : class
    {
        why = null;
        if (graph.Find(activityId) is not { Behaviour: ActivityAdapter adapter } node) return null;
        try
        {
            return read(adapter.Trigger(node));
        }
        catch (Exception exception) when (exception is ExpressionException or ActivityFault)
        {
            why = exception.Message;
            return null;
        }
    }
}

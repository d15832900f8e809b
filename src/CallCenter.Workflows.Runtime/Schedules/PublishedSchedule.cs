using System.Security.Cryptography;
using System.Text;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Schedules;

namespace CallCenter.Workflows.Runtime.Schedules;

/// <summary>A start activity of a published version that the clock starts.</summary>
/// <param name="Id">The same for all versions in which the activity has the same schedule, so that its rhythm outlives a new version.</param>
public sealed record PublishedSchedule(string Id, PublishedTrigger Trigger, Schedule Schedule)
{
    private const string Prefix = "schedule:";

    /// <summary>What starts its workflow when it has come due.</summary>
    internal StimulusKey DueKey => new("ScheduleDue", Id);

    /// <summary>What its row is found by.</summary>
    internal static StimulusKey RowKey(string id) => new("Schedule", id);

    /// <summary>Whether a timer belongs to a schedule and not to an instance.</summary>
    internal static bool IsIdOfOne(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The schedules of a published version.</summary>
    public static IEnumerable<PublishedSchedule> Of(WorkflowGraph graph)
    {
        var definition = graph.Definition;
        foreach (var (schedule, activityId) in graph.Schedules)
        {
            var identity = $"{definition.DefinitionId}\n{activityId}\n{schedule.GetType().Name}\n{schedule}";
            var id = Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)).AsSpan(0, 20));
            yield return new(id, new(definition.DefinitionId, definition.Id, activityId), schedule);
        }
    }
}

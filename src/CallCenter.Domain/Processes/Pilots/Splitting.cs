using CallCenter.Kpis;

namespace CallCenter.Processes.Pilots;

/// <summary>Whether a KPI can be told apart by arm at all.</summary>
public static class Splitting
{
    /// <summary>Why not; null when it can.</summary>
    public static Why? Obstacle(PilotPlan plan, KpiDefinition kpi)
    {
        if (kpi.Attribution == KpiAttribution.Agent) return null;
        if (kpi.Attribution == KpiAttribution.Centre)
        {
            return new Why(
                $"“{kpi.Name}”统计的是未到坐席的联络，不能按坐席组拆分，因此不作比较。",
                $"\"{kpi.EnglishName}\" counts contacts that may never reach an agent: it cannot be split by group and is not compared.");
        }

        return plan.Queues.FirstOrDefault(queue => IsShared(plan.Design, queue)) is not { } shared ? null : new Why(
            $"“{kpi.Name}”由队列“{shared.Queue}”的所有坐席组共同决定，而该队列同时由试点组和其他组服务，因此不按组拆分，不作比较。",
            $"\"{kpi.EnglishName}\" is the joint work of all groups that serve queue \"{shared.Queue}\", in both arms: it cannot be split and is not compared.");
    }

    private static bool IsShared(PilotDesign design, QueueGroups queue) => design switch
    {
        // All of these groups switch together, so a queue is split by time unless others serve it too.
        PilotDesign.Switchback all => queue.Groups.Any(all.Members.Contains) && !queue.Groups.All(all.Members.Contains),
        PilotDesign.Parallel arms => queue.Groups.Any(arms.Pilots.Contains) && !queue.Groups.All(arms.Pilots.Contains),
        _ => queue.Groups.Any(design.Groups.Contains),
    };
}

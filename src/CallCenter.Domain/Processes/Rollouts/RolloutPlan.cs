namespace CallCenter.Processes.Rollouts;

/// <summary>What must hold before a wave may start. A closed set.</summary>
public abstract record WaveGate
{
    private WaveGate() { }

    /// <summary>So long after the wave before; time on pause does not count.</summary>
    public sealed record Time(TimeSpan After) : WaveGate;

    /// <summary>A KPI of the groups of the wave before has kept its limit since that wave started, or a person says why it may go on all the same.</summary>
    /// <param name="Id">Of the KPI catalogue.</param>
    /// <param name="Limit">The worst that is still well, in the KPI's own scale; null leaves it to a person, as in plans of before there were limits.</param>
    public sealed record Kpi(string Id, double? Limit = null) : WaveGate;

    /// <summary>A person of that role agreed to this wave.</summary>
    public sealed record SignOff(string Role) : WaveGate;

    /// <summary>At least this part of each of the wave's groups has read the version and passed its quiz.</summary>
    public sealed record Trained(double Least) : WaveGate;
}

/// <summary>Groups that get the version together.</summary>
public sealed record Wave(IReadOnlyList<string> Groups, IReadOnlyList<WaveGate> Gates);

/// <summary>How a version comes to all groups.</summary>
public sealed record RolloutPlan(string Id, string Process, string Version, IReadOnlyList<Wave> Waves)
{
    /// <summary>What is wrong with it for these groups; a plan without problems reaches every one of them.</summary>
    /// <param name="all">All groups the process is for.</param>
    public IEnumerable<Why> Problems(IReadOnlyCollection<string> all)
    {
        if (Waves.Count == 0) yield return new Why("没有批次，至少需要一批。", "There is no wave; one is needed at least.");
        for (var wave = 0; wave < Waves.Count; wave++)
        {
            if (Waves[wave].Groups.Count == 0)
                yield return new Why($"第 {wave + 1} 批没有坐席组。", $"Wave {wave + 1} has no group.");
        }

        var planned = Waves.SelectMany(wave => wave.Groups).ToList();
        foreach (var group in planned.GroupBy(group => group).Where(same => same.Count() > 1))
            yield return new Why($"坐席组“{group.Key}”出现多次，只能属于一批。", $"Group \"{group.Key}\" is listed more than once; it belongs to one wave.");
        foreach (var group in planned.Except(all))
            yield return new Why($"没有坐席组“{group}”。", $"There is no group \"{group}\".");
        if (all.Except(planned).ToList() is { Count: > 0 } left)
        {
            yield return new Why(
                $"最后一批之后仍有坐席组没有新版本：{string.Join("、", left)}；请加入某一批。",
                $"After the last wave {string.Join(", ", left)} would still be without the version; add them to a wave.");
        }
    }
}

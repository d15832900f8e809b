using System.Globalization;
using CallCenter.Processes.Pilots;

namespace CallCenter.Processes.Bindings;

/// <summary>All bindings there ever were, in the order they were made; nothing is taken out, so the past can be asked too.</summary>
public sealed record BindingHistory(IReadOnlyList<VersionBinding> Bindings, IReadOnlyList<GroupStay> Stays)
{
    public static BindingHistory Empty { get; } = new([], []);

    public BindingHistory With(params IEnumerable<VersionBinding> bindings) => this with { Bindings = [.. Bindings, .. bindings] };

    /// <summary>Agents keep the arm of the group they were in at the launch, until the decision.</summary>
    public BindingHistory WithStays(IEnumerable<GroupStay> stays) => this with { Stays = [.. Stays, .. stays] };

    /// <summary>Ends all that a source set, also what it set for later; what it covered comes back for new contacts and cases.</summary>
    public BindingHistory Withdraw(string source, DateTimeOffset at, string? group = null) => new(
        [.. Bindings.Select(binding => binding.Source == source && binding.WithdrawnAt is null && (group is null || binding.Group == group)
            ? binding with { WithdrawnAt = at }
            : binding)],
        [.. Stays.Select(stay => stay.Pilot == source && stay.Until > at && (group is null || stay.Group == group) ? stay with { Until = at } : stay)]);

    /// <summary>Which version serves, and why: the narrowest binding that holds, of those the one from latest, of those the one made last.</summary>
    public BindingAnswer Resolve(BindingQuery query)
    {
        var because = new List<Why>();
        var group = GroupOf(query, because);
        VersionBinding? best = null;
        foreach (var binding in Bindings)
        {
            if (binding.Process != query.Process || !binding.HoldsAt(query.At) || !Fits(binding, group, query.Entry)) continue;
            if (best is null || binding.Narrowness > best.Narrowness || (binding.Narrowness == best.Narrowness && binding.From >= best.From)) best = binding;
        }

        because.Add(best is null ? Nothing(query) : Chosen(best));
        because.AddRange(Bindings.Where(binding => binding.Process == query.Process && binding.WithdrawnAt <= query.At && binding.From <= query.At
            && binding.WithdrawnAt > binding.From && Fits(binding, group, query.Entry) && binding.Narrowness >= (best?.Narrowness ?? 0)).Select(Withdrawn));
        return new BindingAnswer(best?.Version, best, because) { Group = group };
    }

    private string? GroupOf(BindingQuery query, List<Why> because)
    {
        var stay = query.AgentId is null ? null : Stays.LastOrDefault(s => s.AgentId == query.AgentId && s.From <= query.At && query.At < s.Until
            && Bindings.Any(binding => binding.Source == s.Pilot && binding.Process == query.Process));
        if (stay is null || stay.Group == query.Group) return query.Group;

        because.Add(new Why(
            $"坐席 {stay.AgentId} 在试点“{stay.Pilot}”开始时属于组“{stay.Group}”，试点期间按该组处理（现在属于“{query.Group}”）。",
            $"Agent {stay.AgentId} was in group \"{stay.Group}\" when pilot \"{stay.Pilot}\" began and counts to it while it runs (now in \"{query.Group}\")."));
        return stay.Group;
    }

    private static bool Fits(VersionBinding binding, string? group, string? entry) =>
        (binding.Group is null || binding.Group == group) && (binding.Entry is null || binding.Entry == entry);

    private static Why Chosen(VersionBinding binding) => new(
        $"版本“{binding.Version}”自 {At(binding.From)} 起绑定到{ZhTarget(binding)}（来源：{binding.Source}）；这是最具体、最新的有效绑定。",
        $"Version \"{binding.Version}\" has been bound to {EnTarget(binding)} since {At(binding.From)} (by {binding.Source}); no binding that holds is narrower or newer.");

    private static Why Withdrawn(VersionBinding binding) => new(
        $"版本“{binding.Version}”曾绑定到{ZhTarget(binding)}（来源：{binding.Source}），已于 {At(binding.WithdrawnAt!.Value)} 撤回。",
        $"Version \"{binding.Version}\" was bound to {EnTarget(binding)} (by {binding.Source}) and withdrawn at {At(binding.WithdrawnAt!.Value)}.");

    private static Why Nothing(BindingQuery query) => new(
        $"流程“{query.Process}”此时没有绑定任何版本；请先为全中心绑定一个版本。",
        $"No version of process \"{query.Process}\" is bound here at that time; bind one for the whole centre first.");

    private static string ZhTarget(VersionBinding binding) => binding switch
    {
        { Group: { } group, Entry: { } entry } => $"组“{group}”和入口“{entry}”",
        { Group: { } group } => $"组“{group}”",
        { Entry: { } entry } => $"入口“{entry}”",
        _ => "全中心",
    };

    private static string EnTarget(VersionBinding binding) => binding switch
    {
        { Group: { } group, Entry: { } entry } => $"group \"{group}\" on entry \"{entry}\"",
        { Group: { } group } => $"group \"{group}\"",
        { Entry: { } entry } => $"entry \"{entry}\"",
        _ => "the whole centre",
    };

    private static string At(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>What a pilot binds.</summary>
public static class PilotBindings
{
    /// <summary>
    /// Every change of every group from the launch to the decision; after it the last one stays until a roll-out or a withdrawal, so
    /// that a version just shown to be good is not taken away over night.
    /// </summary>
    /// <param name="plan">The pilot's.</param>
    /// <param name="zone">Days begin at its midnight.</param>
    public static IReadOnlyList<VersionBinding> Of(PilotPlan plan, TimeZoneInfo zone)
    {
        var bindings = new List<VersionBinding>();
        foreach (var group in plan.Design.Groups)
        {
            bool? before = null;
            for (var day = plan.Launch; day < plan.DecisionOn; day = day.AddDays(1))
            {
                var isPilot = plan.Design.IsPilot(plan, group, day);
                if (isPilot == before) continue;
                before = isPilot;
                bindings.Add(new VersionBinding(plan.Process, isPilot ? plan.PilotVersion : plan.ControlVersion, Midnight(day, zone), plan.Id) { Group = group });
            }
        }

        return bindings;
    }

    /// <summary>Agents as they are grouped at the launch.</summary>
    public static IEnumerable<GroupStay> Stays(PilotPlan plan, IEnumerable<(string AgentId, string Group)> agents, TimeZoneInfo zone) =>
        agents.Where(agent => plan.Design.Groups.Contains(agent.Group)).Select(agent =>
            new GroupStay(agent.AgentId, agent.Group, plan.Id, Midnight(plan.Launch, zone), Midnight(plan.DecisionOn, zone)));

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(1);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}

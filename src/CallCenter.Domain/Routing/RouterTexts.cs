using System.Globalization;
using CallCenter.Agents;
using CallCenter.Queues;

namespace CallCenter.Routing;

/// <summary>The router's reasons in both languages.</summary>
internal static class RouterTexts
{
    private static readonly Dictionary<AgentState, string> Chinese = new()
    {
        [AgentState.Offline] = "离线",
        [AgentState.Available] = "空闲",
        [AgentState.Reserved] = "振铃",
        [AgentState.Busy] = "通话",
        [AgentState.WrapUp] = "话后处理",
        [AgentState.Break] = "小休",
    };

    private static readonly Dictionary<AgentState, Why> States = Chinese.ToDictionary(
        state => state.Key, state => new Why($"坐席状态变为{state.Value}。", $"The agent is now {state.Key}."));

    public static Why Chosen(AgentSlot agent, WaitingContact contact, bool hadTheCustomerLast, DateTimeOffset now)
    {
        var idle = Duration(now - agent.IdleSince);
        var who = $"{agent.Agent.Name} ({agent.Agent.WorkNumber})";
        if (contact.Queue is not { } queue)
        {
            return new Why(
                $"该联络指定转给坐席 {who}（已空闲 {idle}）。",
                $"The contact is meant for agent {who}, idle for {idle}.");
        }

        if (hadTheCustomerLast)
        {
            return new Why(
                $"坐席 {who} 上次接待过这位客户，现在可以接听，优先于队列“{queue.Queue.Name}”的其他坐席。",
                $"Agent {who} had this customer last and is free; that comes before the other agents of queue \"{queue.Queue.Name}\".");
        }

        var match = contact.Demand!.MatchOf(agent);
        return match == 0
            ? new Why(
                $"坐席 {who} 在队列“{queue.Queue.Name}”的空闲坐席中空闲最久（{idle}）；该联络优先级最高、等待最久。",
                $"Agent {who} has been idle longest ({idle}) among the free agents of queue \"{queue.Queue.Name}\"; the contact is next in order.")
            : new Why(
                $"坐席 {who} 在队列“{queue.Queue.Name}”的空闲坐席中技能最匹配（所需技能级别合计 {match}），同等匹配者中空闲最久（{idle}）；该联络优先级最高、等待最久。",
                $"Agent {who} matches the skills best (levels sum to {match}) among the free agents of queue \"{queue.Queue.Name}\" and has been idle longest ({idle}) of those; the contact is next in order.");
    }

    public static Why State(AgentState to, string? reason) => reason is null
        ? States[to]
        : new Why($"坐席状态变为{Chinese[to]}，原因：{reason}。", $"The agent is now {to}, because: {reason}.");

    public static Why Held(AgentSlot agent, TimeSpan atMost) => new(
        $"坐席 {agent.Agent.Name} ({agent.Agent.WorkNumber}) 上次接待过这位客户，最多等待 {Duration(atMost)}。",
        $"Agent {agent.Agent.Name} ({agent.Agent.WorkNumber}) had this customer last; the contact waits for them for at most {Duration(atMost)}.");

    public static Why Relaxed(TimeSpan waited, int by) => new(
        $"已等待 {Duration(waited)}，所需技能级别降低 {by} 级。", $"It has waited {Duration(waited)}: the skill levels required are lowered by {by}.");

    public static Why OverflowsByWait(QueueSlot queue, OverflowRule rule, string target, TimeSpan waited) => new(
        $"在队列“{queue.Queue.Name}”已等待 {Duration(waited)}，{ChineseOf(rule.Kind, target)}。",
        $"It has waited {Duration(waited)} in queue \"{queue.Queue.Name}\": {EnglishOf(rule.Kind, target)}.");

    public static Why OverflowsByLength(QueueSlot queue, OverflowRule rule, string target, int length) => new(
        $"队列“{queue.Queue.Name}”已有 {length} 个联络等待，{ChineseOf(rule.Kind, target)}。",
        $"{length} contacts wait in queue \"{queue.Queue.Name}\" already: {EnglishOf(rule.Kind, target)}.");

    private static string ChineseOf(OverflowKind kind, string target) => kind switch
    {
        OverflowKind.Queue => $"转到队列“{target}”，等待时间保留",
        OverflowKind.Group => $"坐席组“{target}”也可以接听",
        OverflowKind.Voicemail => "转为语音留言",
        _ => "向客户提供回呼",
    };

    private static string EnglishOf(OverflowKind kind, string target) => kind switch
    {
        OverflowKind.Queue => $"it moves to queue \"{target}\" and keeps its waiting time",
        OverflowKind.Group => $"group \"{target}\" may take it too",
        OverflowKind.Voicemail => "it goes to voicemail",
        _ => "the customer is offered a callback",
    };

    public static readonly Why CallerGone = new("客户已挂机或离开队列。", "The contact is gone or left the queue.");
    public static readonly Why DeadlinePassed = new("坐席在限时内没有应答。", "The agent did not answer before the deadline.");
    public static readonly Why AgentLeft = new("坐席离开了空闲状态。", "The agent is no longer available.");

    public static Why UnknownQueue(string queue) => new($"没有名为“{queue}”的队列。", $"There is no queue named \"{queue}\".");

    public static Why QueueFull(QueueSlot queue) => new(
        $"队列“{queue.Queue.Name}”已满（上限 {queue.Queue.Capacity}）。", $"Queue \"{queue.Queue.Name}\" is full (limit {queue.Queue.Capacity}).");

    public static Why Closed(QueueSlot queue, string calendar) => new(
        $"队列“{queue.Queue.Name}”现在不营业（日历“{calendar}”）。", $"Queue \"{queue.Queue.Name}\" is closed now (calendar \"{calendar}\").");

    public static Why NoAgents(QueueSlot queue) => new(
        $"队列“{queue.Queue.Name}”没有已签入且具备所需技能的坐席。", $"Nobody with the skills is signed in to queue \"{queue.Queue.Name}\".");

    public static readonly Why TargetsOffline = new("指定的坐席都没有签入。", "None of the agents it is meant for is signed in.");
    public static readonly Why TargetsBusy = new("指定的坐席都没有空闲或没有接听。", "None of the agents it is meant for is free or took it.");

    private static string Duration(TimeSpan time) => time.ToString(time.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);
}

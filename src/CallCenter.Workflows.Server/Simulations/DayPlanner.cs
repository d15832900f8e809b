using CallCenter.Agents;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Centre.Customers;
using CallCenter.Telephony;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.Api;
using CallCenter.Workflows.Server.Problems;

namespace CallCenter.Workflows.Server.Simulations;

/// <summary>Makes a plan of a wish: with the centre's agents, queues, calendars and customers as they are now.</summary>
public sealed class DayPlanner(DefinitionLibrary definitions, PublishedFlows published, CentreDirectory directory, CustomerStore customers, TimeProvider clock)
{
    private const int HalfHours = 48;
    private const double MostCalls = 50_000;
    private const int MostCustomers = 2_000;
    private static readonly TimeOnly Opens = new(8, 0), Closes = new(22, 0);

    /// <summary>An ordinary weekday of a centre open from 8 to 22: two peaks, at ten and at three.</summary>
    internal static IReadOnlyList<double> Weekday { get; } =
    [
        0.2, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 3, 4, 5.5, 6.5, 7, 6.8, 6, 5,
        4, 3.8, 4.2, 5, 6, 6.4, 6.2, 5.6, 5, 4.4, 3.8, 3.4, 3, 2.8, 2.6, 2.4, 2.2, 2, 1.6, 1.2, 0.8, 0.6, 0.4, 0.3,
    ];

    /// <exception cref="ProblemException">The wish cannot be met; says which part and what would be right.</exception>
    public async Task<DayPlan> PlanAsync(SimulationWanted wanted, CancellationToken cancellationToken)
    {
        Check(wanted);
        var facts = directory.Facts;
        var zone = facts.Calendars.Count > 0 ? facts.Calendars[0].TimeZone : TimeZoneInfo.Utc;
        var date = wanted.Date ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).Date);
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        return new()
        {
            Start = new(midnight, zone.GetUtcOffset(midnight)),
            Seed = wanted.Seed ?? 1,
            Flows = await FlowsAsync(wanted.Drafts ?? [], cancellationToken),
            Arrivals = Arrivals(wanted),
            Lines = await LinesAsync(wanted.Lines, cancellationToken),
            Centre = facts,
            Staff = Staff(wanted.Staff, facts),
            Customers = await CustomersAsync(cancellationToken),
            Callers = Callers(wanted.Callers ?? new()),
        };
    }

    private static void Check(SimulationWanted wanted)
    {
        var callers = wanted.Callers ?? new();
        double?[] shares = [callers.NoInput, callers.WrongKey, callers.HangUp, callers.AcceptCallback, callers.Rate, callers.Known];
        double?[] seconds = [callers.PatienceSeconds, callers.TalkSeconds, callers.WrapUpSeconds, .. (callers.ByQueue?.Values ?? []).SelectMany(times => new double?[] { times.TalkSeconds, times.WrapUpSeconds })];
        var expected = wanted.Calls ?? wanted.Arrivals?.Sum() ?? 0;
        new InputCheck()
            .Require(wanted.Name is null or { Length: <= 200 }, "name", "名称最多 200 字。", "A name has at most 200 characters.")
            .Require(wanted.Arrivals is null || wanted.Arrivals.Count == HalfHours, "arrivals", "来电量须为 48 个半小时各一个数。", "Give one number for each of the day's 48 half hours.")
            .Require(wanted.Arrivals?.All(count => double.IsFinite(count) && count >= 0) ?? true, "arrivals", "来电量不能为负数。", "A number of calls is not negative.")
            .Require(wanted.Arrivals is null || wanted.Arrivals.Sum() > 0, "arrivals", "至少一个半小时要有来电。", "At least one half hour has calls.")
            .Require(double.IsFinite(expected) && expected >= 0 && (wanted.Calls is null || expected >= 1), "calls", "来电数至少为 1。", "There is at least 1 call.")
            .Require(expected <= MostCalls, "calls", $"一天最多模拟 {MostCalls:N0} 个来电。", $"A simulated day has at most {MostCalls:N0} calls.")
            .Require(shares.All(share => share is null or (>= 0 and <= 1)), "callers", "比例为 0 到 1。", "Shares are 0 to 1.")
            .Require(seconds.All(time => time is null or (>= 0 and <= 36_000)), "callers", "时间为 0 到 36000 秒。", "Times are 0 to 36,000 seconds.")
            .Require(callers.Variation is null or (>= 0 and <= 5), "callers", "离散程度为 0 到 5。", "The variation is 0 to 5.")
            .Require(callers.Choices?.Values.All(weight => weight >= 0 && double.IsFinite(weight)) ?? true, "callers", "选择的权重不能为负数。", "The weight of a choice is not negative.")
            .Require(wanted.Lines is null || (wanted.Lines.Count > 0 && wanted.Lines.All(line => PhoneNumber.IsDiallable(line.Number) && line.Weight > 0)), "lines",
                "每条线路需要一个可拨打的号码和大于 0 的权重。", "Each line needs a number that can be dialled and a weight above 0.")
            .Require(wanted.Staff?.All(shift => shift.From != shift.To && shift.Agents is null or >= 0) ?? true, "staff", "班次需要不同的开始和结束时间。", "A shift begins and ends at different times.")
            .Done();
    }

    private static double[] Arrivals(SimulationWanted wanted)
    {
        var shape = wanted.Arrivals ?? Weekday;
        if (wanted.Calls is null && wanted.Arrivals is not null) return [.. shape];
        var scale = (wanted.Calls ?? 2_000) / shape.Sum();
        return [.. shape.Select(weight => weight * scale)];
    }

    private async Task<IReadOnlyList<WorkflowGraph>> FlowsAsync(IReadOnlyList<string> drafts, CancellationToken cancellationToken)
    {
        var flows = new List<WorkflowGraph>();
        foreach (var definitionId in drafts.Distinct())
        {
            // The text and not the library's graph: what is only simulated may still be changed.
            if (await definitions.FindAsync(definitionId, VersionOptions.Latest, cancellationToken) is not { } draft)
                throw new ProblemException(new(ProblemType.InvalidInput, new($"没有流程定义 {definitionId}。", $"There is no workflow definition {definitionId}.")));
            flows.Add(await definitions.CompileAsync(new DefinitionText(draft.Id, definitionId, draft.Version, IsFixed: true, draft.Model.ToJsonString()), cancellationToken));
        }

        foreach (var flow in await published.ListAsync(cancellationToken))
        {
            if (drafts.Contains(flow.DefinitionId)) continue;
            if (await definitions.FindGraphAsync(flow.DefinitionId, VersionOptions.Published, cancellationToken) is { } graph) flows.Add(graph);
        }

        return flows;
    }

    private async Task<IReadOnlyList<DialledLine>> LinesAsync(IReadOnlyList<LineWanted>? wanted, CancellationToken cancellationToken)
    {
        if (wanted is not null) return [.. wanted.Select(line => new DialledLine(PhoneNumber.Normalize(line.Number), line.Weight))];
        var lines = (await published.LinesAsync(cancellationToken)).Where(line => line.DefinitionId is not null).Select(line => new DialledLine(line.Number, 1)).ToList();
        return lines.Count > 0
            ? lines
            : throw new ProblemException(new(ProblemType.InvalidInput, new(
                "没有流程接听中心的号码：请先发布一个接听来电的流程，或在 lines 中给出号码。", "No flow answers any number of the centre: publish one that does, or say which numbers are dialled (lines).")));
    }

    private static List<Shift> Staff(IReadOnlyList<ShiftWanted>? wanted, CentreFacts facts)
    {
        var shifts = new List<Shift>();
        foreach (var shift in wanted ?? [new(null, Opens, Closes)])
        {
            var members = shift.Group is null ? facts.Agents : Members(shift.Group, facts);
            var from = shift.From.ToTimeSpan();
            var to = shift.To > shift.From ? shift.To.ToTimeSpan() : shift.To.ToTimeSpan() + TimeSpan.FromDays(1);
            shifts.AddRange(members.Take(shift.Agents ?? members.Count).Select(agent => new Shift(agent.Id, from, to < TimeSpan.FromDays(1) ? to : TimeSpan.FromDays(1))));
        }

        return shifts;
    }

    private static List<Agent> Members(string group, CentreFacts facts)
    {
        var id = facts.Groups.FirstOrDefault(known => known.Id == group || known.Name == group)?.Id
            ?? throw new ProblemException(new(ProblemType.InvalidInput, new(
                $"没有坐席组“{group}”，现有：{string.Join("、", facts.Groups.Select(known => known.Name))}。", $"There is no group \"{group}\"; there are: {string.Join(", ", facts.Groups.Select(known => known.Name))}.")));
        return [.. facts.Agents.Where(agent => agent.Groups.Contains(id))];
    }

    private async Task<IReadOnlyList<KnownCustomer>> CustomersAsync(CancellationToken cancellationToken)
    {
        var (rows, _) = await customers.SearchAsync(null, 0, MostCustomers, cancellationToken);
        return [.. rows.Where(row => row.Phones.Count > 0).Select(row => new KnownCustomer(row.Id, row.Name, row.Title, row.Level, row.Phones[0].Phone, row.Language, []))];
    }

    private static CallerProfile Callers(CallersWanted wanted)
    {
        var usual = new CallerProfile();
        return usual with
        {
            Patience = wanted.PatienceSeconds switch { null => usual.Patience, 0 => null, var seconds => TimeSpan.FromSeconds(seconds.Value) },
            NoInput = wanted.NoInput ?? usual.NoInput,
            WrongKey = wanted.WrongKey ?? usual.WrongKey,
            HangUp = wanted.HangUp ?? usual.HangUp,
            AcceptCallback = wanted.AcceptCallback ?? usual.AcceptCallback,
            Rate = wanted.Rate ?? usual.Rate,
            Known = wanted.Known ?? usual.Known,
            Choices = wanted.Choices ?? usual.Choices,
            ByQueue = wanted.ByQueue?.ToDictionary(pair => pair.Key, pair => Times(pair.Value)) ?? usual.ByQueue,
            Handling = Times(new(wanted.TalkSeconds ?? usual.Handling.Talk.TotalSeconds, wanted.WrapUpSeconds ?? usual.Handling.WrapUp.TotalSeconds, wanted.Variation ?? usual.Handling.Variation)),
        };
    }

    private static HandlingTimes Times(TimesWanted wanted) => new(TimeSpan.FromSeconds(wanted.TalkSeconds), TimeSpan.FromSeconds(wanted.WrapUpSeconds), wanted.Variation);
}

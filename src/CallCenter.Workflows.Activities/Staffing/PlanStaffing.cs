using System.Globalization;
using CallCenter.Staffing;

namespace CallCenter.Workflows.Activities.Staffing;

/// <summary>Works out how many agents each half hour of a forecast needs; see <see cref="StaffingPlan"/>. It asks nobody.</summary>
[Activity("CallCenter.PlanStaffing", Categories.Staffing)]
[Texts("计算排班人数", "Plan staffing", "按爱尔兰公式计算每半小时要多少坐席才能达到服务水平。", "Works out by Erlang's formulas how many agents each half hour needs.")]
[Outcomes("Planned", "Unreachable")]
public sealed class PlanStaffing : TrafficActivity
{
    [Input("预测", "Forecast", Hint = UiHints.JsonEditor, DefaultSyntax = "Object", DescriptionZh = "“预测话务量”的输出。", DescriptionEn = "The output of \"Forecast traffic\".")]
    public Value Forecast { get; init; }

    [Input("目标服务水平", "Service level", DescriptionZh = "0.8 即八成来电在限时内接听。", DescriptionEn = "0.8 answers four in five in time.")]
    public double ServiceLevel { get; init; } = 0.8;

    [Input("接听限时", "Answered within")] public TimeSpan Within { get; init; } = TimeSpan.FromSeconds(20);

    [Input("平均处理时长", "Handling time", DescriptionZh = "留空取预测所依据日期的平均值。", DescriptionEn = "Left out, the mean of the days the forecast goes by.")]
    public TimeSpan? HandlingTime { get; init; }

    [Input("平均耐心", "Patience", DescriptionZh = "客户平均愿意等多久（Erlang A）；留空视为不会放弃（Erlang C）。", DescriptionEn = "How long callers are ready to wait on average (Erlang A); left out, they never give up (Erlang C).")]
    public TimeSpan? Patience { get; init; }

    [Input("最高占用率", "Highest occupancy")] public double MaxOccupancy { get; init; } = 0.85;

    [Input("缩减率", "Shrinkage", DescriptionZh = "休息、培训、缺勤占付薪时间的比例。", DescriptionEn = "The share of paid time that goes to breaks, training and absence.")]
    public double Shrinkage { get; init; } = 0.3;

    [Input("可用人数", "Agents at most", DescriptionZh = "能排班的人数；留空取服务该队列的坐席数。", DescriptionEn = "How many can be rostered; left out, the agents who serve the queue.")]
    public int? AgentsAtMost { get; init; }

    [Output("排班", "Plan")] public Value Plan { get; private set; }
    [Output("排班表", "Table")] public string? Table { get; private set; }
    [Output("英文排班表", "Table in English")] public string? EnglishTable { get; private set; }
    [Output("最多人数", "Peak")] public int? Peak { get; private set; }

    public override ActivityResult Execute(ActivityContext context)
    {
        var plan = StaffingPlan.Of(VolumesOf(Forecast), Goal());
        Plan = Value.ListOf([.. plan.Select(Record)]);
        (Table, EnglishTable) = (StaffingTable.Write(plan, chinese: true), StaffingTable.Write(plan, chinese: false));
        Peak = plan.Count == 0 ? 0 : plan.Max(slot => slot.Rostered);
        var most = AgentsAtMost ?? (Forecast["agents"] is { IsNumber: true } agents ? (int)agents.Number : int.MaxValue);
        var hours = Figure(plan.Sum(slot => slot.Rostered) * TrafficForecast.HalfHour.TotalHours);
        var zh = $"最多时排班 {Peak} 人，共 {hours} 人时。";
        var en = $"{Peak} agents at the peak, {hours} hours of work in all.";
        if (Peak <= most) return Explain(context, "Planned", zh, en);
        var lacking = plan.Where(slot => slot.Rostered > most).ToList();
        var worst = lacking.MaxBy(slot => slot.Rostered)!.From.ToString("HH:mm", CultureInfo.InvariantCulture);
        return Explain(
            context, "Unreachable", $"{zh}可用 {most} 人，{lacking.Count} 个半小时人手不足，最多缺 {Peak - most} 人（{worst} 起）。",
            $"{en} There are {most}: {lacking.Count} half hours lack people, {Peak - most} at most (from {worst}).");
    }

    private StaffingGoal Goal()
    {
        Require(ServiceLevel is > 0 and < 1, "目标服务水平应在 0 与 1 之间，如 0.8。", "The service level lies between 0 and 1, such as 0.8.");
        Require(Within >= TimeSpan.Zero, "接听限时不能为负。", "The time to answer is not negative.");
        Require(MaxOccupancy is > 0 and <= 1, "最高占用率应大于 0 且不超过 1，如 0.85。", "The highest occupancy is above 0 and at most 1, such as 0.85.");
        Require(Shrinkage is >= 0 and < 1, "缩减率应从 0 到不足 1，如 0.3。", "The shrinkage is from 0 to below 1, such as 0.3.");
        Require(Patience is null || Patience > TimeSpan.Zero, "平均耐心应大于 0；不会放弃请留空。", "Patience is above 0; leave it out when nobody gives up.");
        var handling = HandlingTime ?? (Forecast["handlingSeconds"] is { IsNumber: true } seconds ? TimeSpan.FromSeconds(seconds.Number) : TimeSpan.Zero);
        Require(handling > TimeSpan.Zero, "不知道平均处理时长：请填写，如 PT5M。", "The handling time is not known: give it, such as PT5M.");
        return new(ServiceLevel, Within, handling) { Patience = Patience, MaxOccupancy = MaxOccupancy, Shrinkage = Shrinkage };
    }

    private static Value Record(HalfHourStaffing slot) => Record(
        ("from", Value.Of(slot.From.ToString("HH:mm", CultureInfo.InvariantCulture))), ("contacts", Value.Of(Math.Round(slot.Contacts, 1))), ("load", Value.Of(Math.Round(slot.Load, 2))),
        ("agents", Value.Of(slot.Agents)), ("rostered", Value.Of(slot.Rostered)), ("serviceLevel", Value.Of(Math.Round(slot.ServiceLevel, 4))),
        ("occupancy", Value.Of(Math.Round(slot.Occupancy, 4))));

    private static void Require(bool holds, string zh, string en)
    {
        if (!holds) throw new ActivityFault($"{zh} / {en}");
    }
}

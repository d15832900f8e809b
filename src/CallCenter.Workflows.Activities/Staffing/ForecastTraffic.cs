using System.Globalization;
using CallCenter.Staffing;

namespace CallCenter.Workflows.Activities.Staffing;

/// <summary>Forecasts the contacts of each half hour of a day from the days of the past that are like it; see <see cref="TrafficForecast"/>.</summary>
[Activity("CallCenter.ForecastTraffic", Categories.Staffing)]
[Texts("预测话务量", "Forecast traffic", "由过去同类日期的来电，预测一天每半小时的话务量。", "Forecasts a day's contacts by half hour from the days of the past that are like it.")]
[Outcomes("Forecast", "NoHistory")]
public sealed class ForecastTraffic : TrafficActivity
{
    private const int MostWeeks = 104;
    private const double MostFactor = 100;

    [Input("队列", "Queue", Hint = UiHints.DropDown, OptionsFrom = "queues", DescriptionZh = "留空为全部队列。", DescriptionEn = "All queues when left out.")]
    public string? Queue { get; init; }

    [Input("日期", "Day", DescriptionZh = "如 2026-11-30。", DescriptionEn = "Such as 2026-11-30.", IsTemplate = true)]
    public required string Day { get; init; }

    [Input("参考周数", "Weeks of history")] public int Weeks { get; init; } = 6;

    [Input("增长与活动系数", "Factor", DescriptionZh = "由人员估计，1 表示与往常相同。", DescriptionEn = "Estimated by people; 1 expects as much as usual.")]
    public double Factor { get; init; } = 1;

    [Input("节假日", "Holidays", Hint = UiHints.DropDown, Options = ["Apart|单独预测|Apart from other days", "AsUsual|与平日相同|Like any such weekday"])]
    public string Holidays { get; init; } = nameof(HolidayTreatment.Apart);

    [Output("预测", "Forecast")] public Value Forecast { get; private set; }

    public override ActivityResult Execute(ActivityContext context)
    {
        if (Weeks is < 1 or > MostWeeks) throw new ActivityFault($"参考周数应为 1 到 {MostWeeks}，不是 {Weeks}。 / Weeks of history are 1 to {MostWeeks}, not {Weeks}.");
        if (!(Factor is > 0 and <= MostFactor)) throw new ActivityFault($"系数应大于 0 且不超过 {Figure(MostFactor)}，不是 {Figure(Factor)}。 / The factor is above 0 and at most {Figure(MostFactor)}, not {Figure(Factor)}.");
        if (!Enum.TryParse<HolidayTreatment>(Holidays, out var treatment) || !Enum.IsDefined(treatment))
            throw new ActivityFault($"没有节假日处理方式“{Holidays}”，应为 Apart 或 AsUsual。 / There is no treatment \"{Holidays}\"; Apart or AsUsual is right.");
        return Ask(new AskForecast(QueueOf(Queue), DayOf(Day), Weeks, Factor, treatment));
    }

    public override ActivityResult Resume(ActivityContext context, object? received)
    {
        if (received is not ForecastAnswer answer) return base.Resume(context, received);
        var day = Write(DayOf(Day));
        var total = Math.Round(answer.Volumes.Sum(), 1);
        Forecast = Record(
            ("queue", Value.Of(QueueOf(Queue))), ("queueName", Value.Of(answer.QueueName ?? "全部队列")), ("day", Value.Of(day)), ("factor", Value.Of(Factor)),
            ("basis", Value.ListOf([.. answer.Basis.Select(known => Value.Of(Write(known)))])), ("volumes", ListOf(answer.Volumes)), ("total", Value.Of(total)),
            ("handlingSeconds", answer.HandlingTime is { } handling ? Value.Of(Math.Round(handling.TotalSeconds, 1)) : Value.Null), ("agents", Value.Of(answer.Agents)),
            ("overAt", Value.Of(answer.OverAt.ToString("O", CultureInfo.InvariantCulture))));
        return answer.Volumes.Count == 0
            ? Explain(context, "NoHistory", $"过去没有与 {day} 同类的日期可供参考。", $"No day of the past is like {day}.")
            : Explain(
                context, "Forecast", $"{day} 预计 {Figure(total)} 通，依据过去 {answer.Basis.Count} 个同类日期，系数 {Figure(Factor)}。",
                $"{Figure(total)} contacts are expected on {day}, by {answer.Basis.Count} days like it and a factor of {Figure(Factor)}.");
    }
}

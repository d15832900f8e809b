using CallCenter.Staffing;

namespace CallCenter.Workflows.Activities.Staffing;

/// <summary>Compares a forecast with what came, once the day is over, and says by which factor the next one should be made; see <see cref="ForecastComparison"/>.</summary>
[Activity("CallCenter.CompareForecast", Categories.Staffing)]
[Texts("比较预测与实际", "Compare forecast", "当天结束后比较预测与实际来电，得出误差（WAPE）、偏向和下一次的系数。", "Compares a forecast with what came when the day is over: error (WAPE), bias, and the factor for the next one.")]
[Outcomes("Accurate", "Inaccurate", "TooEarly")]
public sealed class CompareForecast : TrafficActivity
{
    private const int DaysAWeek = 7;

    [Input("预测", "Forecast", Hint = UiHints.JsonEditor, DefaultSyntax = "Object", DescriptionZh = "“预测话务量”的输出。", DescriptionEn = "The output of \"Forecast traffic\".")]
    public Value Forecast { get; init; }

    [Input("允许误差", "Tolerance", DescriptionZh = "加权平均误差 WAPE 的上限，0.1 即一成。", DescriptionEn = "The largest WAPE that is well: 0.1 is one in ten.")]
    public double Tolerance { get; init; } = 0.1;

    [Output("误差", "Error")] public double? Error { get; private set; }
    [Output("偏向", "Bias")] public double? Bias { get; private set; }
    [Output("实际来电", "Actual")] public Value Actual { get; private set; }
    [Output("下一次的系数", "Next factor")] public double? NextFactor { get; private set; }
    [Output("下周同一天", "Next day")] public string? NextDay { get; private set; }

    public override ActivityResult Execute(ActivityContext context)
    {
        if (!(Tolerance >= 0)) throw new ActivityFault("允许误差不能为负，应如 0.1。 / The tolerance is not negative; write it as 0.1.");
        VolumesOf(Forecast);
        return Ask(new AskTraffic(QueueOf(Forecast["queue"].AsString), DayOf(Forecast["day"].AsString)));
    }

    public override ActivityResult Resume(ActivityContext context, object? received)
    {
        if (received is not TrafficAnswer answer) return base.Resume(context, received);
        var day = DayOf(Forecast["day"].AsString);
        if (!answer.IsOver) return Explain(context, "TooEarly", $"{Write(day)} 还没有结束。", $"{Write(day)} is not over yet.");
        var comparison = new ForecastComparison(VolumesOf(Forecast), answer.Arrivals);
        (Error, Bias) = (Rounded(comparison.Error.Value), Rounded(comparison.Bias.Value));
        Actual = ListOf(answer.Arrivals.Select(count => (double)count));
        NextFactor = Rounded(comparison.NextFactor(Forecast["factor"] is { IsNumber: true } factor ? factor.Number : 1));
        NextDay = Write(day.AddDays(DaysAWeek));
        var (expected, came) = (Figure(Math.Round(comparison.Forecast.Sum(), 1)), comparison.Actual.Sum());
        return comparison.Error.Value is { } error
            ? Explain(
                context, error <= Tolerance ? "Accurate" : "Inaccurate",
                $"{Write(day)} 预计 {expected} 通，实际 {came} 通；误差 {Percent(error)}，偏向 {Percent(Bias ?? 0)}，下一次的系数 {Figure(NextFactor ?? 1)}。",
                $"On {Write(day)} {expected} contacts were expected and {came} came: error {Percent(error)}, bias {Percent(Bias ?? 0)}, next factor {Figure(NextFactor ?? 1)}.")
            : Explain(context, comparison.Forecast.Sum() == 0 ? "Accurate" : "Inaccurate", $"{Write(day)} 预计 {expected} 通，实际一通也没有。", $"On {Write(day)} {expected} contacts were expected and none came.");
    }

    private static double? Rounded(double? figure) => figure is { } known ? Math.Round(known, 4) : null;
}

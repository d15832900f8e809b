using System.Globalization;
using CallCenter.Staffing;

namespace CallCenter.Workflows.Activities.Staffing;

/// <summary>A step of forecasting and staffing. A forecast goes from step to step as a record; see <see cref="Record"/>.</summary>
public abstract class TrafficActivity : Activity
{
    [Output("说明", "Explanation")] public string? Explanation { get; protected set; }
    [Output("英文说明", "Explanation in English")] public string? EnglishExplanation { get; protected set; }

    protected ActivityResult Explain(ActivityContext context, string outcome, string zh, string en)
    {
        (Explanation, EnglishExplanation) = (zh, en);
        context.Note("Explained", zh);
        return Done(outcome);
    }

    /// <summary>A queue, or null for all of them.</summary>
    protected static string? QueueOf(string? queue) => string.IsNullOrWhiteSpace(queue) ? null : queue.Trim();

    protected static DateOnly DayOf(string? day) =>
        DateOnly.TryParseExact(day?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
            ? read
            : throw new ActivityFault($"“{day}”不是日期，应如 2026-11-30。 / \"{day}\" is no date; write it as 2026-11-30.");

    protected static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    protected static string Percent(double share) => share.ToString("0.#%", CultureInfo.InvariantCulture);

    protected static string Figure(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>The volumes of a forecast that an earlier step made.</summary>
    protected static IReadOnlyList<double> VolumesOf(Value forecast) =>
        forecast["volumes"].AsList is { Count: TrafficForecast.HalfHours } volumes && volumes.All(volume => volume is { IsNumber: true, Number: >= 0 })
            ? [.. volumes.Select(volume => volume.Number)]
            : throw new ActivityFault("这不是预测结果：请填写“预测话务量”的输出“预测”。 / This is no forecast: give the output Forecast of \"Forecast traffic\".");

    protected static Value ListOf(IEnumerable<double> numbers) => Value.ListOf([.. numbers.Select(number => Value.Of(Math.Round(number, 4)))]);

    protected static Value Record(params ReadOnlySpan<(string Name, Value Value)> members)
    {
        var record = new ValueRecord();
        foreach (var (name, value) in members) record[name] = value;
        return Value.Of(record);
    }
}

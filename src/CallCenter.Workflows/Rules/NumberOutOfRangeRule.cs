using System.Globalization;
using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.Rules;

/// <summary>A number written down lies within the bounds of its input; durations count in seconds.</summary>
public sealed class NumberOutOfRangeRule : IDefinitionRule
{
    public string Id => "number-out-of-range";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var (entry, input, value) in ConstantInputs.Of(context))
        {
            if (double.IsNegativeInfinity(input.Min) && double.IsPositiveInfinity(input.Max)) continue;
            if (!InputConversion.TryConvert(value, input.Type, out var converted, out _) || Number(converted) is not { } number) continue;
            if (number >= input.Min && number <= input.Max) continue;
            var name = RuleContext.NameOf(entry.Node);
            var unit = converted is TimeSpan ? new Text(" 秒", " seconds") : new Text("", "");
            var shown = Value.NumberText(number);
            yield return entry.Error(
                Id, input.Name,
                $"活动“{name}”的“{input.Label.Zh}”（{input.Name}）为 {shown}{unit.Zh}，超出范围：{Zh(input)}{unit.Zh}。",
                $"\"{input.Label.En}\" ({input.Name}) of activity \"{name}\" is {shown}{unit.En}, out of range: it must be {En(input)}{unit.En}.");
        }
    }

    private static double? Number(object? converted) => converted switch
    {
        TimeSpan time => time.TotalSeconds,
        int or long or double or decimal or float => Convert.ToDouble(converted, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string Zh(InputType input) => (double.IsFinite(input.Min), double.IsFinite(input.Max)) switch
    {
        (true, true) => $"应在 {Value.NumberText(input.Min)} 到 {Value.NumberText(input.Max)} 之间",
        (true, false) => $"应不小于 {Value.NumberText(input.Min)}",
        _ => $"应不大于 {Value.NumberText(input.Max)}",
    };

    private static string En(InputType input) => (double.IsFinite(input.Min), double.IsFinite(input.Max)) switch
    {
        (true, true) => $"from {Value.NumberText(input.Min)} to {Value.NumberText(input.Max)}",
        (true, false) => $"at least {Value.NumberText(input.Min)}",
        _ => $"at most {Value.NumberText(input.Max)}",
    };
}

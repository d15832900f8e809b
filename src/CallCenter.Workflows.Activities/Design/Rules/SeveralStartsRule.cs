using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design.Rules;

/// <summary>A drawing begins in one place (7PMG, guideline 3).</summary>
public sealed class SeveralStartsRule : IDesignRule
{
    public string Id => "several-starts";
    public HouseRule Quotes => HouseRule.Guidelines;

    public IEnumerable<Problem> Check(DesignContext context)
    {
        if (context.Charts is not [{ Starts: [_, _, ..] } chart, ..]) yield break;
        var names = chart.Starts.Select(entry => RuleContext.NameOf(entry.Node)).ToList();
        yield return chart.Starts[1].Warning(
            Id, null, $"流程有 {names.Count} 个起点：{string.Join("、", names)}。请只留一个，其余做成单独的流程。",
            $"The flow begins in {names.Count} places: {string.Join(", ", names)}. Keep one, and make the others flows of their own.");
    }
}

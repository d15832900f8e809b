using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design.Rules;

/// <summary>
/// A first version has a budget of steps, decisions and levels; later ones a larger. Above 50 elements more than half of all
/// models have errors (7PMG, guideline 7).
/// </summary>
public sealed class TooMuchForAVersionRule : IDesignRule
{
    private const int MostLevels = 4;

    public string Id => "too-much-for-a-version";
    public HouseRule Quotes => HouseRule.Simplicity;

    public IEnumerable<Problem> Check(DesignContext context)
    {
        var (mostSteps, mostDecisions) = context.IsFirstVersion ? (30, 8) : (50, 15);
        var steps = context.Nodes.Count(entry => entry.Type is not { IsContainer: true });
        var decisions = context.Of("Elsa.FlowDecision", "Elsa.FlowSwitch", "Elsa.If", "Elsa.Switch", "CallCenter.Menu").Count();
        var levels = context.Nodes.Max(entry => entry.Node.NodeId.Count(c => c == ':'));
        var (zhWhich, enWhich) = context.IsFirstVersion ? ("第一个版本", "A first version") : ("一个版本", "A version");
        if (steps > mostSteps)
            yield return Warn($"流程有 {steps} 个步骤，{zhWhich}不宜超过 {mostSteps} 个。请拆成子流程，或先做主要部分。", $"The flow has {steps} steps. {enWhich} should have no more than {mostSteps}: move parts into flows of their own, or begin with the main one.");
        if (decisions > mostDecisions)
            yield return Warn($"流程有 {decisions} 处判断，{zhWhich}不宜超过 {mostDecisions} 处。请先覆盖常见情况。", $"The flow decides in {decisions} places. {enWhich} should in no more than {mostDecisions}: cover the common cases first.");
        if (levels > MostLevels)
            yield return Warn($"流程嵌套 {levels} 层，不宜超过 {MostLevels} 层。请把内层做成单独的流程。", $"The flow nests {levels} levels deep; no more than {MostLevels} can be read. Make the inner ones flows of their own.");
    }

    private Problem Warn(string zh, string en) => new(Id, Severity.Warning, null, null, null, new(zh, en));
}

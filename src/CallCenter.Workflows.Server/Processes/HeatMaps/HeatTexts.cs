namespace CallCenter.Workflows.Server.Processes.HeatMaps;

/// <summary>Why a heat map has nothing to show, and what to do.</summary>
internal static class HeatTexts
{
    public static readonly Why NeverRan = new(
        "这张流程图还没有运行结束过。发布它并让它接一次电话（设计 → 试拨），再来看热力图。",
        "This drawing has not run to an end yet. Publish it, let it answer a call (Designer, Try a call), and look again.");

    public static readonly Why NobodysArm = new(
        "该期间的运行都不属于试点的任何一组：只有启动之后、由参与试点的技能组接起的联络才算。请选择启动之后的日期，或不选试点查看全部。",
        "No run of the period belongs to an arm of the pilot: only contacts count that an agent of its groups took after its launch. Choose days after the launch, or leave the pilot out to see all runs.");

    public static Why StillCounting(int runs) => new(
        $"还有 {runs} 次已结束的运行正在统计，请稍候刷新。", FormattableString.Invariant($"{runs} runs that have ended are still being counted. Look again in a moment."));

    public static Why OtherDays(DateOnly first, DateOnly last) => new(
        $"该期间没有已结束的运行。有数据的日期是 {first:yyyy-MM-dd} 至 {last:yyyy-MM-dd}，请选择其中的日期。",
        $"No run that began in the period has ended. There are figures from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}: choose days of these.");
}

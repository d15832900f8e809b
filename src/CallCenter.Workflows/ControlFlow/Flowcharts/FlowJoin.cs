using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow.Flowcharts;

/// <summary>How a join waits for its inbound connections.</summary>
public enum JoinMode
{
    /// <summary>Runs when all were followed.</summary>
    WaitAll,

    /// <summary>Runs when all that can still come have come.</summary>
    WaitAllActive,

    /// <summary>Runs at the first and cancels the others.</summary>
    WaitAny,
}

/// <summary>Brings branches of a flowchart together; the flowchart itself does the waiting.</summary>
[Activity("Elsa.FlowJoin", Categories.Branching)]
[Texts("汇合", "Join", "等待分支汇合后继续", "Waits for branches to come together")]
[Input("模式", "Mode", Name = "Mode", Type = typeof(JoinMode), Default = "WaitAny", Hint = UiHints.DropDown,
    Options = ["WaitAny|任一到达|Wait any", "WaitAll|全部到达|Wait all", "WaitAllActive|所有活动分支到达|Wait all active"],
    DescriptionZh = "任一到达：第一个分支到达即继续，并取消其余分支", DescriptionEn = "Wait any: the first branch goes on, the others are cancelled")]
public sealed class FlowJoin : ControlActivity
{
    internal JoinMode Mode { get; private set; } = JoinMode.WaitAny;

    protected internal override void Bind(NodeCompiler compiler)
    {
        if (compiler.Input("mode") is not { IsConstant: true } mode) return;
        if (InputConversion.TryConvert(mode.Evaluate(NoScope.Instance), typeof(JoinMode), out var value, out _) && value is JoinMode given) Mode = given;
    }

    protected internal override void Execute(Step step, Execution self) => step.Complete(self);
}

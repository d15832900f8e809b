using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow.Flowcharts;

/// <summary>Where a flowchart begins.</summary>
[Activity("Elsa.Start", Categories.Flow, IsStart = true)]
[Texts("开始", "Start", "流程图的起点", "Where the flowchart begins")]
public sealed class Start : ControlActivity
{
    protected internal override void Execute(Step step, Execution self) => step.Complete(self);
}

/// <summary>Ends the flowchart it is in.</summary>
[Activity("Elsa.End", Categories.Flow, IsTerminal = true)]
[Texts("结束", "End", "结束所在的流程图", "Ends the flowchart it is in")]
public sealed class End : ControlActivity
{
    protected internal override void Execute(Step step, Execution self) => step.Complete(self);
}

/// <summary>Ends the whole workflow.</summary>
[Activity("Elsa.Finish", Categories.Primitives, IsTerminal = true)]
[Texts("完成", "Finish", "结束整个流程", "Ends the whole workflow")]
public sealed class Finish : ControlActivity
{
    protected internal override void Execute(Step step, Execution self)
    {
        step.JournalRan(self);
        step.Finish(InstanceSubStatus.Finished);
    }
}

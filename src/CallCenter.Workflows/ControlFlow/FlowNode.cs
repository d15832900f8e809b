using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow;

/// <summary>Holds one activity, so that a part of a drawing can be folded away.</summary>
[Activity("Elsa.FlowNode", Categories.Flow)]
[Texts("容器", "Container", "容纳一个活动", "Holds one activity")]
[EmbeddedPort("Body")]
public sealed class FlowNode : ControlActivity
{
    private CompiledNode? _body;

    protected internal override void Bind(NodeCompiler compiler) => _body = compiler.Child("body");

    protected internal override void Execute(Step step, Execution self)
    {
        if (_body is not null) step.Schedule(_body, self);
        else step.Complete(self);
    }

    protected internal override void ChildCompleted(Step step, Execution self, Execution child, IReadOnlyList<string> outcomes) => step.Complete(self, outcomes);
}

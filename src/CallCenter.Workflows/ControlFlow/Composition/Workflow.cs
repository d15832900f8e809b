using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow.Composition;

/// <summary>Holds a root activity, as workflows written in Elsa's code do when they are exported.</summary>
[Activity("Elsa.Workflow", Categories.Workflows, IsBrowsable = false, IsContainer = true)]
[Texts("工作流", "Workflow", "容纳一个根活动", "Holds a root activity")]
[EmbeddedPort("Root", IsBrowsable = false)]
public sealed class Workflow : ControlActivity
{
    private CompiledNode? _root;

    protected internal override void Bind(NodeCompiler compiler) => _root = compiler.Child("root");

    protected internal override void Execute(Step step, Execution self)
    {
        if (_root is not null) step.Schedule(_root, self);
        else step.Complete(self);
    }

    protected internal override void ChildCompleted(Step step, Execution self, Execution child, IReadOnlyList<string> outcomes) => step.Complete(self, outcomes);
}

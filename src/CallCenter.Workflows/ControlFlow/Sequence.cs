using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow;

/// <summary>Runs its activities one after another.</summary>
[Activity("Elsa.Sequence", Categories.Workflows, IsContainer = true)]
[Texts("顺序", "Sequence", "依次执行活动", "Runs activities one after another")]
public sealed class Sequence : ControlActivity
{
    private IReadOnlyList<CompiledNode> _children = [];

    protected internal override void Bind(NodeCompiler compiler) => _children = compiler.Children("activities");

    protected internal override void Execute(Step step, Execution self)
    {
        var first = 0;
        if (step.TriggerNode is { } trigger)
        {
            for (var i = 0; i < _children.Count; i++)
            {
                if (_children[i].Contains(trigger)) first = i;
            }
        }

        Next(step, self, first);
    }

    protected internal override void ChildCompleted(Step step, Execution self, Execution child, IReadOnlyList<string> outcomes) =>
        Next(step, self, child.Node.Behaviour is Looping.Break ? _children.Count : child.Tag + 1);

    internal override int? MigrateTag(ControlActivity from, Execution child, CompiledNode childTo)
    {
        for (var index = 0; index < _children.Count; index++)
        {
            if (ReferenceEquals(_children[index], childTo)) return index;
        }

        return null;
    }

    private void Next(Step step, Execution self, int index)
    {
        if (index < _children.Count) step.Schedule(_children[index], self, index);
        else step.Complete(self);
    }
}

using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow.Looping;

/// <summary>Runs its body for all items side by side and waits for all.</summary>
[Activity("Elsa.ParallelForEach", Categories.Looping)]
[Texts("并行逐项", "Parallel For Each", "对列表中所有项同时执行并等待全部完成", "Runs its body for all items side by side")]
[EmbeddedPort("Body")]
[Input("列表", "Items", Name = "Items", Type = typeof(ValueList), Hint = UiHints.MultiLine, DefaultSyntax = "JavaScript")]
public sealed class ParallelForEach : Loop
{
    protected internal override void Execute(Step step, Execution self)
    {
        var items = Items.Of(self.Inputs![0]);
        for (var index = 0; index < items.Count && Body is not null; index++)
        {
            var child = step.Schedule(Body, self, index);
            child.Locals = new ValueRecord(2) { ["CurrentValue"] = items[index], ["CurrentIndex"] = index };
        }

        if (self.LiveChildren == 0) step.Complete(self);
    }

    protected internal override void ChildCompleted(Step step, Execution self, Execution child, IReadOnlyList<string> outcomes)
    {
        if (self.LiveChildren == 0) step.Complete(self);
    }
}

using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow.Composition;

/// <summary>
/// A workflow that runs as an activity of another, in the same instance: with its own variables and inputs; its outputs are
/// the activity's, and the outcomes its Complete gives are the activity's outcomes.
/// </summary>
public sealed class WorkflowActivity : ControlActivity
{
    private CompiledNode? _root;

    protected internal override void Bind(NodeCompiler compiler) => _root = compiler.Child(InlinedWorkflow.Port);

    protected internal override void Execute(Step step, Execution self)
    {
        var workflow = self.Node.Type!.Workflow!;
        if (_root is null)
        {
            throw new ActivityFault(
                $"Workflow \"{workflow.Name}\" contains itself as an activity and would never end. Use Elsa.DispatchWorkflow to start another instance of it.");
        }

        self.Locals = new ValueRecord(workflow.Inputs.Count);
        for (var i = 0; i < workflow.Inputs.Count; i++)
            self.Locals[workflow.Inputs[i].Name] = ValueConversion.ToAlias(self.Inputs![i], workflow.Inputs[i].TypeName, workflow.Inputs[i].IsArray);
        self.Control = new GivenOutputs([]);
        step.Schedule(_root, self);
    }

    protected internal override void ChildCompleted(Step step, Execution self, Execution child, IReadOnlyList<string> outcomes) => End(step, self, null);

    protected internal override ControlState Load(Value saved) => new GivenOutputs(saved.AsRecord ?? []);

    /// <summary>The outputs that were given so far.</summary>
    internal static ValueRecord OutputsOf(Execution self) => ((GivenOutputs)self.Control!).Values;

    /// <summary>Ends by outcomes; without any by Done.</summary>
    internal static void End(Step step, Execution self, IReadOnlyList<string>? outcomes)
    {
        var outputs = OutputsOf(self);
        if (outputs.Count > 0) step.KeepOutputs(self, outputs);
        step.Complete(self, outcomes is { Count: > 0 } ? outcomes : null);
    }

    private sealed class GivenOutputs(ValueRecord values) : ControlState
    {
        public ValueRecord Values { get; } = values;

        public override Value Save() => Value.Of(Values);
    }
}

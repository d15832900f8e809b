using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow.Looping;

/// <summary>An activity that runs its body again and again; Break ends the innermost one.</summary>
public abstract class Loop : ControlActivity
{
    protected CompiledNode? Body { get; private set; }

    protected internal override void Bind(NodeCompiler compiler) => Body = compiler.Child("body");

    /// <summary>A variable that a loop gives its body.</summary>
    protected static VariableDefinition Own(string name) => new(name, name, "Object", false, default, null);
}

/// <summary>How far a loop has come.</summary>
internal sealed class LoopState(double position) : ControlState
{
    public double Position { get; set; } = position;

    public override Value Save() => Position;

    public static LoopState Load(Value saved) => new(saved.Number);
}

/// <summary>Leaves the innermost loop; when there is none around it, the sequence or flowchart it is in.</summary>
[Activity("Elsa.Break", Categories.Looping, IsTerminal = true)]
[Texts("跳出", "Break", "跳出所在的循环", "Leaves the innermost loop")]
public sealed class Break : ControlActivity
{
    protected internal override void Execute(Step step, Execution self)
    {
        var loop = self.Parent;
        while (loop is not null && loop.Node.Behaviour is not Loop) loop = loop.Parent;
        if (loop is null)
        {
            step.Complete(self);
            return;
        }

        step.JournalRan(self);
        step.Complete(loop);
    }
}

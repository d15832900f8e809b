using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow;

/// <summary>
/// Behaviour that belongs to the engine: it owns children, decides their order, or touches variables. One object serves a
/// node of a compiled graph for all instances, so it keeps nothing of a run; that goes into <see cref="Execution"/>.
/// </summary>
public abstract class ControlActivity
{
    /// <summary>Variables that the activity itself gives its children, such as a loop's <c>CurrentValue</c>.</summary>
    protected internal virtual IReadOnlyList<VariableDefinition> OwnVariables => [];

    /// <summary>Inputs are evaluated when the node is reached; a loop that evaluates its own condition says no.</summary>
    protected internal virtual bool EvaluatesInputs => true;

    /// <summary>Called once while the graph is compiled: look children and expressions up here, not in a run.</summary>
    protected internal virtual void Bind(NodeCompiler compiler) { }

    protected internal abstract void Execute(Step step, Execution self);

    /// <summary>A child ended by these outcomes; none when it was cancelled.</summary>
    protected internal virtual void ChildCompleted(Step step, Execution self, Execution child, IReadOnlyList<string> outcomes) { }

    /// <summary>A child goes on waiting, and what these outcomes lead to is to run already.</summary>
    protected internal virtual void ChildReported(Step step, Execution self, Execution child, IReadOnlyList<string> outcomes) { }

    /// <summary>It was stopped while it ran.</summary>
    protected internal virtual void Stopped(Step step, Execution self) { }

    protected internal virtual void Resume(Step step, Execution self, object? received) { }

    /// <summary>Rebuilds the container's memory from what <see cref="ControlState.Save"/> gave.</summary>
    protected internal virtual ControlState? Load(Value saved) => null;

    /// <summary>Whether a person may run a child of it once more beside what runs.</summary>
    internal virtual bool TakesExtraChildren => false;

    /// <summary>Why what it remembers has no meaning in another version of itself; null when it has.</summary>
    /// <param name="from">Its behaviour in the version that the memory is of.</param>
    internal virtual Text? CannotMigrate(ControlActivity from, ControlState state, Migration migration) => null;

    /// <summary>What it remembers, in the terms of this version.</summary>
    internal virtual ControlState? Migrate(ControlActivity from, ControlState state, Migration migration) => Load(state.Save());

    /// <summary>What this version remembers a child by; null when the child has no part in it.</summary>
    internal virtual int? MigrateTag(ControlActivity from, Execution child, CompiledNode childTo) => child.Tag;

    /// <summary>Decides anew what waits, since the drawing has changed around it.</summary>
    internal virtual void Migrated(Step step, Execution self) { }
}

/// <summary>Stands for an activity whose type the catalogue does not know.</summary>
internal sealed class UnknownActivity : ControlActivity
{
    protected internal override void Execute(Step step, Execution self) => throw new ActivityFault(
        $"Activity type {self.Node.Definition.Type} version {self.Node.Definition.Version} is not known here. Replace the activity or install its type.");
}

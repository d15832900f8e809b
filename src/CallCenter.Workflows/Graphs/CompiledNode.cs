using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ControlFlow;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Expressions;

namespace CallCenter.Workflows.Graphs;

/// <summary>A node ready to run: its type found, its expressions compiled, its variables and children looked up.</summary>
public sealed class CompiledNode
{
    internal CompiledNode(ActivityNode definition, ActivityType? type, CompiledNode? parent, int index)
    {
        Definition = definition;
        Type = type;
        Parent = parent;
        Index = index;
        WorkflowAround = parent?.Type?.Workflow is null ? parent?.WorkflowAround : parent;
        RunsInBackground = type?.Kind == ActivityKind.Job || (type?.Kind == ActivityKind.Task && definition.RunAsynchronously);
    }

    public ActivityNode Definition { get; }

    /// <summary>Null when the catalogue does not know the type.</summary>
    public ActivityType? Type { get; }

    public CompiledNode? Parent { get; }

    /// <summary>Its place in <see cref="WorkflowGraph.Nodes"/>.</summary>
    public int Index { get; }

    public string Id => Definition.Id;

    /// <summary>The innermost node around this one that is a workflow of its own; null in the workflow itself.</summary>
    public CompiledNode? WorkflowAround { get; }

    /// <summary>What ran before it is committed before it begins, so that it holds nothing up.</summary>
    internal bool RunsInBackground { get; }

    /// <summary>The id in the graph of an activity that a workflow's author gave an id.</summary>
    internal static string IdIn(CompiledNode? workflow, string id) => workflow is null ? id : $"{workflow.Id}:{id}";

    /// <summary>Its place among the activities of the flowchart it is in.</summary>
    internal int Place { get; set; }

    internal ControlActivity Behaviour { get; set; } = null!;
    internal CompiledChild[] Children { get; set; } = [];
    internal CompiledInput[] Inputs { get; set; } = [];
    internal OutputBinding[] Outputs { get; set; } = [];

    /// <summary>Variables this node gives a scope to, by slot.</summary>
    internal VariableDefinition[] Variables { get; set; } = [];

    /// <summary>Where around its run the state is committed, besides the end of every step.</summary>
    internal CommitPoints Commits { get; set; }

    /// <summary>What of its inputs and outputs the journal keeps; null keeps all.</summary>
    internal JournalRules? Journal { get; set; }

    /// <summary>The names of <see cref="Variables"/> to slots; null when there are none.</summary>
    internal Dictionary<string, int>? VariableSlots { get; set; }

    internal bool Contains(CompiledNode? node)
    {
        for (; node is not null; node = node.Parent)
        {
            if (ReferenceEquals(node, this)) return true;
        }

        return false;
    }

    public override string ToString() => Definition.NodeId;
}

internal readonly record struct CompiledChild(string Port, string? Label, CompiledNode Node);

/// <summary>An input of a node; without an expression the type's default holds.</summary>
internal sealed record CompiledInput(InputType Type, CompiledExpression? Expression, Value Constant)
{
    public bool IsConstant => Expression is null || Expression.IsConstant;
}

/// <summary>Where an output goes besides the activity's own outputs: a variable or an output of the workflow.</summary>
internal sealed record OutputBinding(string OutputName, VariableSlot? Variable, string? WorkflowOutput);

/// <summary>A variable found at compile time.</summary>
/// <param name="Owner">The node whose scope has it; null for the workflow's own.</param>
/// <param name="Slot">Its place there.</param>
/// <param name="Definition">What was declared.</param>
public sealed record VariableSlot(CompiledNode? Owner, int Slot, VariableDefinition Definition);

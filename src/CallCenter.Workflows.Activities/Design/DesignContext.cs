using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design;

/// <summary>What design rules look at.</summary>
public sealed class DesignContext
{
    private static readonly string[] ScriptSteps = ["CallCenter.ScriptSay", "CallCenter.ScriptAsk", "CallCenter.ScriptChoose", "CallCenter.ScriptConfirm"];

    /// <param name="rules">The definition with the types of its nodes.</param>
    /// <param name="isFirstVersion">Of the process: first versions are to be simpler.</param>
    public DesignContext(RuleContext rules, bool isFirstVersion)
    {
        Definition = rules.Definition;
        Nodes = rules.Nodes;
        IsFirstVersion = isFirstVersion;
        Charts = [.. rules.Nodes.Where(entry => entry.Node.Type == "Elsa.Flowchart").Select(entry => new FlowChart(entry, rules.Nodes))];
    }

    public WorkflowDefinition Definition { get; }

    /// <summary>All nodes with their types, parents first.</summary>
    public IReadOnlyList<RuleNode> Nodes { get; }

    public IReadOnlyList<FlowChart> Charts { get; }
    public bool IsFirstVersion { get; }

    /// <summary>Whether it serves a caller, who must not be left hanging.</summary>
    public bool ServesContacts => Nodes.Any(entry => entry.Node.Type is "CallCenter.ContactArrived" or "CallCenter.PlaceCall");

    /// <summary>Whether it is a step of a guided script, which the agent on the line does.</summary>
    public static bool IsScriptStep(ActivityNode node) => ScriptSteps.Contains(node.Type, StringComparer.Ordinal);

    /// <summary>Steps that people do: tasks, and what a script has the agent on the line do.</summary>
    public IEnumerable<RuleNode> StepsByPeople => Of(["CallCenter.HumanTask", .. ScriptSteps]);

    public IEnumerable<RuleNode> Of(params string[] types) => Nodes.Where(entry => types.Contains(entry.Node.Type, StringComparer.Ordinal));

    /// <summary>Whether the input is given: not left out, and not blank.</summary>
    public static bool IsGiven(RuleNode entry, string input) =>
        (entry.Node.Inputs.TryGetValue(input, out var expression) && !IsBlank(expression.Source)) || (entry.Node.Properties.TryGetValue(input, out var value) && !IsBlank(value));

    /// <summary>The input's text where it is the same in every run, else null.</summary>
    public static string? FixedText(RuleNode entry, string input) =>
        entry.Node.Inputs.TryGetValue(input, out var expression) && expression.Type is "Literal" or "Object" ? expression.Source.AsString : null;

    /// <summary>The input's duration where it is the same in every run, else null.</summary>
    public static TimeSpan? FixedTime(RuleNode entry, string input) =>
        entry.Node.Inputs.TryGetValue(input, out var expression) && expression.Type == "Literal" && InputConversion.TryConvert(expression.Source, typeof(TimeSpan), out var time, out _)
            ? (TimeSpan?)time : null;

    /// <summary>The input's list where it is the same in every run, else empty.</summary>
    public static IReadOnlyList<Value> FixedList(RuleNode entry, string input)
    {
        if (!entry.Node.Inputs.TryGetValue(input, out var expression)) return [];
        return Json(expression) is { } value ? value.AsList ?? (IReadOnlyList<Value>)[] : [];
    }

    /// <summary>The input as JSON where it is the same in every run, else null.</summary>
    public static Value? Json(Expression expression)
    {
        if (expression.Type is not ("Object" or "Literal")) return null;
        if (expression.Source.AsString is not { } text) return expression.Source;
        try
        {
            return ValueJson.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static bool IsBlank(Value value) => value.IsNothing || (value.AsString is { } text && string.IsNullOrWhiteSpace(text));
}

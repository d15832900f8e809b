using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ControlFlow.Composition;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow.Primitives;

/// <summary>Names the instance.</summary>
[Activity("Elsa.SetName", Categories.Primitives)]
[Texts("命名", "Set Name", "给运行实例命名", "Names the instance")]
[Input("名称", "Value", Name = "Value", Type = typeof(string))]
public sealed class SetName : ControlActivity
{
    protected internal override void Execute(Step step, Execution self)
    {
        step.Instance.Name = self.Inputs![0].IsNothing ? null : self.Inputs[0].ToString();
        step.Complete(self);
    }
}

/// <summary>Sets the instance's correlation id.</summary>
[Activity("Elsa.Correlate", Categories.Primitives)]
[Texts("关联", "Correlate", "设置关联标识", "Sets the instance's correlation id")]
[Input("关联标识", "Correlation id", Name = "CorrelationId", Type = typeof(string))]
public sealed class Correlate : ControlActivity
{
    protected internal override void Execute(Step step, Execution self)
    {
        step.Instance.CorrelationId = self.Inputs![0].IsNothing ? null : CorrelationIds.Checked(self.Inputs[0].ToString());
        step.Complete(self);
    }
}

/// <summary>Gives the workflow an output.</summary>
[Activity("Elsa.SetOutput", Categories.Composition)]
[Texts("设置输出", "Set Output", "设置流程的输出", "Gives the workflow an output")]
[Input("输出", "Output", Name = "OutputName", Type = typeof(string), Hint = UiHints.OutputPicker, IsRequired = true)]
[Input("值", "Value", Name = "OutputValue", Type = typeof(Value), Hint = UiHints.MultiLine)]
public sealed class SetOutput : ControlActivity
{
    protected internal override void Execute(Step step, Execution self)
    {
        if (self.Inputs![0].AsString is not { Length: > 0 } name) throw new ActivityFault("OutputName is required; choose one of the workflow's outputs.");
        step.SetOutput(self, name, self.Inputs[1].IsUndefined ? Value.Null : self.Inputs[1]);
        step.Complete(self);
    }
}

/// <summary>Ends the branch with a failure of its author's choosing.</summary>
[Activity("Elsa.Fault", Categories.Primitives, IsTerminal = true)]
[Texts("故障", "Fault", "主动报告故障", "Ends with a failure")]
[Input("代码", "Code", Name = "Code", Type = typeof(string))]
[Input("类别", "Category", Name = "Category", Type = typeof(string))]
[Input("类型", "Type", Name = "FaultType", Type = typeof(string))]
[Input("消息", "Message", Name = "Message", Type = typeof(string), Hint = UiHints.MultiLine)]
public sealed class Fault : ControlActivity
{
    protected internal override void Execute(Step step, Execution self)
    {
        string? Of(int input) => self.Inputs![input].IsNothing ? null : self.Inputs[input].ToString();
        throw new ActivityFault(Of(3) ?? "Fault", code: Of(0), category: Of(1), faultType: Of(2));
    }
}

/// <summary>Completes the workflow, or the workflow that runs as an activity, with outcomes.</summary>
[Activity("Elsa.Complete", Categories.Composition, IsTerminal = true)]
[Texts("完成并返回结果", "Complete", "以给定结果完成流程", "Completes the workflow with outcomes")]
[Input("结果", "Outcomes", Name = "Outcomes", Type = typeof(IReadOnlyList<string>), Hint = UiHints.OutcomePicker, DefaultSyntax = "Object")]
public sealed class Complete : ControlActivity
{
    protected internal override void Execute(Step step, Execution self)
    {
        IReadOnlyList<string>? names = null;
        if (InputConversion.TryConvert(self.Inputs![0], typeof(IReadOnlyList<string>), out var outcomes, out _)) names = outcomes as IReadOnlyList<string>;
        var root = self;
        while (root.Parent is { } parent && root.Node.Behaviour is not WorkflowActivity) root = parent;
        step.JournalRan(self);
        if (root.Node.Behaviour is WorkflowActivity) WorkflowActivity.End(step, root, names);
        else step.Complete(root, names);
    }
}

/// <summary>Runs a script; its outcomes are what the script sets.</summary>
[Activity("Elsa.RunJavaScript", Categories.Scripting)]
[Texts("运行脚本", "Run JavaScript", "运行 JavaScript 脚本", "Runs a JavaScript script")]
[Input("脚本", "Script", Name = "Script", Type = typeof(string), Hint = UiHints.CodeEditor)]
[Input("可能的结果", "Possible outcomes", Name = "PossibleOutcomes", Type = typeof(IReadOnlyList<string>), Hint = UiHints.DynamicOutcomes)]
[Output("结果", "Result", Name = "Result", Type = typeof(Value))]
public sealed class RunJavaScript : ControlActivity
{
    private Expressions.CompiledExpression? _script;

    protected internal override void Bind(NodeCompiler compiler)
    {
        if (compiler.Node.Definition.Inputs.TryGetValue("script", out var given))
            _script = compiler.Expression(given.Type == "Literal" ? new("JavaScript", given.Source) : given, template: false);
    }

    protected internal override bool EvaluatesInputs => false;

    protected internal override void Execute(Step step, Execution self)
    {
        step.TakeScriptOutcomes();
        var result = _script is null ? default : step.Evaluate(_script, self);
        step.KeepOutputs(self, new ValueRecord(1) { ["Result"] = result.Kind == ValueKind.Transient ? Value.Null : result });
        step.Complete(self, step.TakeScriptOutcomes());
    }
}

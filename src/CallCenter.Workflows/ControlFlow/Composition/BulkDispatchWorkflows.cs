using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Commands;
using CallCenter.Workflows.ControlFlow.Looping;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow.Composition;

/// <summary>
/// Starts an instance of a workflow for each item. When it waits, it runs a body for each that ended well and for each that
/// faulted or was not allowed to start (one that was cancelled only counts), and goes on after the last; a child counts once,
/// however often it is reported.
/// </summary>
[Activity("Elsa.BulkDispatchWorkflows", Categories.Composition, Kind = ActivityKind.Task)]
[Texts("批量派发流程", "Bulk Dispatch Workflows", "为每一项启动一个流程实例", "Starts an instance of a workflow for each item")]
[EmbeddedPort("ChildCompleted"), EmbeddedPort("ChildFaulted")]
[Outcomes("Completed", "Canceled", ActivityPorts.Done)]
[Input("流程", "Workflow definition", Name = "WorkflowDefinitionId", Type = typeof(string), Hint = UiHints.WorkflowDefinitionPicker, IsRequired = true)]
[Input("列表", "Items", Name = "Items", Type = typeof(ValueList), Hint = UiHints.MultiLine, DefaultSyntax = "JavaScript",
    DescriptionZh = "每一项启动一个实例。", DescriptionEn = "One instance is started for each.")]
[Input("项的输入名", "Default item input key", Name = "DefaultItemInputKey", Type = typeof(string), Default = "Item",
    DescriptionZh = "项以此名传给子流程；项本身是对象时，其成员即为输入。", DescriptionEn = "The input that gets the item; an item that is an object gives its members as inputs.")]
[Input("关联标识函数", "Correlation id function", Name = "CorrelationIdFunction", Type = typeof(string), EvaluatesLater = true,
    DescriptionZh = "对每一项计算关联标识，项为 args.Item。", DescriptionEn = "Computed for each item, which is args.Item.")]
[Input("附加输入", "Input", Name = "Input", Type = typeof(ValueRecord), Hint = UiHints.Dictionary)]
[Input("等待完成", "Wait for completion", Name = "WaitForCompletion", Type = typeof(bool), Default = true)]
[Input("新的跟踪", "Start new trace", Name = "StartNewTrace", Type = typeof(bool), Tab = "Open Telemetry")]
[Input("通道", "Channel", Name = "ChannelName", Type = typeof(string), Hint = UiHints.DropDown)]
public sealed class BulkDispatchWorkflows : ControlActivity
{
    private const int DefinitionInput = 0, ItemsInput = 1, KeyInput = 2, MoreInput = 4, WaitInput = 5;

    private CompiledNode? _completed;
    private CompiledNode? _faulted;
    private CompiledExpression? _correlation;

    protected internal override void Bind(NodeCompiler compiler)
    {
        (_completed, _faulted) = (compiler.Child("childCompleted"), compiler.Child("childFaulted"));
        _correlation = compiler.Input("correlationIdFunction");
    }

    protected internal override void Execute(Step step, Execution self)
    {
        if (self.Inputs![DefinitionInput].AsString is not { Length: > 0 } definitionId)
            throw new ActivityFault("WorkflowDefinitionId is required; choose a workflow.");
        var items = Items.Of(self.Inputs[ItemsInput]);
        if (items.Count == 0)
        {
            step.Complete(self);
            return;
        }

        var waits = Waits(self);
        var key = $"{step.Instance.Id}:{self.Number}";
        var children = new ChildWorkflow[items.Count];
        for (var index = 0; index < children.Length; index++)
        {
            children[index] = new(
                ChildIds.New(step.Now, step.NewGuid()), definitionId, CorrelationOf(step, self, items[index]), InputOf(step, self, items[index]),
                waits ? new(key, index) : null);
        }

        // All that is needed of them from here on is how many there are.
        self.Inputs[ItemsInput] = Value.Null;
        self.Control = new Children(new string(Children.Open, children.Length));
        if (waits) step.WaitFor(self, [new(WorkflowEnded.StimulusOf(key), null, null)]);
        step.Ask(self, new StartWorkflows(step.Instance.Id, children));
        step.NoteSuspended(self);
    }

    protected internal override void Resume(Step step, Execution self, object? received)
    {
        switch (received)
        {
            case WorkflowsStarted started:
                if (!Waits(self)) step.Complete(self);
                else foreach (var refused in started.Refused) ChildEnded(step, self, refused.Index, refused.InstanceId, InstanceSubStatus.Faulted, null);
                break;
            case WorkflowEnded ended:
                // A bookmark that met its stimulus is gone; the next child meets a new one.
                step.WaitFor(self, [new(WorkflowEnded.StimulusOf(ended.Key), null, null)]);
                ChildEnded(step, self, ended.Index, ended.InstanceId, ended.SubStatus, ended.Output);
                break;
            case AskFailed failed: throw new ActivityFault(failed.Message, failed.Retryable);
            default: throw new ActivityFault($"BulkDispatchWorkflows does not wait for {received?.GetType().Name ?? "nothing"}.");
        }
    }

    protected internal override void ChildCompleted(Step step, Execution self, Execution child, IReadOnlyList<string> outcomes) => CompleteAfterLast(step, self);

    protected internal override ControlState Load(Value saved) => new Children(saved.AsString ?? "");

    private void ChildEnded(Step step, Execution self, int index, string instanceId, InstanceSubStatus how, ValueRecord? output)
    {
        if (!((Children)self.Control!).Close(index)) return;
        var body = how switch
        {
            InstanceSubStatus.Faulted => _faulted,
            InstanceSubStatus.Finished => _completed,
            _ => null,
        };
        if (body is null)
        {
            CompleteAfterLast(step, self);
            return;
        }

        step.Schedule(body, self).Locals = new ValueRecord(3)
        {
            ["ChildInstanceId"] = instanceId,
            ["WorkflowSubStatus"] = how.ToString(),
            ["WorkflowOutput"] = output is null ? Value.Null : Value.Of(output),
        };
    }

    private static void CompleteAfterLast(Step step, Execution self)
    {
        if (self.LiveChildren == 0 && ((Children)self.Control!).AllClosed) step.Complete(self, ["Completed", ActivityPorts.Done]);
    }

    private static bool Waits(Execution self) => self.Inputs![WaitInput].IsNothing || Flowcharts.Truth.Of(self.Inputs[WaitInput]);

    private static ValueRecord InputOf(Step step, Execution self, Value item)
    {
        var input = new ValueRecord();
        if (InputConversion.TryConvert(self.Inputs![MoreInput], typeof(ValueRecord), out var more, out _) && more is ValueRecord given)
        {
            foreach (var (name, value) in given) input[name] = value;
        }

        input["ParentInstanceId"] = step.Instance.Id;
        if (item.AsRecord is { } members)
        {
            foreach (var (name, value) in members) input[name] = value;
        }
        else
        {
            input[KeyOf(self)] = item;
        }

        return input;
    }

    private string? CorrelationOf(Step step, Execution self, Value item)
    {
        if (_correlation is null) return null;
        self.Locals = new ValueRecord(1) { ["args"] = Value.Of(new ValueRecord(1) { [KeyOf(self)] = item }) };
        var id = step.Evaluate(_correlation, self);
        self.Locals = null;
        return id.IsNothing ? null : CorrelationIds.Checked(id.ToString());
    }

    private static string KeyOf(Execution self) => self.Inputs![KeyInput].AsString is { Length: > 0 } key ? key : "Item";

    /// <summary>Which of the children have ended, a letter each.</summary>
    private sealed class Children(string states) : ControlState
    {
        public const char Open = '0';
        private const char Closed = '1';

        private readonly char[] _states = states.ToCharArray();
        private int _open = states.Count(state => state == Open);

        public bool AllClosed => _open == 0;

        /// <summary>False when it was closed before.</summary>
        public bool Close(int index)
        {
            if (index < 0 || index >= _states.Length || _states[index] == Closed) return false;
            _states[index] = Closed;
            _open--;
            return true;
        }

        public override Value Save() => new string(_states);
    }
}

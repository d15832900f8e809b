namespace CallCenter.Workflows.Activities;

/// <summary>The designer's input editors.</summary>
public static class UiHints
{
    public const string SingleLine = "singleline";
    public const string MultiLine = "multiline";
    public const string CheckBox = "checkbox";
    public const string DropDown = "dropdown";
    public const string MultiText = "multitext";
    public const string DynamicOutcomes = "dynamic-outcomes";
    public const string CodeEditor = "code-editor";
    public const string JsonEditor = "json-editor";
    public const string VariablePicker = "variable-picker";
    public const string InputPicker = "input-picker";
    public const string OutputPicker = "output-picker";
    public const string OutcomePicker = "outcome-picker";
    public const string SwitchEditor = "switch-editor";
    public const string FlowSwitchEditor = "flow-switch-editor";
    public const string WorkflowDefinitionPicker = "workflow-definition-picker";
    public const string Dictionary = "dictionary";
    public const string DateTimePicker = "datetime-picker";
    public const string CheckList = "checklist";
    public const string HttpStatusCodes = "http-status-codes";
}

/// <summary>The palette's groups, the sections of inputs, and their Chinese names.</summary>
public static class Categories
{
    public const string CallControl = "Call control";
    public const string Dialogue = "Dialogue";
    public const string Queues = "Queues";
    public const string Checks = "Checks";
    public const string Customers = "Customers";
    public const string People = "People";
    public const string Scripts = "Guided scripts";
    public const string Processes = "Processes";
    public const string Staffing = "Staffing";
    public const string Flow = "Flow";
    public const string Branching = "Branching";
    public const string Looping = "Looping";
    public const string ControlFlow = "Control Flow";
    public const string Workflows = "Workflows";
    public const string Console = "Console";
    public const string Primitives = "Primitives";
    public const string Scheduling = "Scheduling";
    public const string Composition = "Composition";
    public const string Scripting = "Scripting";
    public const string Http = "HTTP";
    public const string Diagnostics = "Diagnostics";
    public const string System = "System";

    // Sections of an activity's inputs.
    public const string Security = "Security";
    public const string Upload = "Upload";
    public const string Outcomes = "Outcomes";
    public const string Advanced = "Advanced";

    private static readonly Dictionary<string, string> Chinese = new()
    {
        [CallControl] = "呼叫控制",
        [Dialogue] = "语音交互",
        [Queues] = "排队与路由",
        [Checks] = "检查",
        [Customers] = "客户",
        [People] = "人工任务",
        [Scripts] = "引导话术",
        [Processes] = "流程生命周期",
        [Staffing] = "预测与排班",
        [Flow] = "流程",
        [Branching] = "分支",
        [Looping] = "循环",
        [ControlFlow] = "控制流",
        [Workflows] = "工作流",
        [Console] = "控制台",
        [Primitives] = "基本",
        [Scheduling] = "定时",
        [Composition] = "组合",
        [Scripting] = "脚本",
        [Http] = "HTTP",
        [Diagnostics] = "诊断",
        [System] = "系统",
        [Security] = "安全",
        [Upload] = "上传",
        [Outcomes] = "结果",
        [Advanced] = "高级",
    };

    public static Text TextOf(string category) => new(Chinese.GetValueOrDefault(category, category), category);
}

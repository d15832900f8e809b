using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.ElsaFormat;

/// <summary>The short lists that Studio's settings and editors choose from.</summary>
public static class DesignerLists
{
    private const string Core = ", Elsa.Workflows.Core";

    /// <summary>
    /// The expression types this server evaluates; then, hidden from choice, those that imported flows may contain, because
    /// the designer looks every type up.
    /// </summary>
    public static JsonArray Expressions(string culture) =>
    [
        Expression("Literal", new("字面值", "Literal"), false, culture),
        Expression("Object", new("对象", "Object"), false, culture, "json"),
        Expression("Variable", new("变量", "Variable"), true, culture),
        Expression("Input", new("输入", "Input"), true, culture),
        Expression("JavaScript", new("JavaScript", "JavaScript"), true, culture, "javascript"),
        Expression("Handlebars", new("模板", "Template"), true, culture, "handlebars"),
        .. Hidden.Select(name => Expression(name, new(name, name), false, culture)),
    ];

    private static readonly string[] Hidden = ["Json", "Liquid", "CSharp", "Python", "Delegate", "Secret"];

    public static JsonArray VariableTypes(string culture) =>
    [
        .. Types(new("基本", "Primitives"), culture, ("Object", "任意", "Object"), ("String", "文本", "String"), ("Boolean", "是/否", "Boolean"),
            ("Int32", "整数", "Int32"), ("Int64", "长整数", "Int64"), ("Single", "单精度数", "Single"), ("Double", "小数", "Double"),
            ("Decimal", "十进制数", "Decimal"), ("Guid", "标识", "Guid"), ("DateTime", "日期时间", "DateTime"),
            ("DateTimeOffset", "带时区的时间", "DateTimeOffset"), ("TimeSpan", "时长", "TimeSpan")),
        .. Types(new("字典", "Lookups"), culture, ("StringDictionary", "文本字典", "StringDictionary"), ("ObjectDictionary", "对象字典", "ObjectDictionary")),
        .. Types(new("动态", "Dynamic"), culture, ("JSON", "JSON", "JSON"), ("JsonElement", "JSON 元素", "JsonElement"),
            ("JsonNode", "JSON 节点", "JsonNode"), ("JsonObject", "JSON 对象", "JsonObject")),
    ];

    public static JsonArray StorageDrivers(string culture) =>
    [
        Driver("Elsa.Workflows.WorkflowInstanceStorageDriver" + Core, new("流程实例", "Workflow Instance"), 5, false, culture),
        Driver("Elsa.Workflows.MemoryStorageDriver" + Core, new("内存（挂起后丢失）", "Memory"), 0, false, culture),
        Driver("Elsa.Workflows.Services.WorkflowStorageDriver" + Core, new("流程", "Workflow"), -1, true, culture),
    ];

    public static JsonArray ActivationStrategies(string culture) =>
    [
        Strategy("Elsa.Workflows.ActivationValidators.AllowAlwaysStrategy" + Core, new("总是", "Always"),
            new("总可以启动。", "Always allow starting the workflow."), culture),
        Strategy(Runtime("SingletonStrategy"), new("单例", "Singleton"),
            new("没有运行中的实例时才启动。", "Only when no instance of this workflow is running."), culture),
        Strategy(Runtime("CorrelationStrategy"), new("按关联键", "Correlation"),
            new("没有任何流程以同一关联键在运行时才启动。", "Only when no instance of any workflow is running with the same correlation id."), culture),
        Strategy(Runtime("CorrelatedSingletonStrategy"), new("按关联键单例", "Correlated singleton"),
            new("本流程没有以同一关联键在运行时才启动。", "Only when no instance of this workflow is running with the same correlation id."), culture),
    ];

    public static JsonArray IncidentStrategies(string culture) =>
    [
        Strategy("FaultStrategy", new("出错即停", "Fault"), new("一个活动失败，整个流程即失败。", "The workflow faults when an activity fails."), culture),
        Strategy("ContinueWithIncidentsStrategy", new("带事件继续", "Continue with incidents"),
            new("失败只停其所在分支，其余继续。", "A failure stops only its own branch; the others go on."), culture),
    ];

    /// <summary>The designer preselects the first, so that is the one that changes nothing.</summary>
    public static JsonArray LogPersistenceStrategies(string culture) =>
    [
        Persistence("Inherit", new("继承", "Inherit"), new("沿用上一级的设置。", "As the level above says."), culture),
        Persistence("Include", new("记录", "Include"), new("记录输入输出。", "Keep inputs and outputs."), culture),
        Persistence("Exclude", new("不记录", "Exclude"), new("不记录输入输出。", "Keep no inputs and outputs."), culture),
        Persistence("Configuration", new("按配置", "Configuration"), new("按服务器配置。", "As the server's configuration says."), culture),
    ];

    /// <summary>Every wait is committed anyway; these add commits within a run that does not wait.</summary>
    public static JsonArray WorkflowCommitStrategies(string culture) =>
    [
        Commit("WorkflowExecuting", new("开始前", "Workflow executing"), new("运行第一个活动之前提交。", "Commits before the first activity runs."), culture),
        Commit("WorkflowExecuted", new("运行后", "Workflow executed"), new("运行到等待或结束时提交，不设置时也是如此。", "Commits when the run waits or ends, as it does without a strategy."), culture),
        Commit("ActivityExecuting", new("每个活动之前", "Activity executing"), new("每个活动运行之前提交。", "Commits before each activity."), culture),
        Commit("ActivityExecuted", new("每个活动之后", "Activity executed"), new("每个活动运行之后提交。", "Commits after each activity."), culture),
    ];

    public static JsonArray ActivityCommitStrategies(string culture) =>
    [
        Commit("CommitAlways", new("前后都提交", "Commit always"), new("此活动运行前后都提交。", "Commits before and after this activity."), culture),
        Commit("CommitNever", new("不另提交", "Commit never"), new("不因此活动另外提交。", "Makes no commit of its own for this activity."), culture),
        Commit("Executing", new("之前", "Executing"), new("此活动运行之前提交。", "Commits before this activity."), culture),
        Commit("Executed", new("之后", "Executed"), new("此活动运行之后提交。", "Commits after this activity."), culture),
    ];

    /// <summary>The one optional part this server has: pushing an instance's progress to its viewer.</summary>
    public static JsonArray Features(string culture) =>
    [
        new JsonObject
        {
            ["name"] = "RealTimeWorkflowUpdates",
            ["namespace"] = "Elsa",
            ["fullName"] = "Elsa.RealTimeWorkflowUpdates",
            ["displayName"] = new Text("实时更新", "Real-time updates").In(culture),
            ["description"] = new Text("流程运行时推送进展。", "Pushes the progress of running workflows.").In(culture),
        },
    ];

    private static string Runtime(string name) => $"Elsa.Workflows.Runtime.ActivationValidators.{name}, Elsa.Workflows.Runtime";

    private static JsonObject Expression(string type, Text name, bool isBrowsable, string culture, string? language = null)
    {
        var properties = new JsonObject();
        if (language is not null) properties["MonacoLanguage"] = language;
        return new JsonObject
        {
            ["type"] = type, ["displayName"] = name.In(culture), ["isSerializable"] = true, ["isBrowsable"] = isBrowsable, ["properties"] = properties,
        };
    }

    private static IEnumerable<JsonNode> Types(Text category, string culture, params IEnumerable<(string Alias, string Zh, string En)> types) =>
        types.Select(type => new JsonObject
        {
            ["typeName"] = type.Alias,
            ["displayName"] = new Text(type.Zh, type.En).In(culture),
            ["category"] = category.In(culture),
            ["description"] = "",
        });

    private static JsonObject Driver(string type, Text name, int priority, bool deprecated, string culture) =>
        new JsonObject { ["typeName"] = type, ["displayName"] = name.In(culture), ["priority"] = priority, ["deprecated"] = deprecated };

    private static JsonObject Commit(string name, Text label, Text description, string culture) =>
        new JsonObject { ["name"] = name, ["displayName"] = label.In(culture), ["description"] = description.In(culture) };

    private static JsonObject Persistence(string name, Text label, Text description, string culture) =>
        Strategy($"Elsa.Workflows.LogPersistence.Strategies.{name}{Core}", label, description, culture);

    private static JsonObject Strategy(string type, Text name, Text description, string culture) =>
        new JsonObject { ["typeName"] = type, ["displayName"] = name.In(culture), ["description"] = description.In(culture) };
}

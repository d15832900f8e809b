using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Design;

/// <content>Steps by people.</content>
internal static partial class DesignCases
{
    public static IEnumerable<DesignCase> People =>
    [
        new("human-task-without-role", "nobody", Task(node => node.Literal("dueIn", "PT4H")), "task"),
        new("human-task-without-role", "a blank one", Task(node => node.Literal("assignee", " ")), "task"),
        new("human-task-without-role", "a role", Task(node => node.Literal("assignee", "TeamLead"))),
        new("human-task-without-role", "worked out by a script", Task(node => node.Script("assignee", "variables.lead"))),
        new("human-task-without-due-time", "none", Task(), "task"),
        new("human-task-without-due-time", "four hours", Task(node => node.Literal("dueIn", "PT4H"))),
        new("human-task-without-due-time", "a script's step without a time", ScriptStep(), "step"),
        new("human-task-without-due-time", "a script's step with one", ScriptStep(node => node.Literal("expectedTime", "PT30S"))),
        new("effort-of-the-executor", "a script's step that is long to say", ScriptStep(node => node.Literal("text", new string('x', 901))), "step"),
        new("verb-object-label", "a script's step called by a noun", ScriptStep(node => node.Called("故障现象")), "step") { OwnWords = "故障现象" },
        new("verb-object-label", "a script's step called by what is done", ScriptStep(node => node.Called("询问故障现象"))),
        new("human-task-without-instructions", "none", Task(), "task"),
        new("human-task-without-instructions", "some", Task(node => node.Literal("instructions", "Call the customer."))),
        new("effort-of-the-executor", "eleven fields", Task(node => node.Json("form", Form(11))), "task"),
        new("effort-of-the-executor", "ten fields", Task(node => node.Json("form", Form(10)))),
        new("effort-of-the-executor", "a long text", Task(node => node.Literal("instructions", new string('x', 901))), "task"),
        new("effort-of-the-executor", "a text of a minute", Task(node => node.Literal("instructions", new string('x', 900)))),
        new("verb-object-label", "a noun in Chinese", Task(node => node.Called("客户信息")), "task") { OwnWords = "客户信息" },
        new("verb-object-label", "a verb in Chinese", Task(node => node.Called("核对客户信息"))),
        new("verb-object-label", "a noun in English", Task(node => node.Called("Notification of the customer")), "task"),
        new("verb-object-label", "a verb in English", Task(node => node.Literal("title", "Notify the customer"))),
        new("complaint-without-acknowledgement", "investigated at once", Task(node => node.Called("Investigate")), "task") { FlowName = "Complaint" },
        new("complaint-without-acknowledgement", "acknowledged", Task(node => node.Called("告知客户已受理"))) { FlowName = "投诉处理" },
        new("complaint-without-acknowledgement", "no complaint", Task(node => node.Called("Investigate"))),
    ];

    private static Flow Task(Action<NodeBuilder>? build = null) => new Flow().Add("task", "CallCenter.HumanTask", build);

    private static Flow ScriptStep(Action<NodeBuilder>? build = null) => new Flow().Add("step", "CallCenter.ScriptSay", node =>
    {
        node.Literal("text", "Say hello.");
        build?.Invoke(node);
    });

    private static string Form(int fields) => $$$"""{"type":"object","properties":{{{{string.Join(',', Enumerable.Range(1, fields).Select(field => $$"""
        "f{{field}}":{"type":"string"}
        """))}}}}}""";
}

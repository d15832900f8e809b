using System.Globalization;

namespace CallCenter.Workflows.Tests.Instances.Frozen;

/// <summary>Definitions as Studio stores them, written shortly.</summary>
internal static class FrozenDrawing
{
    public const string Contact = "call-1";

    private const string Driver = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core";

    public static string Definition(string root, string? variables = null, string mode = "CounterBased", string? incidents = null, string? commits = null) => $$$"""
        {"id":"frozen-v1","definitionId":"frozen","name":"冻结","version":1,"toolVersion":"3.8.0.0","variables":[{{{variables}}}],
        "inputs":[{"type":"String","isArray":false,"name":"who"}],"outputs":[{"type":"Object","isArray":false,"name":"said"}],"outcomes":[],
        "customProperties":{"Flowchart:ExecutionMode":"{{{mode}}}"},
        "options":{"incidentStrategyType":{{{(incidents is null ? "null" : $"\"{incidents}\"")}}},"commitStrategyName":{{{(commits is null ? "null" : $"\"{commits}\"")}}}},"root":{{{root}}} }
        """;

    public static string Variable(string id, string value = "null", string type = "Object", bool isArray = false, string? driver = Driver) => $$"""
        {"id":"{{id}}","name":"{{id}}","typeName":"{{type}}","isArray":{{(isArray ? "true" : "false")}},"value":{{value}},"storageDriverTypeName":{{(driver is null ? "null" : $"\"{driver}\"")}}}
        """;

    /// <summary>An activity; members are given as JSON.</summary>
    public static string Node(string id, string type, string? members = null, bool starts = false) => $$"""
        {"id":"{{id}}","name":"{{id}}","type":"{{type}}","version":1,"customProperties":{"canStartWorkflow":{{(starts ? "true" : "false")}}},"metadata":{}{{(members is null ? "" : "," + members)}}}
        """;

    public static string Input(string name, string value, string syntax = "Literal") => $$"""
        "{{name}}":{"typeName":null,"expression":{"type":"{{syntax}}","value":{{System.Text.Json.JsonSerializer.Serialize(value)}} } }
        """;

    public static string Script(string name, string script) => Input(name, script, "JavaScript");

    public static string Output(string name, string variable) => $$"""
        "{{name}}":{"typeName":"Object","memoryReference":{"id":"{{variable}}"} }
        """;

    public static string Sequence(string id, params string[] activities) =>
        Node(id, "Elsa.Sequence", $"\"activities\":[{string.Join(',', activities)}]");

    public static string Flowchart(string id, string[] activities, params string[] lines) => Node(
        id, "Elsa.Flowchart", $"\"activities\":[{string.Join(',', activities)}],\"connections\":[{string.Join(',', lines.Select(Line))}]");

    /// <summary>Waits for the event of its own name, and keeps what came.</summary>
    public static string Event(string id, string? variable = null) => Node(
        id, "Elsa.Event", Input("eventName", id) + (variable is null ? "" : "," + Output("result", variable)));

    public static string Set(string id, string variable, string script) => Node(
        id, "Elsa.SetVariable", $$"""
        "variable":{"id":"{{variable}}","name":"{{variable}}"},{{Script("value", script)}}
        """);

    public static string Fork(string id, params string[] branches) =>
        Node(id, "Elsa.FlowFork", Input("branches", string.Create(CultureInfo.InvariantCulture, $"[{string.Join(',', branches.Select(branch => $"\"{branch}\""))}]"), "Object"));

    public static string Join(string id, string mode) => Node(id, "Elsa.FlowJoin", Input("mode", mode));

    /// <summary>The contact's arrival, answered.</summary>
    public static string Arrived => Node("arrived", "CallCenter.ContactArrived", Input("number", "*"), starts: true);

    /// <summary><c>"a.Done -> b"</c>; the port may be left out.</summary>
    private static string Line(string line)
    {
        var parts = line.Split("->", StringSplitOptions.TrimEntries);
        var source = parts[0].Split('.', 2);
        return $$"""
            {"source":{"activity":"{{source[0]}}","port":"{{(source.Length == 2 ? source[1] : "Done")}}"},"target":{"activity":"{{parts[1]}}","port":"In"} }
            """;
    }
}

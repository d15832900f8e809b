using System.Globalization;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.Tests.Durability;

namespace CallCenter.Workflows.Benchmarks.Durable;

/// <summary>Flows of four activities, the third of which waits, and that of <see cref="EventsAtOnce"/>; as the designer stores them.</summary>
internal static class BenchFlows
{
    public const string Wait = "wait";
    public const string Delay = "delay";

    /// <summary>Stores the flows, the newest of their versions published.</summary>
    public static Task WriteAsync(IDefinitionStore store, int versions)
    {
        var change = new DefinitionChange();
        foreach (var (id, root) in new[] { (Wait, Root("Bench.Wait")), (Delay, Root("Bench.Delay")), (EventsAtOnce.Definition, EventsAtOnce.Model["root"]!) })
        {
            for (var version = 1; version <= versions; version++) change.Saved.Add(Stored(id, version, isLatest: version == versions, root));
        }

        return store.WriteAsync(change, default);
    }

    public static string VersionId(string definitionId, int version) => string.Create(CultureInfo.InvariantCulture, $"{definitionId}:{version}");

    private static StoredDefinition Stored(string id, int version, bool isLatest, JsonNode root) => new(
        VersionId(id, version), id, id, null, version, isLatest, IsPublished: isLatest, IsReadonly: false, IsSystem: false, DateTimeOffset.UnixEpoch,
        new JsonObject { ["name"] = id, ["variables"] = Variables(), ["root"] = root.DeepClone() }) { IsFixed = true };

    private static JsonArray Variables() => [.. new[] { "greeting", "level", "rating", "caller" }
        .Select(name => new JsonObject { ["id"] = name, ["name"] = name, ["typeName"] = "Object", ["storageDriverTypeName"] = "WorkflowInstanceStorageDriver" })];

    private static JsonObject Root(string waiting)
    {
        JsonObject[] nodes = [Set("greeting", "您好，欢迎致电服务热线"), Set("level", "2"), Node("wait", waiting), Set("rating", "5")];
        var connections = nodes.Zip(nodes.Skip(1), (from, to) => new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = (string)from["id"]!, ["port"] = "Done" },
            ["target"] = new JsonObject { ["activity"] = (string)to["id"]!, ["port"] = "In" },
        });
        return new()
        {
            ["id"] = "root", ["nodeId"] = "Workflow1:root", ["type"] = "Elsa.Flowchart", ["version"] = 1,
            ["activities"] = new JsonArray([.. nodes]), ["connections"] = new JsonArray([.. connections]),
        };
    }

    private static JsonObject Set(string variable, string value)
    {
        var node = Node(variable, "Elsa.SetVariable");
        node["variable"] = new JsonObject { ["id"] = variable, ["name"] = variable };
        node["value"] = new JsonObject { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };
        return node;
    }

    private static JsonObject Node(string id, string type) =>
        new() { ["id"] = id, ["nodeId"] = $"Workflow1:root:{id}", ["name"] = id, ["type"] = type, ["version"] = 1 };
}

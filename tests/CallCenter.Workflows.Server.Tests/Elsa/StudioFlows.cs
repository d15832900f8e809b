using System.Text.Json.Nodes;
using CallCenter.Workflows.ElsaFormat;

namespace CallCenter.Workflows.Server.Tests.Elsa;

/// <summary>Bodies as Studio sends them.</summary>
internal static class StudioFlows
{
    /// <summary>What the create dialog sends.</summary>
    public static JsonObject Create(string name) => DefinitionJson.Parse($$"""
        {"model":{"definitionId":null,"name":"{{name}}","description":"","toolVersion":"3.8.0.0","variables":null,"inputs":null,"outputs":null,"outcomes":null,
         "customProperties":null,"isReadonly":false,"options":null,"root":{"id":"f1","type":"Elsa.Flowchart","version":1,"name":"Flowchart1"},
         "links":null,"createdAt":"0001-01-01T00:00:00+00:00","version":1,"isLatest":false,"isPublished":false,"id":null},"publish":null}
        """);

    /// <summary>A save of what was served, with these activities and connections in the flowchart.</summary>
    public static JsonObject Save(JsonObject definition, string activities, string connections = "[]", bool publish = false)
    {
        var model = definition.DeepClone().AsObject();
        model["root"]!["activities"] = JsonNode.Parse(activities);
        model["root"]!["connections"] = JsonNode.Parse(connections);
        return new() { ["model"] = model, ["publish"] = publish };
    }

    public const string Naming = """[{"id":"a","name":"Name it","type":"Elsa.SetName","version":1,"value":{"typeName":null,"expression":{"type":"Literal","value":"Hello"}},"metadata":{"designer":{"position":{"x":1,"y":2}}},"customProperties":{}}]""";

    /// <summary>Asks for a key and so waits.</summary>
    public const string Waiting = """
        [{"id":"a","name":"Name it","type":"Elsa.SetName","version":1,"value":{"expression":{"type":"Literal","value":"Hello"}}},
         {"id":"m","name":"Main menu","type":"CallCenter.Menu","version":1,"prompt":{"expression":{"type":"Literal","value":"Press 1"}},"choices":{"expression":{"type":"Object","value":"[\"1 Bill\"]"}}}]
        """;

    public const string FromNamingToMenu = """[{"source":{"activity":"a","port":"Done"},"target":{"activity":"m","port":"In"}}]""";
}

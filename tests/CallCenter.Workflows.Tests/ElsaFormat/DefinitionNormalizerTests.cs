using System.Text.Json.Nodes;
using CallCenter.Workflows.ElsaFormat;

namespace CallCenter.Workflows.Tests.ElsaFormat;

public sealed class DefinitionNormalizerTests
{
    [Fact]
    public void Normalize_BareRootOfANewFlow_IsWhole()
    {
        var model = Normalized("""{"name":"N","variables":null,"inputs":null,"outputs":null,"outcomes":null,"customProperties":null,"options":null,"root":{"id":"f","type":"Elsa.Flowchart","version":1,"name":"Flowchart1"}}""");

        Assert.Equal(
            """{"name":"N","variables":[],"inputs":[],"outputs":[],"outcomes":[],"customProperties":{},"options":{"autoUpdateConsumingWorkflows":false},"root":{"id":"f","type":"Elsa.Flowchart","version":1,"name":"Flowchart1","nodeId":"Workflow1:f","metadata":{},"customProperties":{},"activities":[],"connections":[],"variables":[]}}""",
            model.ToJsonString());
    }

    [Fact]
    public void Normalize_MissingIdsAndNames_AreGivenAndUnique()
    {
        var model = Normalized("""
            {"root":{"type":"Elsa.Sequence","activities":[{"type":"Elsa.WriteLine"},{"type":"Elsa.WriteLine","name":"WriteLine1"},{"type":"Elsa.If","version":1,"then":{"type":"Elsa.WriteLine"}}]}}
            """);

        var nodes = ActivityJson.Flatten(model["root"]!.AsObject()).ToList();
        Assert.Equal(["Sequence1", "WriteLine2", "WriteLine1", "If1", "WriteLine3"], nodes.Select(node => node.Activity.Text("name")));
        Assert.Equal(5, nodes.Select(node => node.Activity.Text("id")).Distinct().Count());
        Assert.All(nodes, node => Assert.Equal(node.NodeId, node.Activity.Text("nodeId")));
    }

    [Fact]
    public void Normalize_WrongNodeIds_AreComputedAnew()
    {
        var model = Normalized("""{"root":{"id":"r","nodeId":"Workflow2:r","type":"Elsa.Sequence","version":1,"activities":[{"id":"a","nodeId":"elsewhere","type":"Elsa.WriteLine","version":1}]}}""");

        Assert.Equal("Workflow1:r:a", model["root"]!["activities"]![0]!["nodeId"]!.GetValue<string>());
    }

    [Fact]
    public void Normalize_OldConnections_GetTheNewShape()
    {
        var model = Normalized("""{"root":{"id":"r","type":"Elsa.Flowchart","version":1,"activities":[],"connections":[{"source":"a","target":"b","sourcePort":"True","targetPort":null,"vertices":[]}]}}""");

        Assert.Equal(
            """{"source":{"activity":"a","port":"True"},"target":{"activity":"b","port":"In"},"vertices":[]}""",
            model["root"]!["connections"]![0]!.ToJsonString());
    }

    [Fact]
    public void Normalize_Twice_ChangesNothingMore()
    {
        var once = Fixtures.Strange();
        DefinitionNormalizer.Normalize(once, NewIds());
        var twice = once.DeepClone().AsObject();
        DefinitionNormalizer.Normalize(twice, () => throw new InvalidOperationException("Nothing needs an id any more."));

        Assert.True(JsonNode.DeepEquals(once, twice));
    }

    private static JsonObject Normalized(string json)
    {
        var model = DefinitionJson.Parse(json);
        DefinitionNormalizer.Normalize(model, NewIds());
        return model;
    }

    private static Func<string> NewIds()
    {
        var count = 0;
        return () => $"new{++count}";
    }
}

using System.Text.Json.Nodes;
using CallCenter.Workflows.ElsaFormat;

namespace CallCenter.Workflows.Tests.ElsaFormat;

public sealed class MissingActivitiesTests
{
    [Fact]
    public void Show_UnknownType_IsAPlaceholderInItsPlace()
    {
        var shown = StudioModel.Show(Whole(), Libraries.Catalogue, "zh-CN");

        var placeholder = shown["root"]!["activities"]![0]!.AsObject();
        Assert.Equal("Elsa.NotFoundActivity", placeholder.Text("type"));
        Assert.Equal("u", placeholder.Text("id"));
        Assert.Equal("Workflow1:root:u", placeholder.Text("nodeId"));
        Assert.Equal("Vendor.Unknown", placeholder.Text("missingTypeName"));
        Assert.Equal(3, placeholder.Whole("missingTypeVersion"));
        Assert.Equal("未找到：Vendor.Unknown", placeholder["metadata"]!["displayText"]!.GetValue<string>());
        Assert.Equal(1.5, placeholder["metadata"]!["designer"]!["position"]!["x"]!.GetValue<double>());
    }

    [Fact]
    public void Show_Any_LeavesTheStoredModelAlone()
    {
        var model = Whole();
        var before = model.DeepClone();

        StudioModel.Show(model, Libraries.Catalogue, "en-US");

        Assert.True(JsonNode.DeepEquals(before, model));
    }

    [Fact]
    public void Restore_UntouchedPlaceholder_GivesTheOriginal()
    {
        var model = Whole();
        var shown = StudioModel.Show(model, Libraries.Catalogue, "en-US");

        MissingActivities.Restore(shown);

        Assert.True(JsonNode.DeepEquals(model["root"]!["activities"]![0], shown["root"]!["activities"]![0]));
    }

    [Fact]
    public void Restore_MovedPlaceholder_KeepsWhereItWasMovedTo()
    {
        var shown = StudioModel.Show(Whole(), Libraries.Catalogue, "en-US");
        shown["root"]!["activities"]![0]!["metadata"]!["designer"]!["position"]!["x"] = 300;

        MissingActivities.Restore(shown);

        var restored = shown["root"]!["activities"]![0]!.AsObject();
        Assert.Equal("Vendor.Unknown", restored.Text("type"));
        Assert.Equal(300, restored["metadata"]!["designer"]!["position"]!["x"]!.GetValue<int>());
        Assert.False(restored["metadata"]!.AsObject().ContainsKey("displayText"));
    }

    [Fact]
    public void Show_UnknownVersionOfAKnownType_IsShownAsKnownAndComesBack()
    {
        var model = DefinitionJson.Parse("""{"root":{"id":"r","type":"Elsa.Sequence","version":9,"activities":[],"customProperties":{}}}""");

        var shown = StudioModel.Show(model, Libraries.Catalogue, "en-US");
        Assert.Equal(1, shown["root"]!["version"]!.GetValue<int>());
        MissingActivities.Restore(shown);

        Assert.True(JsonNode.DeepEquals(model, shown));
    }

    [Fact]
    public void Show_UnknownRoot_IsAPlaceholderAndComesBack()
    {
        var model = DefinitionJson.Parse("""{"root":{"id":"r","type":"Vendor.Root","version":1,"x":1,"metadata":{},"customProperties":{}}}""");

        var shown = StudioModel.Show(model, Libraries.Catalogue, "en-US");
        Assert.Equal("Elsa.NotFoundActivity", shown["root"]!["type"]!.GetValue<string>());
        MissingActivities.Restore(shown);

        Assert.Equal(1, shown["root"]!["x"]!.GetValue<int>());
    }

    [Fact]
    public void Show_ListThatNamesPorts_IsText()
    {
        var model = DefinitionJson.Parse("""{"root":{"id":"r","type":"CallCenter.Menu","version":1,"choices":{"typeName":"String[]","expression":{"type":"Object","value":["1 电费","2 Bill"]}}}}""");

        var shown = StudioModel.Show(model, Libraries.Catalogue, "zh-CN");

        Assert.Equal(["1 电费", "2 Bill"], JsonNode.Parse(shown["root"]!["choices"]!["expression"]!["value"]!.GetValue<string>())!.AsArray().Select(item => item!.GetValue<string>()));
    }

    private static JsonObject Whole()
    {
        var model = Fixtures.Strange();
        DefinitionNormalizer.Normalize(model, () => "new");
        return model;
    }
}

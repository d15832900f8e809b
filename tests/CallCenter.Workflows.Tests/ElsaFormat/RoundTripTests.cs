using System.Text.Json.Nodes;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Runtime.Definitions;

namespace CallCenter.Workflows.Tests.ElsaFormat;

public sealed class RoundTripTests
{
    // What the place in a library decides: whether it is the latest, and where a node lies.
    private static readonly string[] Decided = ["nodeId", "isPublished", "isLatest", "$schema"];

    [SharedDefinitionsTheory]
    [MemberData(nameof(SharedDefinitions.Files), MemberType = typeof(SharedDefinitions))]
    public async Task ImportThenExport_DefinitionMadeByElsa_KeepsEveryProperty(string file) => await KeepsAllAsync(DefinitionJson.Parse(SharedDefinitions.Read(file)));

    [SharedDefinitionsTheory]
    [MemberData(nameof(SharedDefinitions.Files), MemberType = typeof(SharedDefinitions))]
    public async Task ShowThenSave_DefinitionMadeByElsa_KeepsEveryProperty(string file)
    {
        var model = DefinitionJson.Parse(SharedDefinitions.Read(file));
        using var library = Libraries.New();
        var stored = (DefinitionOutcome.Stored)await library.ImportAsync(model.DeepClone().AsObject());

        var shown = StudioModel.Show(stored.Definition.Model, Libraries.Catalogue, "en-US");
        var saved = (DefinitionOutcome.Stored)await library.SaveAsync(shown, publish: false);

        Assert.Empty(Kept.Losses(model, saved.Definition.Model, except: Decided));
    }

    [Fact]
    public async Task ImportThenExport_UnknownPropertiesEverywhere_KeepsThem() => await KeepsAllAsync(Fixtures.Strange());

    [Fact]
    public async Task ImportThenExport_NumbersAndTexts_KeepsThemExactly()
    {
        var model = DefinitionJson.Parse("""
            {"id":"v","definitionId":"d","name":"n","customProperties":{"big":12345678901234567890,"exact":1.10,"tiny":1e-30,"text":"\u4f60好 <&> \"q\""},
             "root":{"id":"r","type":"Elsa.Sequence","version":1,"name":"S","activities":[]}}
            """);

        var exported = await ExportAsync(model);

        var custom = exported["customProperties"]!.AsObject();
        Assert.Equal("12345678901234567890", custom["big"]!.ToJsonString());
        Assert.Equal("1.10", custom["exact"]!.ToJsonString());
        Assert.Equal("你好 <&> \"q\"", custom["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task Export_Any_BeginsWithTheSchema()
    {
        var exported = await ExportAsync(Fixtures.Strange());

        Assert.Equal(DefinitionJson.Schema, exported.First().Value!.GetValue<string>());
    }

    [Fact]
    public async Task SaveFromStudio_EnvelopeMembersStudioDoesNotKnow_AreKept()
    {
        using var library = Libraries.New();
        var stored = (DefinitionOutcome.Stored)await library.ImportAsync(DefinitionJson.Parse("""
            {"id":"v","definitionId":"d","name":"n","x-owner":"ops","options":{"x-limit":3},
             "variables":[{"id":"a","name":"A","typeName":"String","x-note":"keep"}],
             "root":{"id":"r","type":"Elsa.Sequence","version":1,"activities":[]}}
            """));
        var sent = stored.Definition.Model.DeepClone().AsObject();
        sent.Remove("x-owner");
        sent["options"]!.AsObject().Remove("x-limit");
        sent["variables"]![0]!.AsObject().Remove("x-note");

        var saved = ((DefinitionOutcome.Stored)await library.SaveAsync(sent, publish: false)).Definition.Model;

        Assert.Equal("ops", saved["x-owner"]!.GetValue<string>());
        Assert.Equal(3, saved["options"]!["x-limit"]!.GetValue<int>());
        Assert.Equal("keep", saved["variables"]![0]!["x-note"]!.GetValue<string>());
    }

    private static async Task KeepsAllAsync(JsonObject model) => Assert.Empty(Kept.Losses(model, await ExportAsync(model), except: Decided));

    private static async Task<JsonObject> ExportAsync(JsonObject model)
    {
        using var library = Libraries.New();
        var outcome = Assert.IsType<DefinitionOutcome.Stored>(await library.ImportAsync(model.DeepClone().AsObject()));
        var found = await library.FindAsync(outcome.Definition.DefinitionId, VersionOptions.Latest);
        return DefinitionJson.Parse(DefinitionJson.Export(found!.Model));
    }
}

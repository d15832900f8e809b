using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Workflows.Tests.ElsaFormat;

/// <summary>How definitions become activities, keep their versions, and take those who use them along.</summary>
public sealed class WorkflowActivityLibraryTests
{
    private readonly MemoryDefinitionStore _store = new();
    private readonly ActivityCatalogue _catalogue = new();
    private readonly DefinitionLibrary _library;

    public WorkflowActivityLibraryTests() => _library = Library(_catalogue);

    [Fact]
    public async Task Publish_Usable_IsAnActivityWithItsInputsOutputsAndOutcomes()
    {
        await PublishAsync(Used("Check credit"));

        var descriptor = Descriptor("CheckCredit")!;
        Assert.Equal("Workflows", descriptor["category"]!.GetValue<string>());
        Assert.Equal(("used", 1), (descriptor["customProperties"]!["WorkflowDefinitionId"]!.GetValue<string>(), descriptor["constructionProperties"]!["Version"]!.GetValue<int>()));
        Assert.Equal("WorkflowDefinitionActivity", descriptor["customProperties"]!["RootType"]!.GetValue<string>());
        var input = Assert.Single(descriptor["inputs"]!.AsArray())!;
        Assert.Equal(("Limit", "Int32", true), (input["name"]!.GetValue<string>(), input["typeName"]!.GetValue<string>(), input["isSynthetic"]!.GetValue<bool>()));
        Assert.Equal("Score", Assert.Single(descriptor["outputs"]!.AsArray())!["name"]!.GetValue<string>());
        Assert.Equal(["Root", "Good", "Bad"], descriptor["ports"]!.AsArray().Select(port => port!["name"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Publish_NewVersion_KeepsTheOldForThoseWhoUseIt()
    {
        var first = await PublishAsync(Used("Check credit"));
        var user = await PublishAsync(User(first));
        var second = await PublishAsync(Used("Check credit", outcomes: ["Fine"]));

        Assert.Equal([2, 1], _catalogue.All.Where(type => type.TypeName == "CheckCredit").Select(type => type.Version));
        Assert.Equal([2], _catalogue.All.Where(type => type.TypeName == "CheckCredit" && type.IsBrowsable).Select(type => type.Version));
        var shown = StudioModel.Show((await _library.GetAsync(user.Id))!.Model, _catalogue, "en")["root"]!["activities"]![0]!;
        Assert.Equal((1, 2, second.Id), (shown["version"]!.GetValue<int>(), shown["latestAvailablePublishedVersion"]!.GetValue<int>(), shown["latestAvailablePublishedVersionId"]!.GetValue<string>()));
        Assert.Equal(first.Id, (await _library.GetGraphAsync(user.Id))!.Find("c")!.Type!.Workflow!.Id);
    }

    [Fact]
    public async Task Restart_FindsThePinnedVersionAgain()
    {
        var first = await PublishAsync(Used("Check credit"));
        var user = await PublishAsync(User(first));
        await PublishAsync(Used("Credit check renamed"));

        var catalogue = new ActivityCatalogue();
        var restarted = Library(catalogue);
        await restarted.LoadAsync();

        Assert.Equal(first.Id, (await restarted.GetGraphAsync(user.Id))!.Find("c")!.Type!.Workflow!.Id);
        await restarted.LoadWorkflowActivitiesAsync();
        Assert.Equal(["CheckCredit", "CreditCheckRenamed"], catalogue.All.Where(type => type.Workflow is not null).Select(type => type.TypeName).Order());
    }

    [Fact]
    public async Task Publish_WithAutoUpdate_TakesPublishedUsersAlong()
    {
        var first = await PublishAsync(Used("Check credit", autoUpdate: true));
        var user = await PublishAsync(User(first));

        var outcome = Assert.IsType<DefinitionOutcome.Stored>(await _library.SaveAsync(Used("Check credit", ["Good", "Bad", "Unknown"], autoUpdate: true), publish: true));

        Assert.Equal(["user"], outcome.Consumers);
        var updated = (await _library.FindAsync("user", VersionOptions.Published))!;
        Assert.Equal((user.Version + 1, outcome.Definition.Id), (updated.Version, updated.Model["root"]!["activities"]![0]!["workflowDefinitionVersionId"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Publish_WithoutAutoUpdate_LeavesUsersAlone()
    {
        await PublishAsync(User(await PublishAsync(Used("Check credit"))));

        var outcome = Assert.IsType<DefinitionOutcome.Stored>(await _library.SaveAsync(Used("Check credit", ["Fine"]), publish: true));

        Assert.Empty(outcome.Consumers);
    }

    [Theory]
    [InlineData("reserved-input-name", """{"name":"Free","inputs":[{"name":"type","type":"String"}]}""", "typeValue")]
    [InlineData("workflow-activity-name", """{"name":"check credit"}""", "CheckCredit")]
    [InlineData("workflow-activity-name", """{"name":""}""", "needs a name")]
    public async Task Publish_WhatCannotBeAnActivity_IsRefused(string rule, string members, string said)
    {
        await PublishAsync(Used("Check credit"));
        var model = Used("Free", id: "other");
        foreach (var (name, value) in DefinitionJson.Parse(members)) model[name] = value?.DeepClone();

        var refused = Assert.IsType<DefinitionOutcome.Refused>(await _library.SaveAsync(model, publish: true));

        Assert.Contains(said, Assert.Single(refused.Problems, problem => problem.Rule == rule).Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_WorkflowThatContainsItself_IsRefused()
    {
        var draft = Assert.IsType<DefinitionOutcome.Stored>(await _library.SaveAsync(Used("Check credit"), publish: false)).Definition;
        var model = Used("Check credit");
        model["root"] = User(draft)["root"]!.DeepClone();

        var refused = Assert.IsType<DefinitionOutcome.Refused>(await _library.SaveAsync(model, publish: true));

        Assert.Contains("never end", Assert.Single(refused.Problems, problem => problem.Rule == "workflow-contains-itself").Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_UseOfAWorkflowThatIsNowhere_IsNamed()
    {
        var first = await PublishAsync(Used("Check credit"));
        await _library.DeleteAsync("used");

        var refused = Assert.IsType<DefinitionOutcome.Refused>(await _library.SaveAsync(User(first), publish: true));

        Assert.Equal("unknown-activity", Assert.Single(refused.Problems).Rule);
        Assert.Null(Descriptor("CheckCredit"));
    }

    [Fact]
    public async Task Retract_TakesItOutOfThePalette_AndUsersGoOn()
    {
        var first = await PublishAsync(Used("Check credit"));
        await _library.RetractAsync("used");

        Assert.False(Descriptor("CheckCredit")!["isBrowsable"]!.GetValue<bool>());
        await PublishAsync(User(first));
    }

    [Fact]
    public async Task Delete_VersionThatAPublishedWorkflowUses_IsRefusedAndNamesIt()
    {
        var first = await PublishAsync(Used("Check credit"));
        var second = await PublishAsync(Used("Check credit", outcomes: ["Fine"]));
        await PublishAsync(User(first));

        var version = Assert.IsType<DefinitionOutcome.Refused>(await _library.DeleteVersionAsync(first.Id));
        var whole = Assert.IsType<DefinitionOutcome.Refused>(await _library.DeleteAsync("used"));

        Assert.StartsWith("Version 1 of workflow \"Check credit\" is an activity of published workflows, so it was not deleted: \"User\".", Assert.Single(version.Reasons).En, StringComparison.Ordinal);
        Assert.StartsWith("流程“Check credit”正被已发布的流程“User”当作活动使用，不能删除。", Assert.Single(whole.Reasons).Zh, StringComparison.Ordinal);
        Assert.NotNull(await _library.GetAsync(first.Id));
        Assert.IsType<DefinitionOutcome.Stored>(await _library.DeleteVersionAsync(second.Id));

        await _library.RetractAsync("user");
        Assert.IsType<DefinitionOutcome.Stored>(await _library.DeleteAsync("used"));
    }

    [Fact]
    public async Task Delete_UsedWithinAnother_IsRefusedBecauseOfTheOneThatIsPublished()
    {
        var inner = await PublishAsync(Used("Check credit"));
        var outer = Used("Check all", id: "outer");
        outer["root"] = User(inner)["root"]!.DeepClone();
        var middle = await PublishAsync(outer);
        await PublishAsync(User(middle, "CheckAll"));
        await _library.RetractAsync("outer");

        var refused = Assert.IsType<DefinitionOutcome.Refused>(await _library.DeleteAsync("used"));

        Assert.Contains("\"User\"", Assert.Single(refused.Reasons).En, StringComparison.Ordinal);
    }

    private DefinitionLibrary Library(ActivityCatalogue catalogue) =>
        new(_store, catalogue, Flow.Languages, TimeProvider.System, NullLogger<DefinitionLibrary>.Instance);

    private JsonObject? Descriptor(string typeName) => Descriptors.OfCatalogue(_catalogue, "en", (_, _) => []).OfType<JsonObject>()
        .FirstOrDefault(descriptor => descriptor["typeName"]!.GetValue<string>() == typeName);

    private async Task<StoredDefinition> PublishAsync(JsonObject model) =>
        Assert.IsType<DefinitionOutcome.Stored>(await _library.SaveAsync(model, publish: true)).Definition;

    private static JsonObject Used(string name, string[]? outcomes = null, bool autoUpdate = false, string id = "used") => DefinitionJson.Parse($$"""
        {"definitionId":"{{id}}","name":"{{name}}","inputs":[{"name":"Limit","type":"Int32"}],"outputs":[{"name":"Score","type":"Object"}],
         "outcomes":[{{string.Join(',', (outcomes ?? ["Good", "Bad"]).Select(outcome => $"\"{outcome}\""))}}],
         "options":{"usableAsActivity":true,"autoUpdateConsumingWorkflows":{{(autoUpdate ? "true" : "false")}}},
         "root":{"id":"r","type":"Elsa.Flowchart","version":1,"activities":[{"id":"n","type":"Elsa.SetName","version":1}],"connections":[]} }
        """);

    private static JsonObject User(StoredDefinition used, string type = "CheckCredit") => DefinitionJson.Parse($$"""
        {"definitionId":"user","name":"User","root":{"id":"r","type":"Elsa.Flowchart","version":1,"connections":[],"activities":[
         {"id":"c","type":"{{type}}","version":{{used.Version}},"workflowDefinitionId":"{{used.DefinitionId}}","workflowDefinitionVersionId":"{{used.Id}}"}]} }
        """);
}

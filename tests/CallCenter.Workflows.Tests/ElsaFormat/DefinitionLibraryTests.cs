using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Runtime.Definitions;

namespace CallCenter.Workflows.Tests.ElsaFormat;

public sealed class DefinitionLibraryTests : IDisposable
{
    private readonly MemoryDefinitionStore _store = new();
    private readonly MovableClock _clock = new();
    private readonly DefinitionLibrary _library;

    public DefinitionLibraryTests() => _library = Libraries.New(_store, _clock);

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task Save_NewFlow_IsADraftWithVersionOne()
    {
        var saved = await SaveAsync(Model(null));

        Assert.Equal((1, true, false), (saved.Version, saved.IsLatest, saved.IsPublished));
        Assert.NotEmpty(saved.DefinitionId);
        Assert.Equal(saved.Id, saved.Model["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Save_Draft_OverwritesIt()
    {
        var first = await SaveAsync(Model("d"));
        var second = await SaveAsync(Changed(first, "B"));

        Assert.Equal((first.Id, 1), (second.Id, second.Version));
        Assert.Equal("B", (await FindAsync(VersionOptions.Latest))!.Name);
        Assert.Single((await AllAsync()));
    }

    [Fact]
    public async Task Save_AfterPublishing_MakesANewDraftAndLeavesThePublishedOneRunning()
    {
        var first = await SaveAsync(Model("d"), publish: true);
        var second = await SaveAsync(Changed(first, "B"));

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(["1:False:True", "2:True:False"], await AllAsync());
        Assert.Equal("A", (await FindAsync(VersionOptions.Published))!.Name);
        Assert.Equal(first.Id, (await _library.FindGraphAsync("d", VersionOptions.Published))!.Definition.Id);
    }

    [Fact]
    public async Task Save_AfterRetracting_MakesANewDraftBecauseInstancesMayRunOnTheOldOne()
    {
        var first = await SaveAsync(Model("d"), publish: true);
        await _library.RetractAsync("d");
        var second = await SaveAsync(Changed(first, "B"));

        Assert.Equal(2, second.Version);
        Assert.Equal("A", (await _library.GetAsync(first.Id))!.Name);
    }

    [Fact]
    public async Task Publish_SecondVersion_UnpublishesTheFirst()
    {
        var first = await SaveAsync(Model("d"), publish: true);
        await SaveAsync(Changed(first, "B"));
        var outcome = Assert.IsType<DefinitionOutcome.Stored>(await _library.PublishAsync("d"));

        Assert.False(outcome.AlreadyPublished);
        Assert.Equal(["1:False:False", "2:True:True"], await AllAsync());
    }

    [Fact]
    public async Task Publish_PublishedOne_SaysSo() =>
        Assert.True(Assert.IsType<DefinitionOutcome.Stored>(await PublishTwiceAsync(() => _library.PublishAsync("d"))).AlreadyPublished);

    [Fact]
    public async Task SaveAndPublish_NothingChanged_MakesNoNewVersion()
    {
        var first = await SaveAsync(Model("d"), publish: true);
        var again = Assert.IsType<DefinitionOutcome.Stored>(await _library.SaveAsync(first.Model.DeepClone().AsObject(), publish: true));

        Assert.True(again.AlreadyPublished);
        Assert.Equal(["1:True:True"], await AllAsync());
    }

    [Fact]
    public async Task Publish_FlowWithErrors_IsRefusedAndNothingIsChanged()
    {
        var first = await SaveAsync(Model("d"), publish: true);
        var broken = Changed(first, "B");
        broken["root"]!["activities"]!.AsArray().Add(new JsonObject { ["id"] = "x", ["name"] = "Odd", ["type"] = "Vendor.Thing", ["version"] = 1 });

        var refused = Assert.IsType<DefinitionOutcome.Refused>(await _library.SaveAsync(broken, publish: true));

        Assert.Contains("Odd", Assert.Single(refused.Reasons).En, StringComparison.Ordinal);
        Assert.Equal("unknown-activity", Assert.Single(refused.Problems).Rule);
        Assert.Equal(["1:True:True"], await AllAsync());
        Assert.Equal("A", (await FindAsync(VersionOptions.Latest))!.Name);
    }

    [Fact]
    public async Task Save_FlowWithErrors_IsKeptAsADraft()
    {
        var model = Model("d");
        model["root"]!["activities"]!.AsArray().Add(new JsonObject { ["id"] = "x", ["type"] = "Vendor.Thing", ["version"] = 1 });

        Assert.Equal(1, (await SaveAsync(model)).Version);
    }

    [Fact]
    public async Task Save_FromATabThatIsBehind_IsRefused()
    {
        var first = await SaveAsync(Model("d"), publish: true);
        await SaveAsync(Changed(first, "B"));
        _clock.Advance(TimeSpan.FromMinutes(1));

        var refused = Assert.IsType<DefinitionOutcome.Refused>(await _library.SaveAsync(Changed(first, "C"), publish: false));

        Assert.Contains("version is 2", refused.Reasons[0].En, StringComparison.Ordinal);
        Assert.Equal("B", (await FindAsync(VersionOptions.Latest))!.Name);
    }

    [Fact]
    public async Task Save_OverlappingSavesOfOneEditor_BothGoIntoTheNewDraft()
    {
        var first = await SaveAsync(Model("d"), publish: true);
        await SaveAsync(Changed(first, "B"));
        var second = await SaveAsync(Changed(first, "C"));

        Assert.Equal((2, "C"), (second.Version, second.Name));
    }

    [Fact]
    public async Task Save_DraftThatWasRun_KeepsItsContentForTheRun()
    {
        var first = await SaveAsync(Model("d"));
        var graph = await _library.FindGraphAsync("d", VersionOptions.Latest);
        Assert.Equal(first.Id, graph!.Definition.Id);

        Assert.Equal(first.Id, (await SaveAsync(Changed(first, "A"))).Id);
        var second = await SaveAsync(Changed(first, "B"));
        var third = await SaveAsync(Changed(second, "C"));

        Assert.Equal((2, 2, second.Id), (second.Version, third.Version, third.Id));
        Assert.Equal(["1:False:False", "2:True:False"], await AllAsync());
        Assert.Equal("A", (await _library.GetAsync(first.Id))!.Name);
        Assert.Equal("A", (await _library.GetGraphAsync(first.Id))!.Definition.Name);
    }

    [Fact]
    public async Task Publish_DraftThatWasRun_PublishesTheVersionThatRan()
    {
        var first = await SaveAsync(Model("d"));
        await _library.FindGraphAsync("d", VersionOptions.Latest);

        var published = await SaveAsync(Changed(first, "A"), publish: true);

        Assert.Equal((first.Id, 1, true), (published.Id, published.Version, published.IsPublished));
    }

    [Fact]
    public async Task Retract_Published_EndsItsTriggers()
    {
        await SaveAsync(Triggered("d", "95001"), publish: true);
        var key = await OnlyKeyAsync("d");
        Assert.Single(_library.FindTriggers(key));

        Assert.IsType<DefinitionOutcome.Stored>(await _library.RetractAsync("d"));

        Assert.Empty(_library.FindTriggers(key));
        Assert.Null(await _library.FindGraphAsync("d", VersionOptions.Published));
        Assert.IsType<DefinitionOutcome.Refused>(await _library.RetractAsync("d"));
    }

    [Fact]
    public async Task Revert_OldVersion_IsCopiedToANewDraft()
    {
        var first = await SaveAsync(Model("d"), publish: true);
        var second = await SaveAsync(Changed(first, "B"), publish: true);
        var reverted = Assert.IsType<DefinitionOutcome.Stored>(await _library.RevertAsync("d", 1)).Definition;

        Assert.Equal((3, "A", true, false), (reverted.Version, reverted.Name, reverted.IsLatest, reverted.IsPublished));
        Assert.Equal(second.Id, (await FindAsync(VersionOptions.Published))!.Id);
        Assert.IsType<DefinitionOutcome.Missing>(await _library.RevertAsync("d", 9));
    }

    [Fact]
    public async Task DeleteVersion_Latest_MakesTheHighestOfTheRestLatest()
    {
        var first = await SaveAsync(Model("d"), publish: true);
        var second = await SaveAsync(Changed(first, "B"));

        await _library.DeleteVersionAsync(second.Id);

        Assert.Equal(["1:True:True"], await AllAsync());
        Assert.NotNull(await _library.FindGraphAsync("d", VersionOptions.Published));
    }

    [Fact]
    public async Task Delete_Definition_RemovesAllVersionsAndTriggers()
    {
        var first = await SaveAsync(Triggered("d", "95001"), publish: true);
        var key = await OnlyKeyAsync("d");
        await SaveAsync(Changed(first, "B"));

        Assert.IsType<DefinitionOutcome.Stored>(await _library.DeleteAsync("d"));

        Assert.Empty(await AllAsync());
        Assert.Empty(_library.FindTriggers(key));
        Assert.Null(await _library.GetGraphAsync(first.Id));
        Assert.IsType<DefinitionOutcome.Missing>(await _library.DeleteAsync("d"));
    }

    [Fact]
    public async Task Import_KnownDefinition_BecomesANewDraftAndLosesNothing()
    {
        var draft = await SaveAsync(Model("d"));
        var imported = Assert.IsType<DefinitionOutcome.Stored>(await _library.ImportAsync(Changed(draft, "B"))).Definition;

        Assert.Equal((2, false), (imported.Version, imported.IsPublished));
        Assert.Equal("A", (await _library.GetAsync(draft.Id))!.Name);
    }

    [Fact]
    public async Task Import_ReadOnlyDefinition_RefusesEveryChange()
    {
        var model = Model("d");
        model["isReadonly"] = true;
        await _library.ImportAsync(model);

        Assert.IsType<DefinitionOutcome.Refused>(await _library.SaveAsync(Model("d"), publish: false));
        Assert.IsType<DefinitionOutcome.Refused>(await _library.PublishAsync("d"));
        Assert.IsType<DefinitionOutcome.Refused>(await _library.DeleteAsync("d"));
    }

    [Fact]
    public async Task IsNameFree_TakenByAnother_IsNot()
    {
        await SaveAsync(Model("d"));

        Assert.False(await _library.IsNameFreeAsync(" a ", null));
        Assert.True(await _library.IsNameFreeAsync("A", "d"));
        Assert.True(await _library.IsNameFreeAsync("B", null));
    }

    [Fact]
    public async Task Publish_NameOfAnother_WarnsAndPublishes()
    {
        await SaveAsync(Model("d"));
        var outcome = Assert.IsType<DefinitionOutcome.Stored>(await _library.SaveAsync(Model("e"), publish: true));

        Assert.True(outcome.Definition.IsPublished);
        Assert.Equal("duplicate-name", Assert.Single(outcome.Warnings!).Rule);
    }

    [Fact]
    public async Task GetGraph_DraftSavedAgain_IsTheNewContent()
    {
        var first = await SaveAsync(Model("d"));
        Assert.Single((await _library.GetGraphAsync(first.Id))!.Nodes);
        var changed = Changed(first, "A");
        changed["root"]!["activities"]!.AsArray().Add(new JsonObject { ["id"] = "n", ["type"] = "Elsa.SetName", ["version"] = 1 });
        await SaveAsync(changed);

        Assert.Equal(2, (await _library.GetGraphAsync(first.Id))!.Nodes.Count);
    }

    [Fact]
    public async Task Load_FiveHundredVersions_ReadsOnlyThePublishedOne()
    {
        var version = await SaveAsync(Triggered("d", "95001"), publish: true);
        for (var i = 2; i <= 500; i++) version = await SaveAsync(Changed(version, $"N{i}"), publish: true);
        var before = _store.ModelsRead;
        using var library = Libraries.New(_store, _clock);

        await library.LoadAsync();

        Assert.Equal(1, _store.ModelsRead - before);
        Assert.Equal(version.Id, Assert.Single(library.FindTriggers(await OnlyKeyAsync("d"))).VersionId);
    }

    private async Task<DefinitionOutcome> PublishTwiceAsync(Func<Task<DefinitionOutcome>> publish)
    {
        await SaveAsync(Model("d"));
        await publish();
        return await publish();
    }

    private async Task<StoredDefinition> SaveAsync(JsonObject model, bool publish = false)
    {
        var outcome = await _library.SaveAsync(model, publish);
        return outcome is DefinitionOutcome.Refused refused
            ? throw new InvalidOperationException(string.Join(' ', refused.Reasons.Select(reason => reason.En)))
            : ((DefinitionOutcome.Stored)outcome).Definition;
    }

    private Task<StoredDefinition?> FindAsync(VersionOptions version) => _library.FindAsync("d", version);

    private async Task<StimulusKey> OnlyKeyAsync(string definitionId) =>
        (await _library.FindGraphAsync(definitionId, VersionOptions.Published))!.Triggers.Single().Key;

    private async Task<IEnumerable<string>> AllAsync() =>
        (await _library.ListAsync(new() { DefinitionIds = ["d"], OrderBy = DefinitionOrder.Version })).Items.Select(head => $"{head.Version}:{head.IsLatest}:{head.IsPublished}");

    private static JsonObject Changed(StoredDefinition before, string name)
    {
        var model = before.Model.DeepClone().AsObject();
        model["name"] = name;
        return model;
    }

    private static JsonObject Model(string? definitionId) => new()
    {
        ["definitionId"] = definitionId,
        ["name"] = "A",
        ["root"] = new JsonObject { ["id"] = "f", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["activities"] = new JsonArray(), ["connections"] = new JsonArray() },
    };

    private static JsonObject Triggered(string definitionId, string number)
    {
        var model = Model(definitionId);
        model["root"]!["activities"]!.AsArray().Add(DefinitionJson.Parse($$$"""
            {"id":"t","type":"CallCenter.ContactArrived","version":1,"customProperties":{"canStartWorkflow":true},"number":{"typeName":"String","expression":{"type":"Literal","value":"{{{number}}}"} } }
            """));
        return model;
    }

    private sealed class MovableClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

        public void Advance(TimeSpan by) => _now += by;

        public override DateTimeOffset GetUtcNow() => _now;
    }
}

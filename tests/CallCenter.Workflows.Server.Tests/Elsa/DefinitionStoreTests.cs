using System.Text.Json.Nodes;
using CallCenter.Workflows.Runtime.Definitions;

namespace CallCenter.Workflows.Server.Tests.Elsa;

[Collection(ElsaApiCollection.Name)]
public sealed class DefinitionStoreTests(ElsaHost host) : DefinitionStoreContract
{
    protected override IDefinitionStore Store => host.Store;
}

/// <summary>What every definition store must do, against each real database.</summary>
public abstract class DefinitionStoreContract
{
    private readonly string _id = "store-" + Guid.NewGuid().ToString("N");

    protected abstract IDefinitionStore Store { get; }

    [Fact]
    public async Task WriteThenRead_Model_IsTheSameToTheLastCharacter()
    {
        var version = Version(1, latest: true, published: false) with
        {
            Model = JsonNode.Parse("""{"text":"流程 <b>&\" é 😀","number":12345678901234567890,"exact":1.10,"deep":[[{"a":null}]]}""")!.AsObject(),
        };
        await WriteAsync(version);

        var read = await Store.GetAsync(version.Id, default);

        Assert.Equal(version.Model.ToJsonString(), read!.Model.ToJsonString());
        Assert.Equal(version.Head, read.Head);
        Assert.True(read.IsFixed);
    }

    [Fact]
    public async Task WriteThenRead_DeepModel_Works()
    {
        JsonNode deep = new JsonObject();
        for (var i = 0; i < 200; i++) deep = new JsonObject { ["then"] = deep };
        await WriteAsync(Version(1, latest: true, published: false) with { Model = deep.AsObject() });

        Assert.True(JsonNode.DeepEquals(deep, (await FindAsync(VersionOptions.Latest))!.Model));
    }

    [Theory]
    [InlineData("Latest", 3)]
    [InlineData("Published", 2)]
    [InlineData("Draft", 3)]
    [InlineData("LatestOrPublished", 3)]
    [InlineData("LatestAndPublished", null)]
    [InlineData("1", 1)]
    [InlineData("9", null)]
    public async Task Find_VersionOptions_MeanWhatTheySay(string options, int? expected)
    {
        await WriteAsync(Version(1, false, false), Version(2, false, true), Version(3, true, false));
        Assert.True(VersionOptions.TryParse(options, out var version));

        Assert.Equal(expected, (await FindAsync(version))?.Version);
    }

    [Fact]
    public async Task List_SearchAndPages_CountAll()
    {
        await WriteAsync(Version(1, false, false), Version(2, false, true), Version(3, true, false));
        var filter = new DefinitionFilter { SearchTerm = "HOTLINE " + _id.ToUpperInvariant(), OrderBy = DefinitionOrder.Version, Descending = true, Take = 2 };

        var page = await Store.ListAsync(filter, default);
        var next = await Store.ListAsync(filter with { Skip = 2 }, default);

        Assert.Equal([3, 2], page.Items.Select(item => item.Version));
        Assert.Equal([1], next.Items.Select(item => item.Version));
        Assert.Equal((3, 3), (page.TotalCount, next.TotalCount));
        Assert.Empty((await Store.ListAsync(filter with { SearchTerm = "no such flow" }, default)).Items);
    }

    [Fact]
    public async Task Write_TwoVersionsOfOneNumber_ChangesNothingAtAll()
    {
        await WriteAsync(Version(1, true, false));
        var change = new DefinitionChange();
        change.Flags.Add(new(Version(1, true, false).Id, IsLatest: false, IsPublished: true));
        change.Saved.Add(Version(1, true, false) with { Id = _id + "-other" });

        await Assert.ThrowsAnyAsync<Exception>(() => Store.WriteAsync(change, default));

        Assert.True((await FindAsync(VersionOptions.Latest))!.IsLatest);
        Assert.Null(await FindAsync(VersionOptions.Published));
    }

    [Fact]
    public async Task ReadPublished_ManyVersions_GivesOnlyThePublishedOnes()
    {
        await WriteAsync(Version(1, false, false), Version(2, true, true));

        Assert.Equal([2], (await Store.ReadPublishedAsync(default)).Where(version => version.DefinitionId == _id).Select(version => version.Version));
    }

    private Task<StoredDefinition?> FindAsync(VersionOptions version) => Store.FindAsync(_id, version, default);

    private async Task WriteAsync(params IEnumerable<StoredDefinition> versions)
    {
        var change = new DefinitionChange();
        change.Saved.AddRange(versions);
        await Store.WriteAsync(change, default);
    }

    private StoredDefinition Version(int number, bool latest, bool published) => new(
        $"{_id}-{number}", _id, $"Hotline {_id}", null, number, latest, published, false, false,
        new(2026, 11, 22, 9, 0, number, TimeSpan.Zero), new JsonObject { ["id"] = $"{_id}-{number}" }) { IsFixed = true };
}

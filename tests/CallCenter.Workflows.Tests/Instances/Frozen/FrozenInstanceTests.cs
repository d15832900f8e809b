using System.Text.RegularExpressions;
using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Instances.Frozen;

/// <summary>Instances that earlier commits stored still load, resume and end as they would have ended then.</summary>
public sealed class FrozenInstanceTests
{
    public static TheoryData<string> Files => new(Directory.EnumerateFiles(FrozenFile.Folder(), "*.json", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(FrozenFile.Folder(), path).Replace('\\', '/')).Order(StringComparer.Ordinal));

    public static TheoryData<string> Scenarios => new(FrozenScenarios.All.Select(scenario => scenario.Name));

    [Theory, MemberData(nameof(Files))]
    public void Frozen_Thawed_GoesOnAndEndsAsItWouldHave(string file)
    {
        var frozen = FrozenFile.Read(Path.Combine(FrozenFile.Folder(), file));
        var run = new FrozenRun(frozen.Definition.GetRawText(), frozen.State);

        Assert.Equal(frozen.Bookmarks, run.Instance.Bookmarks.Select(FrozenRun.Text));
        Assert.Equal(frozen.Entries, FrozenFile.Count(frozen.Journal));

        foreach (var move in frozen.After)
        {
            run.Make([move]);
            run.Reload();
        }

        Assert.Equal(frozen.Done.Select(WithoutNumber), run.Done.Select(WithoutNumber));
        Assert.Equal(frozen.Stand, run.Stand());
    }

    /// <summary>The scenarios that the next set is made of do something, before they are frozen and after.</summary>
    [Theory, MemberData(nameof(Scenarios))]
    public void Scenario_OfNow_MovesBeforeAndAfter(string name)
    {
        var frozen = FrozenFile.Of(FrozenScenarios.All.Single(scenario => scenario.Name == name));

        Assert.NotEmpty(frozen.Journal);
        Assert.NotEmpty(frozen.Done);
        if (Environment.GetEnvironmentVariable("FREEZE_SET") is { Length: > 0 } set) Keep(frozen, Path.Combine(FrozenFile.Folder(), set), name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("StoredByTheFuture")]
    public void State_OfAnUnknownForm_IsRefusedByName(string rest)
    {
        byte[] state = [200, .. System.Text.Encoding.UTF8.GetBytes(rest)];

        var refused = Assert.Throws<FormatException>(() => new FrozenRun(FrozenScenarios.All.First().Definition, state));
        Assert.Contains("form 200", refused.Message, StringComparison.Ordinal);
        Assert.Contains("newer version", refused.Message, StringComparison.Ordinal);
        Assert.Contains("form 200", Assert.Throws<FormatException>(() => JournalCodec.Read(state)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void State_CutOff_IsRefusedAsUnreadable()
    {
        var scenario = FrozenScenarios.All.First();
        var state = new FrozenRun(scenario.Definition).Make(scenario.Before).State;

        for (var length = 0; length < state.Length; length++)
            Assert.Throws<FormatException>(() => new FrozenRun(scenario.Definition, state[..length]));
    }

    /// <summary>A later commit may number what it does anew: an activity may wait for more than it did.</summary>
    private static string WithoutNumber(string done) => Regex.Replace(done, "^(send|ask) [0-9]+", "$1");

    /// <summary>A set is never written over.</summary>
    private static void Keep(FrozenFile frozen, string folder, string name)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name + ".json");
        if (File.Exists(path)) throw new InvalidOperationException($"{path} is frozen already; give the new set another name.");
        frozen.Write(path);
    }
}

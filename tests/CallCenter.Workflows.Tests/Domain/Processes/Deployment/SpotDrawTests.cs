using CallCenter.Processes.Deployment;

namespace CallCenter.Workflows.Tests.Domain.Processes.Deployment;

public sealed class SpotDrawTests
{
    private static IReadOnlyList<DrawCandidate> Day(params (string Group, int Contacts)[] groups) =>
        [.. groups.SelectMany(group => Enumerable.Range(0, group.Contacts).Select(i => new DrawCandidate($"{group.Group}-{i:000}", group.Group, "hotline:2", "Voice")))];

    private static int[] Sizes(IReadOnlyList<DrawCandidate> drawn, params string[] groups) => [.. groups.Select(group => drawn.Count(one => one.Group == group))];

    [Fact]
    public void Draw_UnevenGroups_GivesEachItsShareAndNoneNothing()
    {
        var drawn = SpotDraw.Draw(Day(("a", 80), ("b", 18), ("c", 2)), 10, seed: 7);

        // One each; the seven left by the 79, 17 and 1 that are left: 5.70, 1.23 and 0.07, the largest remainder gets the last.
        Assert.Equal([7, 2, 1], Sizes(drawn, "a", "b", "c"));
        Assert.Equal(10, drawn.Select(one => one.ContactId).Distinct().Count());
    }

    [Fact]
    public void Draw_SameSeed_IsTheSameWhateverTheOrderGiven()
    {
        var day = Day(("a", 40), ("b", 40));
        Assert.Equal(SpotDraw.Draw(day, 10, 7), SpotDraw.Draw([.. day.Reverse()], 10, 7));
        Assert.NotEqual(SpotDraw.Draw(day, 10, 7), SpotDraw.Draw(day, 10, 8));
    }

    [Fact]
    public void Draw_FewerThanStrata_TakesOneOfSome() => Assert.Equal(2, SpotDraw.Draw(Day(("a", 5), ("b", 5), ("c", 5)), 2, 7).Select(one => one.Group).Distinct().Count());

    [Fact]
    public void Draw_MoreThanThereAre_TakesAll() => Assert.Equal(7, SpotDraw.Draw(Day(("a", 5), ("b", 2)), 100, 7).Count);

    [Fact]
    public void Draw_ManySeeds_TakesEveryContactAboutAsOften()
    {
        var counts = Enumerable.Range(0, 2000).SelectMany(seed => SpotDraw.Draw(Day(("a", 10)), 2, seed)).CountBy(one => one.ContactId).Select(pair => pair.Value).ToList();
        Assert.Equal(10, counts.Count);

        // 400 expected; the standard deviation is 17.9.
        Assert.All(counts, count => Assert.InRange(count, 320, 480));
    }
}

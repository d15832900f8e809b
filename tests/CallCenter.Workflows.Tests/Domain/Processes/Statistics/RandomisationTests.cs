using CallCenter.Processes.Statistics;

namespace CallCenter.Workflows.Tests.Domain.Processes.Statistics;

public sealed class RandomisationTests
{
    [Theory]
    [InlineData(8, 1, 0.125)]
    [InlineData(20, 1, 0.05)]
    [InlineData(8, 2, 0.0357)]
    [InlineData(6, 3, 0.05)]
    [InlineData(8, 4, 0.0143)]
    [InlineData(10, 5, 0.0040)]
    public void SmallestP_PublishedCases_IsOneOverTheChoices(int groups, int pilots, double p) =>
        Assert.Equal(p, new AssignmentMechanism.Choose(groups, pilots).SmallestP, 4);

    public static TheoryData<AssignmentMechanism, int> Mechanisms => new()
    {
        { new AssignmentMechanism.Choose(8, 4), 70 },
        { new AssignmentMechanism.Choose(5, 5), 1 },
        { new AssignmentMechanism.FlipPairs(5), 32 },
        { new AssignmentMechanism.OrderWaves([2, 2, 2]), 90 },
        { new AssignmentMechanism.OrderWaves([1, 1, 1, 1]), 24 },
    };

    [Theory]
    [MemberData(nameof(Mechanisms))]
    public void All_EachMechanism_ListsEveryAssignmentOnce(AssignmentMechanism mechanism, int count)
    {
        var all = mechanism.All().Select(arms => string.Join(',', arms)).ToList();

        Assert.Equal(count, mechanism.Count);
        Assert.Equal(count, all.Count);
        Assert.Equal(count, all.Distinct().Count());
        Assert.All(Enumerable.Range(0, 50), seed => Assert.Contains(string.Join(',', mechanism.Draw(new Chance(seed))), all));
    }

    [Fact]
    public void Draw_ManySeeds_ChoosesEachAssignmentAboutEquallyOften()
    {
        var mechanism = new AssignmentMechanism.Choose(4, 2);
        var counts = Enumerable.Range(0, 6_000).GroupBy(seed => string.Join(',', mechanism.Draw(new Chance(seed)))).Select(g => g.Count()).ToList();

        Assert.Equal(6, counts.Count);
        Assert.All(counts, count => Assert.InRange(count, 850, 1150));
    }

    /// <summary>Fisher's lady: all four cups right of eight, 1 of 70.</summary>
    [Fact]
    public void Run_BestOfAllChoices_GivesTheSmallestP()
    {
        double[] values = [4, 3, 2, 1, 0, 0, 0, 0];
        var result = Test(new AssignmentMechanism.Choose(8, 4), [1, 1, 1, 1, 0, 0, 0, 0], values);

        Assert.True(result.IsExact);
        Assert.Equal(1 / 70.0, result.P, 12);
    }

    /// <summary>Of the 20 choices of 3 of {1..6}, sums of 14 or more are 6+5+4 and 6+5+3.</summary>
    [Fact]
    public void Run_WorkedByHand_CountsChoicesAsGood()
    {
        var result = Test(new AssignmentMechanism.Choose(6, 3), [0, 0, 1, 0, 1, 1], [1, 2, 3, 4, 5, 6]);

        Assert.Equal(2 / 20.0, result.P, 12);
    }

    [Fact]
    public void Run_NothingDiffers_GivesOne() =>
        Assert.Equal(1, Test(new AssignmentMechanism.FlipPairs(4), [1, 0, 1, 0, 1, 0, 1, 0], [5, 5, 5, 5, 5, 5, 5, 5]).P);

    [Fact]
    public void Run_TooManyChoices_SamplesWithTheSeedAndIsNeverZero()
    {
        var values = Enumerable.Range(0, 40).Select(i => (double)i).ToArray();
        int[] best = [.. Enumerable.Repeat(0, 20), .. Enumerable.Repeat(1, 20)];
        var mechanism = new AssignmentMechanism.Choose(40, 20);

        var result = Test(mechanism, best, values);

        Assert.False(result.IsExact);
        Assert.Equal(1.0 / (RandomisationTest.Draws + 1), result.P, 12);
        Assert.Equal(result, Test(mechanism, best, values));
    }

    [Fact]
    public void Propose_EightGroups_KeepsTheBetterHalfAndTheirComplements()
    {
        double[][] past = [[300, 0.8], [310, 0.7], [290, 0.9], [350, 0.6], [340, 0.65], [280, 0.85], [330, 0.75], [305, 0.8]];
        var mechanism = Matching.Propose(past, 4, seed: 7);
        var all = mechanism.All().ToList();

        Assert.Equal(mechanism.Count, all.Count);
        Assert.InRange(all.Count, 34, 40);
        Assert.True(mechanism.SmallestP < 0.05);
        Assert.All(all, arms => Assert.Contains(all, other => other.Zip(arms).All(pair => pair.First == 1 - pair.Second)));
        Assert.All(Enumerable.Range(0, 20), seed => Assert.True(Matching.Imbalance(mechanism.Draw(new Chance(seed)), mechanism.Past) <= mechanism.Imbalance));
    }

    [Fact]
    public void Propose_ManyGroups_EstimatesHowManyAreAllowed()
    {
        var chance = new Chance(3);
        var past = Enumerable.Range(0, 30).Select(_ => new[] { chance.Normal() }).ToArray();
        var mechanism = Matching.Propose(past, 15, seed: 7);

        Assert.Equal(0.5, mechanism.Count / mechanism.From.Count, 2);
    }

    private static RandomisationResult Test(AssignmentMechanism mechanism, int[] assigned, double[] values) =>
        RandomisationTest.Run(mechanism, assigned, arms => arms.Zip(values).Sum(pair => pair.First * pair.Second), seed: 1);
}

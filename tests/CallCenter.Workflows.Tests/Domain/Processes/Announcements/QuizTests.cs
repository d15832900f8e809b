using CallCenter.Processes.Announcements;

namespace CallCenter.Workflows.Tests.Domain.Processes.Announcements;

public sealed class QuizTests
{
    private static readonly QuizQuestion[] Five = [.. Enumerable.Range(0, 5).Select(i => new QuizQuestion($"题{i}", null, [new("对", null), new("错", null)], 0))];

    [Theory]
    [InlineData(new[] { 0, 0, 0, 0, 0 }, 1.0, true)]
    [InlineData(new[] { 0, 1, 0, 0, 0 }, 0.8, true)]
    [InlineData(new[] { 0, 1, 0, 1, 0 }, 0.6, false)]
    [InlineData(new[] { 0, 0, 0 }, 0.6, false)]
    public void Grade_FourOfFive_Passes(int[] answers, double score, bool passed)
    {
        var result = Quiz.Grade(Five, answers);
        Assert.Equal((score, passed), (result.Score, result.IsPassed));
    }

    [Fact]
    public void Grade_Wrong_SaysWhichOnes() => Assert.Equal([1, 4], Quiz.Grade(Five, [0, 1, 0, 0]).Wrong);
}

using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.Tests.Activities;

public sealed class StimulusKeyTests
{
    [Fact]
    public void Key_OfTheLongestLength_StaysAsItIs() => Assert.Equal(new string('键', StimulusKey.Longest), new StimulusKey("Event", new string('键', StimulusKey.Longest)).Key);

    [Fact]
    public void Key_TooLong_IsShortenedAndStillTellsKeysApart()
    {
        var key = new StimulusKey("Event", new string('a', 5000) + "1");

        Assert.InRange(key.Key.Length, 1, StimulusKey.Longest);
        Assert.Equal(key, new StimulusKey("Event", new string('a', 5000) + "1"));
        Assert.NotEqual(key, new StimulusKey("Event", new string('a', 5000) + "2"));
        Assert.Equal(key, new StimulusKey(key.Name, key.Key));
    }

    [Fact]
    public void Key_CutWithinASurrogatePair_HasNoHalfOfIt()
    {
        var key = new StimulusKey("Event", new string('a', 127) + string.Concat(Enumerable.Repeat("😀", 300))).Key;

        Assert.DoesNotContain(key, char.IsSurrogate);
    }
}

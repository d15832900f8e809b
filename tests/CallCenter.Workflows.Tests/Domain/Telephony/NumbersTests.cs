using CallCenter.Telephony;

namespace CallCenter.Workflows.Tests.Domain.Telephony;

public sealed class NumbersTests
{
    [Theory]
    [InlineData("800-810 1992", "8008101992")]
    [InlineData("（010）6600.1000", "01066001000")]
    [InlineData("+86 138", "+86138")]
    public void Normalize_AsPeopleWriteIt_IsComparable(string written, string expected) => Assert.Equal(expected, PhoneNumber.Normalize(written));

    [Theory]
    [InlineData("+8613800000001", true)]
    [InlineData("110", true)]
    [InlineData("*43#", true)]
    [InlineData("1", false)]
    [InlineData("", false)]
    [InlineData("张三", false)]
    [InlineData("123456789012345678901", false)]
    public void IsDiallable_OfTexts_KnowsNumbers(string text, bool expected) => Assert.Equal(expected, PhoneNumber.IsDiallable(text));

    [Theory]
    [InlineData("您好，欢迎致电", 1.75)]
    [InlineData("Press one, please.", 1.2)]
    [InlineData("Elsa 是流程设计器", 2.75)]
    [InlineData("  ", 0)]
    public void SpeakingTime_OfTexts_IsFourChineseOrFifteenLatinCharactersASecond(string text, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), SpeakingTime.Of(text));
}

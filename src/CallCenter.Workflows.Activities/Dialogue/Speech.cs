using System.Globalization;
using CallCenter.Telephony;

namespace CallCenter.Workflows.Activities;

/// <summary>In which language a text is said where the flow does not tell.</summary>
internal static class Speech
{
    public const string Chinese = "zh-CN";
    public const string English = "en-US";

    /// <summary>The language the text is written in: Chinese when it has a Chinese character, else the contact's or English.</summary>
    public static string LanguageOf(ActivityContext context, string text)
    {
        if (SpeakingTime.IsChinese(text)) return Chinese;
        return KnownLanguage(context) is { } known && !IsChinese(known) ? known : English;
    }

    /// <summary>The language for texts of our own: the contact's or customer's, else Chinese.</summary>
    public static string LanguageOf(ActivityContext context) => KnownLanguage(context) ?? Chinese;

    public static bool IsChinese(string language) => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);

    /// <summary>A wait as people say it: rounded up to minutes.</summary>
    public static string WaitText(TimeSpan wait, string language)
    {
        var minutes = (int)Math.Ceiling(wait.TotalMinutes);
        var number = minutes.ToString(CultureInfo.InvariantCulture);
        if (IsChinese(language)) return minutes <= 1 ? "不到一分钟" : $"大约{number}分钟";
        return minutes <= 1 ? "less than a minute" : $"about {number} minutes";
    }

    private static string? KnownLanguage(ActivityContext context) =>
        NotEmpty(context.GetFact(ContactFacts.ContactFact)["language"]) ?? NotEmpty(context.GetFact(ContactFacts.CustomerFact)["language"]);

    private static string? NotEmpty(Value language) => language.AsString is { Length: > 0 } text ? text : null;
}

namespace CallCenter.Calendars;

/// <summary>A year's public holidays in mainland China and the days worked to make up for them.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="IsAnnounced">
/// Whether this is the arrangement announced by the State Council. Otherwise it holds only the days the law names,
/// without the adjoining days off and make-up days, and is to be completed when the arrangement is announced.
/// </param>
/// <param name="Holidays">In order.</param>
/// <param name="MakeUpDays">In order.</param>
public sealed record HolidayYear(int Year, bool IsAnnounced, IReadOnlyList<Holiday> Holidays, IReadOnlyList<MakeUpDay> MakeUpDays);

/// <summary>Holiday arrangements as calendar data.</summary>
public static class ChineseHolidays
{
    public static HolidayYear Year2026 { get; } = new(2026, IsAnnounced: true,
        [
            Of(2026, 1, 1, 3, "元旦", "New Year's Day"),
            Of(2026, 2, 15, 23, "春节", "Spring Festival"),
            Of(2026, 4, 4, 6, "清明节", "Qingming Festival"),
            Of(2026, 5, 1, 5, "劳动节", "Labour Day"),
            Of(2026, 6, 19, 21, "端午节", "Dragon Boat Festival"),
            Of(2026, 9, 25, 27, "中秋节", "Mid-Autumn Festival"),
            Of(2026, 10, 1, 7, "国庆节", "National Day"),
        ],
        [
            Worked(2026, 1, 4), Worked(2026, 2, 14), Worked(2026, 2, 28), Worked(2026, 5, 9), Worked(2026, 9, 20), Worked(2026, 10, 10),
        ]);

    public static HolidayYear Year2027 { get; } = new(2027, IsAnnounced: false,
        [
            Of(2027, 1, 1, 1, "元旦", "New Year's Day"),
            Of(2027, 2, 5, 8, "春节", "Spring Festival"),
            Of(2027, 4, 5, 5, "清明节", "Qingming Festival"),
            Of(2027, 5, 1, 2, "劳动节", "Labour Day"),
            Of(2027, 6, 9, 9, "端午节", "Dragon Boat Festival"),
            Of(2027, 9, 15, 15, "中秋节", "Mid-Autumn Festival"),
            Of(2027, 10, 1, 3, "国庆节", "National Day"),
        ],
        []);

    public static IReadOnlyList<HolidayYear> Years { get; } = [Year2026, Year2027];

    private static Holiday Of(int year, int month, int first, int last, string name, string english) =>
        new(new DateOnly(year, month, first), new DateOnly(year, month, last), name, english);

    private static MakeUpDay Worked(int year, int month, int day) => new(new DateOnly(year, month, day));
}

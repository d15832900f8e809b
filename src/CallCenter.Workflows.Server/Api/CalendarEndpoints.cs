using System.Globalization;
using CallCenter.Calendars;
using CallCenter.Persistence.Centre;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Server.SignIn;
using CallCenter.Workflows.Server.Web;

namespace CallCenter.Workflows.Server.Api;

/// <summary>Opening hours with holidays and make-up working days, day by day.</summary>
internal static class CalendarEndpoints
{
    private static readonly Text MakeUp = new("调休上班", "Make-up working day");

    public static void MapCalendars(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/calendars", ([AsParameters] Paging paging, CentreDirectory directory, TimeProvider clock, HttpContext context) =>
            paging.Of([.. directory.Facts.Calendars.Select(calendar => Show(calendar, context.Language(), clock.GetUtcNow()))]))
            .RequireAuthorization(Policies.FloorRead).WithTags("Calendars");

    private static CalendarShown Show(BusinessCalendar calendar, string language, DateTimeOffset now) => new(
        calendar.Id,
        calendar.Name,
        calendar.TimeZone.Id,
        [.. calendar.Weekly.OrderBy(day => ((int)day.Key + 6) % 7).SelectMany(day => day.Value.Select(period => new Hours(day.Key.ToString(), Clock(period.From), Clock(period.To))))],
        [.. calendar.Holidays.SelectMany(holiday => DaysOf(holiday).Select(day => new NamedDay(day, new Text(holiday.Name, holiday.EnglishName).In(language))))],
        [.. calendar.MakeUpDays.Select(day => new NamedDay(day.Day, MakeUp.In(language)))],
        calendar.MissingHolidays(calendar.DayOf(now)) is { } gap ? new Text(gap.Zh, gap.En).In(language) : null);

    private static IEnumerable<DateOnly> DaysOf(Holiday holiday)
    {
        for (var day = holiday.First; day <= holiday.Last; day = day.AddDays(1)) yield return day;
    }

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    public sealed record CalendarShown(
        string Id, string Name, string TimeZone, IReadOnlyList<Hours> Hours, IReadOnlyList<NamedDay> Holidays, IReadOnlyList<NamedDay> MakeUpDays, string? Warning);

    public sealed record Hours(string Day, string From, string To);

    public sealed record NamedDay(DateOnly Date, string Name);
}

using CallCenter.Agents;
using CallCenter.Calendars;
using CallCenter.Customers;
using CallCenter.Queues;
using CallCenter.Staffing;
using CallCenter.Tasks;
using CallCenter.Workflows.Activities;

namespace CallCenter.Telephony.Tests.Scenarios;

/// <summary>A scenario's centre as the floor and the flows know it.</summary>
internal sealed class CentreBooks(ScenarioCentre centre, TimeProvider clock)
{
    public IReadOnlyList<ServiceQueue> Queues { get; } =
        [.. centre.Queues.Select(queue => new ServiceQueue { Id = queue.Id, Name = queue.Name, Groups = [queue.Id], Capacity = queue.Capacity })];

    public IReadOnlyList<Agent> Agents { get; } =
        [.. centre.Agents.Select(agent => new Agent { Id = agent.Id, WorkNumber = agent.Id, Name = agent.Name, Groups = agent.Queues })];

    private readonly IReadOnlyList<BusinessCalendar> _calendars =
    [
        .. centre.Calendars.Select(calendar => new BusinessCalendar
        {
            Id = calendar.Id,
            Name = calendar.Id,
            TimeZone = TimeZoneInfo.FindSystemTimeZoneById(calendar.TimeZone),
            Weekly = BusinessCalendar.Same(new OpenPeriod(calendar.From, calendar.To), [.. Enum.GetValues<DayOfWeek>().Where(day => !calendar.Workdays || day is not (DayOfWeek.Saturday or DayOfWeek.Sunday))]),
            Holidays = calendar.ChineseHolidays ? [.. ChineseHolidays.Years.SelectMany(year => year.Holidays)] : [],
            MakeUpDays = calendar.ChineseHolidays ? [.. ChineseHolidays.Years.SelectMany(year => year.MakeUpDays)] : [],
        }),
    ];

    private readonly IReadOnlyList<Customer> _customers =
        [.. centre.Customers.Select(customer => new Customer { Id = customer.Id, Name = customer.Name, Title = customer.Title, Phones = [customer.Phone] })];

    public object Answer(object request) => request switch
    {
        AskOpening ask => _calendars.FirstOrDefault(calendar => calendar.Id == ask.Calendar)?.OpeningAt(clock.GetUtcNow()) as object
            ?? new AskFailed($"There is no calendar {ask.Calendar}.", false),
        AskBlocked ask => new BlockedAnswer(centre.Blocked.Contains(ask.Number), "骚扰电话"),
        AskCustomer ask => new CustomerAnswer(_customers.FirstOrDefault(customer => customer.HasPhone(ask.Phone))?.KnownBy(ask.Phone)),
        AskTaskTerms ask => Terms(ask),
        AskForecast ask => Forecast(ask),
        AskTraffic ask => new TrafficAnswer(
            ask.Day < Today, centre.Traffic.FirstOrDefault(day => day.Queue == ask.Queue && day.Day == ask.Day)?.Arrivals ?? new int[TrafficForecast.HalfHours]),
        AskAudience ask => new Audience([.. ask.Named.Select(Assignee)]),
        _ => new AskFailed($"Nobody answers {request.GetType().Name}.", false),
    };

    private object Terms(AskTaskTerms ask)
    {
        var assignee = Assignee(ask.Assignee);
        if (assignee.Kind == AssigneeKind.Agent && Agents.All(agent => agent.Id != assignee.Id)) return new AskFailed($"There is no agent {assignee.Id}.", false);
        var calendar = _calendars.FirstOrDefault(calendar => calendar.Id == ask.Calendar);
        return ask.Calendar is not null && calendar is null
            ? new AskFailed($"There is no calendar {ask.Calendar}.", false)
            : new TaskTerms(assignee, TaskTimes.Of(ask.From, ask.DueIn, calendar));
    }

    private DateOnly Today => _calendars is [var first, ..] ? first.DayOf(clock.GetUtcNow()) : DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private ForecastAnswer Forecast(AskForecast ask)
    {
        CalendarDay Known(DateOnly day) => new(day, _calendars is [var first, ..] ? first.KindOn(day) : DayKind.Ordinary);
        var history = centre.Traffic.Where(day => day.Queue == ask.Queue && day.Day < Today && day.Day >= Today.AddDays(-7 * ask.Weeks)).ToList();
        var basis = TrafficForecast.Basis([.. history.Select(day => Known(day.Day))], Known(ask.Day), ask.Holidays);
        var days = history.Where(day => basis.Contains(day.Day)).ToList();
        return new(
            Queues.FirstOrDefault(queue => queue.Id == ask.Queue)?.Name, days.Count == 0 ? [] : TrafficForecast.Of(ask.Day, [.. days.Select(day => day.Arrivals)], ask.Factor).Volumes, basis,
            days.Count == 0 ? null : TimeSpan.FromSeconds(days.Average(day => day.Handling)), Agents.Count(agent => ask.Queue is null || agent.Groups.Contains(ask.Queue)),
            new(ask.Day.AddDays(1).ToDateTime(TimeOnly.MinValue), _calendars is [var zoned, ..] ? zoned.TimeZone.GetUtcOffset(clock.GetUtcNow()) : TimeSpan.Zero));
    }

    /// <summary>A scenario names groups and roles as it likes.</summary>
    private static TaskAssignee Assignee(string named) =>
        TaskAssignee.Split(named) is ({ } kind, var name) ? new(kind, name, name) : new(AssigneeKind.Group, named, named);
}

using CallCenter.Agents;
using CallCenter.Calendars;
using CallCenter.Customers;
using CallCenter.Queues;
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
            Weekly = BusinessCalendar.Same(new OpenPeriod(calendar.From, calendar.To), Enum.GetValues<DayOfWeek>()),
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

    /// <summary>A scenario names groups and roles as it likes.</summary>
    private static TaskAssignee Assignee(string named) =>
        TaskAssignee.Split(named) is ({ } kind, var name) ? new(kind, name, name) : new(AssigneeKind.Group, named, named);
}

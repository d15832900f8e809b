using CallCenter.Calendars;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Facts;
using CallCenter.Queues;
using CallCenter.Staffing;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Server.Facts;

namespace CallCenter.Workflows.Server.Staffing;

/// <summary>Answers what flows ask about the centre's traffic, from the facts of contacts and its calendars.</summary>
internal sealed class TrafficAnswers(TrafficStore traffic, CentreDirectory directory, CentreTime time) : IAskHandler
{
    /// <summary>The same holidays of a year before, which moves by some weeks.</summary>
    private const int WeeksOfHolidays = 56;

    public IReadOnlyCollection<Type> RequestTypes { get; } = [typeof(TrafficQuestion)];

    /// <summary>Weeks of facts are read.</summary>
    public bool IsSlow => true;

    public async ValueTask<object?> AnswerAsync(object request, string idempotencyKey, CancellationToken cancellationToken)
    {
        var queue = QueueOf((TrafficQuestion)request);
        if (queue is null && ((TrafficQuestion)request).Queue is { } unknown) return NoQueue(unknown);
        return request switch
        {
            AskForecast ask => await ForecastAsync(ask, queue, cancellationToken),
            AskTraffic ask => new TrafficAnswer(ask.Day < time.Today, (await traffic.ArrivalsAsync(queue?.Id, [ask.Day], time.Zone, cancellationToken))[ask.Day]),
            _ => new AskFailed($"Nobody answers {request.GetType().Name}.", Retryable: false),
        };
    }

    private async Task<ForecastAnswer> ForecastAsync(AskForecast ask, ServiceQueue? queue, CancellationToken cancellationToken)
    {
        var calendar = queue?.Calendar is { } named ? directory.Facts.Calendar(named) : directory.Facts.Calendars is [var first, ..] ? first : null;
        CalendarDay Known(DateOnly day) => new(day, calendar?.KindOn(day) ?? DayKind.Ordinary);
        var basis = TrafficForecast.Basis([.. (await HistoryAsync(ask, Known(ask.Day), cancellationToken)).Select(Known)], Known(ask.Day), ask.Holidays);
        var arrivals = await traffic.ArrivalsAsync(queue?.Id, basis, time.Zone, cancellationToken);
        return new(
            queue?.Name, basis.Count == 0 ? [] : TrafficForecast.Of(ask.Day, [.. arrivals.Values], ask.Factor).Volumes, basis,
            await traffic.HandlingTimeAsync(queue?.Id, basis, cancellationToken), Serving(queue), OverAt(ask.Day));
    }

    private async Task<IReadOnlyList<DateOnly>> HistoryAsync(AskForecast ask, CalendarDay day, CancellationToken cancellationToken)
    {
        const int days = 7;
        var weeks = day.Kind == DayKind.Holiday && ask.Holidays == HolidayTreatment.Apart ? Math.Max(WeeksOfHolidays, ask.Weeks) : ask.Weeks;
        return await traffic.DaysAsync(time.Today.AddDays(-weeks * days), time.Today, cancellationToken);
    }

    private int Serving(ServiceQueue? queue) =>
        queue is null || queue.Groups.Count == 0 ? directory.Facts.Agents.Count : directory.Facts.Agents.Count(agent => agent.Groups.Any(queue.Groups.Contains));

    private DateTimeOffset OverAt(DateOnly day)
    {
        var local = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new(local, time.Zone.GetUtcOffset(local));
    }

    private ServiceQueue? QueueOf(TrafficQuestion question) => directory.Facts.Queues.FirstOrDefault(queue =>
        queue.Id.Equals(question.Queue, StringComparison.OrdinalIgnoreCase) || queue.Name.Equals(question.Queue, StringComparison.OrdinalIgnoreCase));

    private AskFailed NoQueue(string named)
    {
        var names = string.Join(", ", directory.Facts.Queues.Select(queue => queue.Name));
        return new($"没有队列“{named}”，现有：{names}。There is no queue \"{named}\"; there are: {names}.", Retryable: false);
    }
}

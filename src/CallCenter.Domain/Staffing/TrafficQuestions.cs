namespace CallCenter.Staffing;

/// <summary>What flows ask of the centre about its traffic. <c>Queue</c> is an id or a name; null is all queues together.</summary>
public abstract record TrafficQuestion(string? Queue);

/// <summary>What may be expected on a day. Answered by <see cref="ForecastAnswer"/>.</summary>
/// <param name="Weeks">How far back to look; holidays are looked for in the last year.</param>
/// <param name="Factor">Given by people; 1 expects as much as on the days that it is like.</param>
public sealed record AskForecast(string? Queue, DateOnly Day, int Weeks, double Factor, HolidayTreatment Holidays) : TrafficQuestion(Queue);

/// <summary>What came on a day. Answered by <see cref="TrafficAnswer"/>.</summary>
public sealed record AskTraffic(string? Queue, DateOnly Day) : TrafficQuestion(Queue);

/// <param name="QueueName">For people; null for all queues.</param>
/// <param name="Volumes">Contacts by half hour; empty when no day of the past is like it.</param>
/// <param name="Basis">The days that it is like.</param>
/// <param name="HandlingTime">The mean of those days; null when nothing was handled on them.</param>
/// <param name="Agents">How many agents serve the queue.</param>
/// <param name="OverAt">When the day is over.</param>
public sealed record ForecastAnswer(
    string? QueueName, IReadOnlyList<double> Volumes, IReadOnlyList<DateOnly> Basis, TimeSpan? HandlingTime, int Agents, DateTimeOffset OverAt);

/// <param name="IsOver">Whether the day is over.</param>
/// <param name="Arrivals">Contacts by half hour, as far as they have come.</param>
public sealed record TrafficAnswer(bool IsOver, IReadOnlyList<int> Arrivals);

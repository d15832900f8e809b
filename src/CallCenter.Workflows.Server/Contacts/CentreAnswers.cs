using CallCenter.Customers;
using CallCenter.Persistence.Centre;
using CallCenter.Telephony;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Runtime;

namespace CallCenter.Workflows.Server.Contacts;

/// <summary>Answers what flows ask of the centre's books: opening hours, blocked numbers, customers.</summary>
internal sealed class CentreAnswers(CentreDirectory directory, ICustomerStore customers, TimeProvider clock) : IAskHandler
{
    public IReadOnlyCollection<Type> RequestTypes { get; } = [typeof(AskOpening), typeof(AskBlocked), typeof(AskCustomer)];

    public async ValueTask<object?> AnswerAsync(object request, string idempotencyKey, CancellationToken cancellationToken) => request switch
    {
        AskOpening ask => Opening(directory.Facts, ask, clock.GetUtcNow()),
        AskBlocked ask => Blocked(directory.Facts, ask, clock.GetUtcNow()),
        AskCustomer ask => new CustomerAnswer((await customers.FindByPhoneAsync(ask.Phone, cancellationToken))?.KnownBy(ask.Phone)),
        _ => new AskFailed($"The centre's books do not answer {request.GetType().Name}.", Retryable: false),
    };

    /// <summary>An <see cref="OpeningAnswer"/>; a failure that names the calendars there are when that one is not known.</summary>
    public static object Opening(CentreFacts facts, AskOpening ask, DateTimeOffset now)
    {
        if (facts.Calendar(ask.Calendar) is { } known) return known.OpeningAt(now);
        var names = facts.Calendars.Count == 0 ? "-" : string.Join(", ", facts.Calendars.Select(known => known.Name));
        return new AskFailed($"没有日历“{ask.Calendar}”，现有：{names}。There is no calendar \"{ask.Calendar}\"; there are: {names}.", Retryable: false);
    }

    public static BlockedAnswer Blocked(CentreFacts facts, AskBlocked ask, DateTimeOffset now)
    {
        var entry = facts.BlockOf(ask.Number, now);
        return new(entry is not null, entry?.Reason);
    }
}

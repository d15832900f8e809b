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
        AskOpening ask => Opening(ask.Calendar),
        AskBlocked ask => Blocked(ask.Number),
        AskCustomer ask => new CustomerAnswer((await customers.FindByPhoneAsync(ask.Phone, cancellationToken))?.KnownBy(ask.Phone)),
        _ => new AskFailed($"The centre's books do not answer {request.GetType().Name}.", Retryable: false),
    };

    private object Opening(string calendar)
    {
        var facts = directory.Facts;
        if (facts.Calendar(calendar) is { } known) return known.OpeningAt(clock.GetUtcNow());
        var names = facts.Calendars.Count == 0 ? "-" : string.Join(", ", facts.Calendars.Select(known => known.Name));
        return new AskFailed($"没有日历“{calendar}”，现有：{names}。There is no calendar \"{calendar}\"; there are: {names}.", Retryable: false);
    }

    private BlockedAnswer Blocked(string number)
    {
        var entry = directory.Facts.BlockOf(number, clock.GetUtcNow());
        return new(entry is not null, entry?.Reason);
    }
}

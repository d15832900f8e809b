using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Runtime;

namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>Receives commands and answers asks, with the same troubles as the store; remembers what reached it over all lives of the process.</summary>
internal sealed class SimOutside(SimSchedule schedule) : ICommandSender, IAskHandler
{
    /// <summary>What each key brought, in the order of first arrival.</summary>
    public Dictionary<string, SimReport> Received { get; } = [];

    public List<string> Violations { get; } = [];
    public Type CommandType => typeof(SimReport);
    public IReadOnlyCollection<Type> RequestTypes => [typeof(SimQuestion), typeof(SimDoubt)];

    public async ValueTask SendAsync(object command, string idempotencyKey, CancellationToken cancellationToken) =>
        await schedule.Begin("send", isWrite: true, () =>
        {
            Receive((SimReport)command, idempotencyKey);
            return 0;
        });

    public async ValueTask<object?> AnswerAsync(object request, string idempotencyKey, CancellationToken cancellationToken) =>
        await schedule.Begin<object?>("ask", isWrite: false, () => request switch
        {
            SimQuestion question => new SimAnswer(question.Contact),
            SimDoubt doubt => schedule.Chance(40) ? new AskFailed("in doubt", Retryable: true) : new SimAnswer(doubt.Contact),
            _ => throw new InvalidOperationException($"Nobody answers {request}."),
        });

    private void Receive(SimReport report, string key)
    {
        if (Received.TryGetValue(key, out var before))
        {
            if (before != report) Violations.Add($"Key {key} brought {before} and then {report}");
            return;
        }

        var (instance, number) = (key[..key.IndexOf(':', StringComparison.Ordinal)], Number(key));
        if (Received.Keys.Any(other => other.StartsWith(instance + ":", StringComparison.Ordinal) && Number(other) > number))
            Violations.Add($"{report.Fact} ({key}) came after a later command of its instance");
        if (Received.FirstOrDefault(other => other.Value.Fact == report.Fact) is { Key: { } twice })
            Violations.Add($"{report.Fact} was sent under the keys {twice} and {key}");
        if (report.IsViolation) Violations.Add($"Out of order: {report.Fact}");
        schedule.Trace?.Invoke($"received {key} {report.Fact}");
        Received[key] = report;
    }

    private static int Number(string key) => int.Parse(key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..], System.Globalization.CultureInfo.InvariantCulture);
}

using CallCenter.Persistence.Processes;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Server.Problems;

namespace CallCenter.Workflows.Server.Processes.Lifecycle;

/// <summary>
/// Does what lifecycles drawn as flows ask for, by the services that the pages use. It acts for the owner of the process. What a
/// service refuses is an answer.
/// </summary>
internal sealed class LifecycleHandler(CandidateSteps candidates, VersionSteps versions, PilotSteps pilots, RolloutSteps rollouts, ProcessStore store) : IAskHandler
{
    /// <summary>Who acts when nobody answers for the process.</summary>
    private const string Nobody = "system";

    public IReadOnlyCollection<Type> RequestTypes { get; } = [typeof(LifecycleQuestion)];

    /// <summary>A design check reads all workflows of a version, a verdict weeks of facts.</summary>
    public bool IsSlow => true;

    public async ValueTask<object?> AnswerAsync(object request, string idempotencyKey, CancellationToken cancellationToken)
    {
        try
        {
            var question = (LifecycleQuestion)request;
            var by = (await store.FindAsync(question.Process, cancellationToken))?.Process.Owner ?? Nobody;
            return await DoAsync(question, by, cancellationToken) is { } answer
                ? answer
                : new AskFailed($"Lifecycles do not answer {request.GetType().Name}.", Retryable: false);
        }
        catch (ProblemException refused)
        {
            return new LifecycleAnswer(LifecycleAnswer.Refused, WordsOf(refused.Problem));
        }
    }

    private async Task<LifecycleAnswer?> DoAsync(LifecycleQuestion question, string by, CancellationToken cancellationToken) => question switch
    {
        AskRegistration ask => await candidates.RegisterAsync(ask, by, cancellationToken),
        AskScore ask => await candidates.ScoreAsync(ask, by, cancellationToken),
        AskStanding ask => await candidates.DecideAsync(ask, by, cancellationToken),
        AskDraft ask => await versions.DraftAsync(ask, by, cancellationToken),
        AskDesign ask => await versions.CheckAsync(ask, cancellationToken),
        AskDocument ask => await versions.DocumentAsync(ask, cancellationToken),
        AskRelease ask => await versions.ReleaseAsync(ask, by, cancellationToken),
        AskPilotPlan ask => await pilots.PlanAsync(ask, by, cancellationToken),
        AskPilotStart ask => await pilots.StartAsync(ask, by, cancellationToken),
        AskPilotVerdict ask => await pilots.EvaluateAsync(ask, cancellationToken),
        AskPilotEnd ask => await pilots.EndAsync(ask, by, cancellationToken),
        AskRollout ask => await rollouts.EvaluateAsync(ask, by, cancellationToken),
        AskWave ask => await rollouts.StartAsync(ask, by, cancellationToken),
        AskRollBack ask => await rollouts.RollBackAsync(ask, by, cancellationToken),
        _ => null,
    };

    /// <summary>All that was found, not only the first.</summary>
    private static Why WordsOf(Problem problem)
    {
        var found = problem.Errors?.Values.SelectMany(texts => texts).Distinct().ToList() ?? [];
        if (found.Count == 0) found = [problem.Detail ?? problem.Type.Title];
        return new(string.Join(" ", found.Select(text => text.Zh)), string.Join(" ", found.Select(text => text.En)));
    }
}

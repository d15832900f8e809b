using System.Security.Cryptography;
using System.Text;
using CallCenter.Persistence.Deployment;
using CallCenter.Processes.Deployment;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Server.Announcements;
using CallCenter.Workflows.Server.Facts;
using CallCenter.Workflows.Server.Problems;

namespace CallCenter.Workflows.Server.Deployment;

/// <summary>Does what flows ask about deployed processes. A question may come again: what it made before is answered then.</summary>
internal sealed class DeploymentAnswers(AnnouncementDesk announcements, SpotCheckDesk checks, ProblemDesk problems, DeploymentStore store, CentreTime time) : IAskHandler
{
    /// <summary>Who did it, where people do it otherwise.</summary>
    private const string Flow = "flow";

    public IReadOnlyCollection<Type> RequestTypes { get; } = [typeof(AskAnnounce), typeof(AskSpotDraw), typeof(AskOpenProblem)];

    public async ValueTask<object?> AnswerAsync(object request, string idempotencyKey, CancellationToken cancellationToken)
    {
        try
        {
            return request switch
            {
                AskAnnounce ask => new DeploymentAnswer(
                    (await announcements.AnnounceToRestAsync(new(ask.Version, ask.Groups, ask.At + ask.DueIn), Flow, "announcement-" + IdOf(idempotencyKey), cancellationToken)).Id),
                AskSpotDraw ask => await DrawAsync(ask, cancellationToken),
                AskOpenProblem ask => new DeploymentAnswer((await problems.OpenAsync(
                    new(ask.Kind, ask.Process, ask.Group, null, ask.What, ask.ImmediateAction, ask.Owner, ask.At + ask.DueIn), Flow, "problem-" + IdOf(idempotencyKey), cancellationToken)).Id),
                _ => new AskFailed($"Deployment does not answer {request.GetType().Name}.", Retryable: false),
            };
        }
        catch (ProblemException refused)
        {
            var text = refused.Problem.Detail ?? refused.Problem.Type.Title;
            return new DeploymentAnswer(null, Refusal: new(text.Zh, text.En));
        }
    }

    private async Task<DeploymentAnswer> DrawAsync(AskSpotDraw ask, CancellationToken cancellationToken)
    {
        var day = ask.Day ?? time.Today.AddDays(-1);
        if (await store.FindDrawAsync(day.DayNumber, cancellationToken) is null) await checks.DrawAsync(day, ask.Size, null, Flow, cancellationToken);
        return new($"{day:yyyy-MM-dd}", (await store.ListChecksAsync(new(day.DayNumber, null, null), 0, 1, cancellationToken)).Total);
    }

    private static string IdOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..12];
}

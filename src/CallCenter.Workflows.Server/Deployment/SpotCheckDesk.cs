using CallCenter.Persistence.Deployment;
using CallCenter.Persistence.Pilots;
using CallCenter.Processes.Deployment;
using CallCenter.Workflows.Server.Facts;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.Processes;
using CallCenter.Workflows.Server.Settings;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Workflows.Server.Deployment;

/// <summary>Draws the contacts of a day that are looked at, and compares each with its version.</summary>
public sealed class SpotCheckDesk(DeploymentStore store, VersionConformance conformance, CentreTime time, ServerSettings settings)
{
    public const int Most = 500;

    /// <summary>Draws a day that is over, once: who draws again could choose what is found.</summary>
    /// <param name="day">Null for yesterday.</param>
    /// <param name="size">Null for the centre's usual.</param>
    /// <param name="seed">Null for the day's own.</param>
    /// <exception cref="ProblemException">The day is not over, was drawn, or has nothing to draw from.</exception>
    public async Task<SpotDrawRow> DrawAsync(DateOnly? day, int? size, int? seed, string by, CancellationToken cancellationToken)
    {
        var drawn = day ?? time.Today.AddDays(-1);
        new InputCheck()
            .Require(drawn < time.Today, "day", "只能抽查已经结束的日期。", "Only a day that is over can be drawn.")
            .Require(size is null or (>= 1 and <= Most), "size", $"每天抽查 1 到 {Most} 个联络。", $"A day's draw is of 1 to {Most} contacts.")
            .Done();
        if (await store.FindDrawAsync(drawn.DayNumber, cancellationToken) is not null) throw new ProblemException(AlreadyDrawn(drawn));
        var handled = (await store.HandledAsync(drawn.DayNumber, cancellationToken)).ToDictionary(contact => contact.Candidate.ContactId, StringComparer.Ordinal);
        if (handled.Count == 0)
        {
            throw new ProblemException(ProcessProblems.Conflict(
                $"{drawn:yyyy-MM-dd} 没有坐席按流程版本处理的联络，无可抽查；请换一天，或先把版本绑定到坐席组。",
                $"On {drawn:yyyy-MM-dd} no agent handled a contact under a process version, so there is nothing to draw; choose another day, or bind a version to groups first."));
        }

        var draw = new SpotDrawRow
        {
            Day = drawn.DayNumber, Seed = seed ?? drawn.DayNumber, Size = size ?? settings.SpotCheckSize, Candidates = handled.Count, DrawnAt = time.Now, DrawnBy = by,
        };
        var checks = new List<SpotCheckRow>();
        foreach (var one in SpotDraw.Draw([.. handled.Values.Select(contact => contact.Candidate)], draw.Size, draw.Seed))
            checks.Add(await CheckAsync(drawn.DayNumber, handled[one.ContactId], cancellationToken));
        try
        {
            await store.AddDrawAsync(draw, checks, cancellationToken);
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // Somebody drew the same day in the same moment.
            if (await store.FindDrawAsync(drawn.DayNumber, cancellationToken) is null) throw;
            throw new ProblemException(AlreadyDrawn(drawn));
        }

        return draw;
    }

    private async Task<SpotCheckRow> CheckAsync(int day, HandledContact contact, CancellationToken cancellationToken)
    {
        var one = contact.Candidate;
        var deviations = await conformance.CheckAsync(one.ContactId, one.Version, contact.EndedAt, cancellationToken);
        return new()
        {
            Id = "check-" + one.ContactId, Day = day, ContactId = one.ContactId, Group = one.Group, Version = one.Version, Channel = one.Channel, AgentId = contact.AgentId,
            ContactAt = contact.ArrivedAt, Deviations = deviations is null ? null : PlanJson.Write(deviations),
        };
    }

    private static Problem AlreadyDrawn(DateOnly day) => ProcessProblems.Conflict(
        $"{day:yyyy-MM-dd} 已经抽过，每天只抽一次。", $"{day:yyyy-MM-dd} has been drawn; a day is drawn once.");
}

using CallCenter.Persistence.Processes;
using CallCenter.Processes.Catalogue;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Server.Problems;

namespace CallCenter.Workflows.Server.Processes.Lifecycle;

/// <summary>Identify: a candidate is registered, scored and decided about.</summary>
internal sealed class CandidateSteps(ProcessStore store, ProcessEditor editor)
{
    public async Task<LifecycleAnswer> RegisterAsync(AskRegistration ask, string by, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(ask.Process, cancellationToken) is { Process: var known }) return new(IsThatOne(ask, known) ? "Registered" : "Known");
        var wanted = new ProcessWanted
        {
            Id = ask.Process, Name = ask.Name, EnglishName = ask.EnglishName, Description = ask.Description, Class = ask.Class.ToString(), Owner = ask.Owner,
        };
        await editor.AddAsync(wanted, ask.Owner ?? by, cancellationToken);
        return new("Registered");
    }

    public async Task<LifecycleAnswer> ScoreAsync(AskScore ask, string by, CancellationToken cancellationToken)
    {
        var stored = await RequiredAsync(ask.Process, cancellationToken);
        if (!stored.Process.Score.SequenceEqual(ask.Points))
        {
            var wanted = new ScoreWanted(stored.Revision, [.. ask.Points.Select(entry => new PointsWanted(entry.Criterion, entry.Points))]);
            stored = await editor.ScoreAsync(ask.Process, wanted, by, cancellationToken);
        }

        return new("Scored") { Figure = CandidateScoring.Rank(stored.Process.Score)?.Priority };
    }

    public async Task<LifecycleAnswer> DecideAsync(AskStanding ask, string by, CancellationToken cancellationToken)
    {
        var stored = await RequiredAsync(ask.Process, cancellationToken);
        if (stored.Process.Standing != ask.Standing)
            await editor.DecideAsync(ask.Process, new(stored.Revision, ask.Standing.ToString(), ask.Reason), by, cancellationToken);
        return new(ask.Standing.ToString());
    }

    /// <summary>What an earlier call of the same question made.</summary>
    private static bool IsThatOne(AskRegistration ask, Process known) =>
        known.Standing == ProcessStanding.Candidate && known.Score.Count == 0
        && (known.Name, known.EnglishName, known.Description, known.Class, known.Owner) == (ask.Name, ask.EnglishName, ask.Description, ask.Class, ask.Owner);

    private async Task<StoredProcess> RequiredAsync(string id, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) ?? throw new ProblemException(ProcessProblems.NoProcess(id));
}

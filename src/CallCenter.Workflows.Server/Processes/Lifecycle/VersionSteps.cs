using System.Globalization;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Rules;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.Processes.Design;
using CallCenter.Workflows.Server.Processes.Documents;
using CallCenter.Workflows.Server.SignIn;
using CallCenter.Workflows.Server.Web;
using Problem = CallCenter.Workflows.Server.Problems.Problem;

namespace CallCenter.Workflows.Server.Processes.Lifecycle;

/// <summary>Define: a version is drafted, checked, documented and released.</summary>
internal sealed class VersionSteps(ProcessStore store, VersionEditor editor, VersionDesign design, DocumentMaker documents)
{
    /// <summary>A person mends them one after another; the page shows them all.</summary>
    private const int MostFindings = 8;

    public async Task<LifecycleAnswer> DraftAsync(AskDraft ask, string by, CancellationToken cancellationToken)
    {
        var latest = (await AliveAsync(ask.Process, cancellationToken)).FirstOrDefault();
        if (latest is not { Version.Status: VersionStatus.Draft })
        {
            // What a pilot has rejected is still the best to begin from.
            var revised = latest ?? (await store.ListVersionsAsync(ask.Process, cancellationToken)).MaxBy(version => version.Version.Number);
            latest = await editor.DraftAsync(ask.Process, revised?.Version.Number, by, cancellationToken);
        }

        return new("Drafted") { Number = latest.Version.Number, Id = latest.Version.Id };
    }

    public async Task<LifecycleAnswer> CheckAsync(AskDesign ask, CancellationToken cancellationToken)
    {
        var version = (await FindAsync(ask.Process, ask.Version, cancellationToken)).Version;
        var chinese = await FoundAsync(version, "zh-CN", cancellationToken);
        var english = await FoundAsync(version, "en-US", cancellationToken);
        var words = chinese.Count == 0 ? null : new Why(Listed(chinese), Listed(english));
        var outcome = chinese.Any(finding => finding.Severity == Severity.Error) ? "Errors" : chinese.Count > 0 ? "Warnings" : "Passed";
        return new(outcome, words) { Number = version.Number, Id = version.Id };
    }

    public async Task<LifecycleAnswer> DocumentAsync(AskDocument ask, CancellationToken cancellationToken)
    {
        var version = (await FindAsync(ask.Process, ask.Version, cancellationToken)).Version;
        var document = await documents.MakeAsync(ask.Process, version.Number, RequestLanguage.Chinese, cancellationToken);
        return new("Made")
        {
            Number = version.Number, Title = document.Title, Id = FormattableString.Invariant($"/api/processes/{version.Process}/versions/{version.Number}/document"),
        };
    }

    public async Task<LifecycleAnswer> ReleaseAsync(AskRelease ask, string by, CancellationToken cancellationToken)
    {
        var stored = await FindAsync(ask.Process, ask.Version, cancellationToken);
        if (stored.Version.Status != VersionStatus.Released) stored = await editor.ReleaseAsync(stored, stored.Revision, by, cancellationToken);
        return new("Released") { Number = stored.Version.Number, Id = stored.Version.Id };
    }

    /// <summary>A version by its number, or the latest that has not been given up.</summary>
    /// <exception cref="ProblemException">There is none.</exception>
    public async Task<StoredVersion> FindAsync(string process, int? number, CancellationToken cancellationToken)
    {
        if (number is { } wanted) return await store.RequireVersionAsync(process, wanted, cancellationToken);
        return (await AliveAsync(process, cancellationToken)).FirstOrDefault() ?? throw new ProblemException(Problem.NotFound(
            $"流程“{process}”没有可用的版本，请先起草。", $"The process \"{process}\" has no version to work with; draft one first."));
    }

    private async Task<IEnumerable<StoredVersion>> AliveAsync(string process, CancellationToken cancellationToken) =>
        (await store.ListVersionsAsync(process, cancellationToken)).Where(version => version.Version.Status is not (VersionStatus.Rejected or VersionStatus.Retired))
            .OrderByDescending(version => version.Version.Number);

    /// <summary>What still stands in the way of a release. Findings speak the language of whoever asks.</summary>
    private async Task<List<VersionFinding>> FoundAsync(ProcessVersion version, string language, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return [.. (await design.CheckAsync(version, cancellationToken)).Where(finding => finding.Severity == Severity.Error || finding is { Severity: Severity.Warning, Reason: null })];
    }

    private static string Listed(List<VersionFinding> findings) =>
        string.Join("\n", findings.OrderByDescending(finding => finding.Severity == Severity.Error).Take(MostFindings).Select(finding => "· " + finding.Message))
        + (findings.Count > MostFindings ? FormattableString.Invariant($"\n… {findings.Count}") : "");
}

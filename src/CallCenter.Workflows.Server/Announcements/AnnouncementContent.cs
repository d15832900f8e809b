using CallCenter.Processes.Announcements;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions.Comparison;
using CallCenter.Workflows.Server.Processes;
using CallCenter.Workflows.Server.Processes.Documents;
using CallCenter.Workflows.Server.Web;

namespace CallCenter.Workflows.Server.Announcements;

/// <summary>A line of the change list: what became of a step, in words.</summary>
/// <param name="Kind">Added, Removed, Changed or Moved.</param>
/// <param name="What">The step.</param>
/// <param name="Details">What it was and what it is.</param>
public sealed record ChangeLine(string Kind, string What, IReadOnlyList<string> Details);

/// <summary>Makes what people read of a version from the version itself: what differs from the one before, in the reader's language.</summary>
public sealed class AnnouncementContent(Persistence.Processes.ProcessStore processes, VersionComparer comparer, ActivityCatalogue catalogue)
{
    /// <summary>Against the version that this one revises, else the one in force, else the one before; empty for a first one.</summary>
    public async Task<IReadOnlyList<ChangeLine>> ChangesAsync(ProcessVersion version, string language, CancellationToken cancellationToken)
    {
        var earlier = (await processes.ListVersionsAsync(version.Process, cancellationToken)).Select(stored => stored.Version).Where(known => known.Number < version.Number).ToList();
        var before = earlier.FirstOrDefault(known => known.Number == version.Revises) ?? earlier.FirstOrDefault(known => known.Status == VersionStatus.InForce)
            ?? earlier.MaxBy(known => known.Number);
        if (before is null) return [];
        var comparison = await comparer.CompareAsync(before, version, cancellationToken);
        var words = new DocumentWords(language == RequestLanguage.Chinese);
        return [.. comparison.Steps.Select(step => Of(step, words)), .. comparison.Flows.SelectMany(flow => Of(flow, language))];
    }

    private static ChangeLine Of(StepDifferenceShown step, DocumentWords words)
    {
        var shown = step.After ?? step.Before!;
        string Line(StepShown line) => string.Join(
            " · ", new[] { words.Of(line.What, line.EnglishWhat ?? line.What), words.Who(line.Role), line.DueMinutes is { } due ? words.Duration(TimeSpan.FromMinutes(due)) : "" }
                .Where(part => part.Length > 0));
        var details = step is { Kind: StepDifferenceKind.Changed, Before: { } before, After: { } after } ? [$"{Line(before)} → {Line(after)}"] : Array.Empty<string>();
        return new(step.Kind.ToString(), words.Of(shown.What, shown.EnglishWhat ?? shown.What), details);
    }

    private IEnumerable<ChangeLine> Of(FlowDifference flow, string language)
    {
        if (flow.Difference is null) return flow.Kind is { } kind ? [new(kind.ToString(), flow.Name ?? flow.DefinitionId, [])] : [];

        // Where a node stands on the drawing is nothing to learn.
        return flow.Difference.Nodes.Where(node => node.Kind.ToString() != nameof(StepDifferenceKind.Moved))
            .Select(node => new ChangeLine(node.Kind.ToString(), $"{flow.Name ?? flow.DefinitionId}: {NameOf(node, language)}", [.. node.Fields.Select(Of)]));
    }

    private string NameOf(NodeDifference node, string language) => node.Title is { Length: > 0 } title ? title : catalogue.Find(node.Type, 1)?.DisplayName.In(language) ?? node.Type;

    private static string Of(FieldDifference field) => $"{field.Before ?? "–"} → {field.After ?? "–"}";
}

/// <summary>A question as an agent gets it: without the answer.</summary>
public sealed record QuestionShown(string Text, IReadOnlyList<string> Choices)
{
    public static QuestionShown Of(QuizQuestion question, bool isChinese) => new(
        isChinese ? question.Text : question.EnglishText ?? question.Text,
        [.. question.Choices.Select(choice => isChinese ? choice.Text : choice.EnglishText ?? choice.Text)]);
}

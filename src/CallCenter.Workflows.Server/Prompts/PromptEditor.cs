using System.Text.RegularExpressions;
using CallCenter.Persistence.Centre.Audit;
using CallCenter.Persistence.Centre.Prompts;
using CallCenter.Workflows.Server.Problems;

namespace CallCenter.Workflows.Server.Prompts;

/// <summary>Changes the library: in the database, on the disk, in what calls are answered from, and in the audit trail.</summary>
internal sealed partial class PromptEditor(PromptStore store, PromptFiles files, PromptLibrary library, PromptUses uses, AuditTrail trail)
{
    private const int LongestText = 4000;
    private const int LongestDescription = 200;

    public async Task DescribeAsync(string name, string? description, string? defaultLanguage, CancellationToken cancellationToken)
    {
        CheckName(name, defaultLanguage, "defaultLanguage")
            .Require(description is null || description.Length <= LongestDescription, "description", $"说明最多 {LongestDescription} 个字。", $"The description may have {LongestDescription} characters.")
            .Done();
        await store.DescribeAsync(name, Given(description), defaultLanguage!, cancellationToken);
        await library.ReloadAsync(cancellationToken);
    }

    public async Task<PromptVersionRow> SaveTextAsync(string name, string language, string? text, string? voice, string by, CancellationToken cancellationToken)
    {
        CheckName(name, language, "language")
            .Require(!string.IsNullOrWhiteSpace(text), "text", "请填写要播报的文字。", "Give the words to be said.")
            .Require(text is null || text.Length <= LongestText, "text", $"文字最多 {LongestText} 个字。", $"The text may have {LongestText} characters.")
            .Require(voice is null || VoicePattern().IsMatch(voice.Trim()), "voice", "嗓音名只能用字母、数字、+、-、_。", "A voice's name has letters, digits, +, - and _ only.")
            .Done();
        return await SaveAsync(name, language, new(text!.Trim(), Given(voice)), by, cancellationToken);
    }

    public async Task<PromptVersionRow> SaveRecordingAsync(
        string name, string language, Stream upload, string? fileName, string? words, string by, CancellationToken cancellationToken)
    {
        CheckName(name, language, "language")
            .Require(words is null || words.Length <= LongestText, "text", $"文字最多 {LongestText} 个字。", $"The text may have {LongestText} characters.")
            .Done();
        var (hash, length) = await files.TakeAsync(upload, cancellationToken);
        var calledBefore = Given(Path.GetFileName(fileName));
        return await SaveAsync(name, language, new(Given(words), null, hash, length, calledBefore is { Length: > 200 } ? calledBefore[..200] : calledBefore), by, cancellationToken);
    }

    public async Task<bool> RevertAsync(string name, string language, int version, string by, CancellationToken cancellationToken)
    {
        if (!await store.RevertAsync(name, language, version, cancellationToken)) return false;
        await library.ReloadAsync(cancellationToken);
        await trail.WriteAsync(by, AuditActions.PromptReverted, name, FormattableString.Invariant($"{language} · {version}"), cancellationToken);
        return true;
    }

    /// <summary>Takes a prompt away, or one of its languages; false when there is none.</summary>
    /// <exception cref="ProblemException">A published flow plays it.</exception>
    public async Task<bool> DeleteAsync(string name, string? language, string by, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(name, cancellationToken) is not { } stored) return false;
        var isLast = language is null || stored.Versions.All(version => version.Language == language);
        if (isLast && await uses.OfAsync(name, cancellationToken) is [_, ..] flows)
        {
            var names = string.Join(", ", flows.Select(flow => flow.Name));
            throw new ProblemException(new(ProblemType.Conflict, new(
                $"已发布的流程正在使用提示音“{name}”：{names}。请先改用别的提示音并发布。",
                $"Published flows play the prompt \"{name}\": {names}. Let them play another one and publish them first.")));
        }

        if (!await store.DeleteAsync(name, language, cancellationToken)) return false;
        await library.ReloadAsync(cancellationToken);
        foreach (var hash in stored.Versions.Where(version => language is null || version.Language == language).Select(version => version.Hash).OfType<string>().Distinct())
        {
            if (!await store.IsUsedAsync(hash, cancellationToken)) files.Delete(hash);
        }

        await trail.WriteAsync(by, AuditActions.PromptDeleted, name, language, cancellationToken);
        return true;
    }

    private async Task<PromptVersionRow> SaveAsync(string name, string language, PromptSave save, string by, CancellationToken cancellationToken)
    {
        var saved = await store.SaveAsync(name, language, save, by, cancellationToken);
        await library.ReloadAsync(cancellationToken);
        await trail.WriteAsync(by, AuditActions.PromptSaved, name, FormattableString.Invariant($"{language} · {saved.Version}"), cancellationToken);
        return saved;
    }

    private static InputCheck CheckName(string name, string? language, string languageField) => new InputCheck()
        .Require(NamePattern().IsMatch(name), "name",
            $"名称用字母、汉字、数字、点、横线和下划线，最多 {PromptRow.LongestName} 个字，如 welcome。", $"A name has letters, digits, dots, dashes and underscores, {PromptRow.LongestName} at most, such as welcome.")
        .Require(language is not null && LanguagePattern().IsMatch(language), languageField, "语言须如 zh-CN、en-US。", "A language is such as zh-CN or en-US.");

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N}._-]{0,79}$")]
    private static partial Regex NamePattern();

    [GeneratedRegex("^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$")]
    private static partial Regex LanguagePattern();

    [GeneratedRegex("^[A-Za-z0-9+_-]{0,60}$")]
    private static partial Regex VoicePattern();
}

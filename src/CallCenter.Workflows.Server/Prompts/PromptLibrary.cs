using System.Collections.Frozen;
using CallCenter.Persistence.Centre.Prompts;
using CallCenter.Telephony;

namespace CallCenter.Workflows.Server.Prompts;

/// <summary>The current versions of all prompts, held in memory because calls ask for them all the time. Whoever changes one in the database reloads.</summary>
internal sealed class PromptLibrary(PromptStore store, PromptFiles files) : IPromptLibrary
{
    private volatile FrozenDictionary<string, StoredPrompt> _prompts = FrozenDictionary<string, StoredPrompt>.Empty;

    /// <summary>All prompts, by name, with the current version of each language.</summary>
    public IReadOnlyList<StoredPrompt> All => [.. _prompts.Values.OrderBy(prompt => prompt.Prompt.Name, StringComparer.Ordinal)];

    public bool Has(string name) => _prompts.ContainsKey(name.Trim());

    public PromptContent? Find(string name, string language)
    {
        if (_prompts.GetValueOrDefault(name.Trim()) is not { } prompt || VersionFor(prompt, language) is not { } version) return null;
        var sound = version.Hash is { } hash ? new PromptSound(hash, files.PathOf(hash), TimeSpan.FromMilliseconds(version.LengthMilliseconds)) : null;
        return new(version.Language, version.Text, version.Voice, sound);
    }

    public async Task ReloadAsync(CancellationToken cancellationToken) =>
        _prompts = (await store.ReadCurrentAsync(cancellationToken)).ToFrozenDictionary(prompt => prompt.Prompt.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The language itself, else another country's of the same language, else the prompt's own default.</summary>
    private static PromptVersionRow? VersionFor(StoredPrompt prompt, string language) =>
        Find(prompt, version => Same(version, language))
        ?? Find(prompt, version => Same(Primary(version.Language), Primary(language)))
        ?? Find(prompt, version => Same(version, prompt.Prompt.DefaultLanguage));

    private static PromptVersionRow? Find(StoredPrompt prompt, Func<PromptVersionRow, bool> fits) => prompt.Versions.FirstOrDefault(fits);

    private static bool Same(PromptVersionRow version, string language) => Same(version.Language, language);

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static string Primary(string language) => language.Split('-')[0];
}

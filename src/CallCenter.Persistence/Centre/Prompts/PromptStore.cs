using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Centre.Prompts;

/// <summary>What somebody saves as the new version of a prompt's language.</summary>
/// <param name="Text">What is spoken, or what the recording says.</param>
/// <param name="Voice">A voice of the speech adapter.</param>
/// <param name="Hash">Of the recording; null when the text is spoken.</param>
/// <param name="Length">Of the recording.</param>
/// <param name="FileName">What the recording was called.</param>
public sealed record PromptSave(string? Text, string? Voice = null, string? Hash = null, TimeSpan Length = default, string? FileName = null);

/// <summary>A prompt with all its versions.</summary>
public sealed record StoredPrompt(PromptRow Prompt, IReadOnlyList<PromptVersionRow> Versions);

/// <summary>The prompt library in the database. People change it, so its times are the wall clock's, whatever clock the centre has.</summary>
public sealed class PromptStore(IDbContextFactory<CallCenterDbContext> database)
{
    /// <summary>Every prompt, by name, with the current version of each language.</summary>
    public async Task<IReadOnlyList<StoredPrompt>> ReadCurrentAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var prompts = await context.Set<PromptRow>().AsNoTracking().OrderBy(prompt => prompt.Name).ToListAsync(cancellationToken);
        var current = (await context.Set<PromptVersionRow>().AsNoTracking().Where(version => version.IsCurrent).ToListAsync(cancellationToken))
            .ToLookup(version => version.Name, StringComparer.Ordinal);
        return [.. prompts.Select(prompt => new StoredPrompt(prompt, [.. current[prompt.Name].OrderBy(version => version.Language, StringComparer.Ordinal)]))];
    }

    /// <summary>A prompt with its whole history, the latest versions first; null when there is none of that name.</summary>
    public async Task<StoredPrompt?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var prompt = await context.Set<PromptRow>().AsNoTracking().FirstOrDefaultAsync(prompt => prompt.Name == name, cancellationToken);
        if (prompt is null) return null;
        var versions = await context.Set<PromptVersionRow>().AsNoTracking().Where(version => version.Name == name)
            .OrderBy(version => version.Language).ThenByDescending(version => version.Version).ToListAsync(cancellationToken);
        return new(prompt, versions);
    }

    /// <summary>Makes the prompt when there is none of that name, else changes what stands over its versions.</summary>
    public async Task DescribeAsync(string name, string? description, string defaultLanguage, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var prompt = await EnsureAsync(context, name, defaultLanguage, cancellationToken);
        (prompt.Description, prompt.DefaultLanguage) = (description, defaultLanguage);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Adds a version, which is the current one from then on; makes the prompt when there is none of that name.</summary>
    public async Task<PromptVersionRow> SaveAsync(string name, string language, PromptSave save, string by, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        await EnsureAsync(context, name, language, cancellationToken);
        var earlier = await context.Set<PromptVersionRow>().Where(version => version.Name == name && version.Language == language).ToListAsync(cancellationToken);
        foreach (var version in earlier) version.IsCurrent = false;
        var added = new PromptVersionRow
        {
            Name = name,
            Language = language,
            Version = earlier.Select(version => version.Version).DefaultIfEmpty(0).Max() + 1,
            IsCurrent = true,
            Text = save.Text,
            Voice = save.Voice,
            Hash = save.Hash,
            LengthMilliseconds = (long)save.Length.TotalMilliseconds,
            FileName = save.FileName,
            SavedBy = by,
            SavedAt = TimeProvider.System.GetUtcNow(),
        };
        context.Add(added);
        await context.SaveChangesAsync(cancellationToken);
        return added;
    }

    /// <summary>Makes an earlier version the current one again. False when there is no such version.</summary>
    public async Task<bool> RevertAsync(string name, string language, int version, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var rows = await context.Set<PromptVersionRow>().Where(row => row.Name == name && row.Language == language).ToListAsync(cancellationToken);
        if (rows.TrueForAll(row => row.Version != version)) return false;
        foreach (var row in rows) row.IsCurrent = row.Version == version;
        await EnsureAsync(context, name, language, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Takes a prompt away, or one of its languages, with all versions. False when there is none.</summary>
    public async Task<bool> DeleteAsync(string name, string? language, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var versions = await context.Set<PromptVersionRow>().Where(row => row.Name == name && (language == null || row.Language == language)).ToListAsync(cancellationToken);
        var prompt = language is null ? await context.FindAsync<PromptRow>([name], cancellationToken) : null;
        context.RemoveRange(versions);
        if (prompt is not null) context.Remove(prompt);
        await context.SaveChangesAsync(cancellationToken);
        return versions.Count > 0 || prompt is not null;
    }

    /// <summary>Whether some version of some prompt has this recording.</summary>
    public async Task<bool> IsUsedAsync(string hash, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<PromptVersionRow>().AnyAsync(version => version.Hash == hash, cancellationToken);
    }

    private static async Task<PromptRow> EnsureAsync(CallCenterDbContext context, string name, string language, CancellationToken cancellationToken)
    {
        var prompt = await context.FindAsync<PromptRow>([name], cancellationToken);
        if (prompt is null) context.Add(prompt = new() { Name = name, DefaultLanguage = language });
        prompt.UpdatedAt = TimeProvider.System.GetUtcNow();
        return prompt;
    }
}

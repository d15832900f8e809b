using CallCenter.Workflows.Server.Elsa.Definitions;
using System.Security.Claims;
using CallCenter.Persistence.Centre.Prompts;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.Prompts;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CallCenter.Workflows.Server.Api;

/// <summary>The prompt library: names, what they say in each language, and every version of that.</summary>
internal static class PromptEndpoints
{
    private const string Kind = "audio/wav";

    public static void MapPrompts(this IEndpointRouteBuilder routes)
    {
        var prompts = routes.MapGroup("/api/prompts").WithTags("Prompts");
        prompts.MapGet("/", List).RequireAuthorization(Policies.PromptsRead);
        prompts.MapGet("/{name}", FindAsync).RequireAuthorization(Policies.PromptsRead);
        prompts.MapPut("/{name}", DescribeAsync).RequireAuthorization(Policies.PromptsWrite);
        prompts.MapDelete("/{name}", DeleteAsync).RequireAuthorization(Policies.PromptsWrite);
        prompts.MapPut("/{name}/variants/{language}", SaveTextAsync).RequireAuthorization(Policies.PromptsWrite);
        prompts.MapDelete("/{name}/variants/{language}", DeleteVariantAsync).RequireAuthorization(Policies.PromptsWrite);
        prompts.MapPost("/{name}/variants/{language}/recording", UploadAsync).RequireAuthorization(Policies.PromptsWrite)
            .Accepts<Stream>("*/*").WithMetadata(new RequestSizeLimitAttribute(PromptFiles.MostBytes + 1));
        prompts.MapPost("/{name}/variants/{language}/revert", RevertAsync).RequireAuthorization(Policies.PromptsWrite);
        prompts.MapGet("/{name}/variants/{language}/audio", ListenAsync).RequireAuthorization(Policies.PromptsRead);

        // What a call played, by its content: whoever may try a call may hear it.
        routes.MapGet("/api/prompt-sounds/{hash}", Sound).RequireAuthorization(Policies.CallsSimulate).WithTags("Prompts");
    }

    private static Page<PromptShown> List(string? search, [AsParameters] Paging paging, PromptLibrary library)
    {
        var wanted = search?.Trim() ?? "";
        return paging.Of([.. library.All.Where(prompt => Holds(prompt, wanted)).Select(Show)]);
    }

    private static async Task<Results<Ok<PromptDetail>, Problem>> FindAsync(string name, PromptStore store, PromptUses uses, CancellationToken cancellationToken) =>
        await DetailAsync(name, store, uses, cancellationToken) is { } detail ? TypedResults.Ok(detail) : NoPrompt(name);

    private static async Task<Ok<PromptDetail>> DescribeAsync(
        string name, PromptWanted wanted, PromptEditor editor, PromptStore store, PromptUses uses, CancellationToken cancellationToken)
    {
        await editor.DescribeAsync(name, wanted.Description, wanted.DefaultLanguage, cancellationToken);
        return TypedResults.Ok(await DetailAsync(name, store, uses, cancellationToken));
    }

    private static async Task<Ok<PromptDetail>> SaveTextAsync(
        string name, string language, TextWanted wanted, ClaimsPrincipal person, PromptEditor editor, PromptStore store, PromptUses uses, CancellationToken cancellationToken)
    {
        await editor.SaveTextAsync(name, language, wanted.Text, wanted.Voice, person.Identity!.Name!, cancellationToken);
        return TypedResults.Ok(await DetailAsync(name, store, uses, cancellationToken));
    }

    /// <summary>The body is the file itself.</summary>
    private static async Task<Results<Ok<PromptDetail>, Problem>> UploadAsync(
        string name, string language, string? fileName, string? text, HttpRequest request, ClaimsPrincipal person, PromptEditor editor, PromptStore store, PromptUses uses,
        CancellationToken cancellationToken)
    {
        if (request.ContentLength > PromptFiles.MostBytes) return SoundProblems.TooLarge;
        await editor.SaveRecordingAsync(name, language, request.Body, fileName, text, person.Identity!.Name!, cancellationToken);
        return TypedResults.Ok(await DetailAsync(name, store, uses, cancellationToken));
    }

    private static async Task<Results<Ok<PromptDetail>, Problem>> RevertAsync(
        string name, string language, RevertWanted wanted, ClaimsPrincipal person, PromptEditor editor, PromptStore store, PromptUses uses, CancellationToken cancellationToken)
    {
        new InputCheck().Require(wanted.Version is >= 1, "version", "请给出要恢复的版本号。", "Give the version to go back to.").Done();
        if (!await editor.RevertAsync(name, language, wanted.Version!.Value, person.Identity!.Name!, cancellationToken)) return NoVersion(name, language);
        return TypedResults.Ok(await DetailAsync(name, store, uses, cancellationToken));
    }

    private static async Task<Results<NoContent, Problem>> DeleteAsync(string name, ClaimsPrincipal person, PromptEditor editor, CancellationToken cancellationToken) =>
        await editor.DeleteAsync(name, null, person.Identity!.Name!, cancellationToken) ? TypedResults.NoContent() : NoPrompt(name);

    private static async Task<Results<NoContent, Problem>> DeleteVariantAsync(
        string name, string language, ClaimsPrincipal person, PromptEditor editor, CancellationToken cancellationToken) =>
        await editor.DeleteAsync(name, language, person.Identity!.Name!, cancellationToken) ? TypedResults.NoContent() : NoVersion(name, language);

    private static async Task<Results<PhysicalFileHttpResult, Problem>> ListenAsync(
        string name, string language, int? version, PromptStore store, PromptFiles files, CancellationToken cancellationToken)
    {
        var stored = await store.FindAsync(name, cancellationToken);
        var wanted = stored?.Versions.FirstOrDefault(row => row.Language == language && (version is { } number ? row.Version == number : row.IsCurrent));
        if (wanted is null) return NoVersion(name, language);
        var file = wanted.Hash is { } hash ? files.PathOf(hash) : await files.SpeakAsync(wanted.Text ?? "", wanted.Language, wanted.Voice);
        return File.Exists(file) ? TypedResults.PhysicalFile(file, Kind, enableRangeProcessing: true) : NoVersion(name, language);
    }

    private static Results<PhysicalFileHttpResult, Problem> Sound(string hash, HttpResponse response, PromptFiles files)
    {
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower) || !File.Exists(files.PathOf(hash)))
            return Problem.NotFound("没有这段录音。", "There is no such recording.");
        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.PhysicalFile(files.PathOf(hash), Kind, enableRangeProcessing: true);
    }

    private static async Task<PromptDetail?> DetailAsync(string name, PromptStore store, PromptUses uses, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(name, cancellationToken) is not { } stored) return null;
        var shown = Show(stored with { Versions = [.. stored.Versions.Where(version => version.IsCurrent)] });
        return new(shown, [.. stored.Versions.Select(Show)], await uses.OfAsync(name, cancellationToken));
    }

    private static bool Holds(StoredPrompt prompt, string text) =>
        new[] { prompt.Prompt.Name, prompt.Prompt.Description }.Concat(prompt.Versions.Select(version => version.Text))
            .Any(own => own?.Contains(text, StringComparison.OrdinalIgnoreCase) == true);

    private static PromptShown Show(StoredPrompt stored) =>
        new(stored.Prompt.Name, stored.Prompt.Description, stored.Prompt.DefaultLanguage, stored.Prompt.UpdatedAt, [.. stored.Versions.Select(Show)]);

    private static VersionShown Show(PromptVersionRow row) => new(
        row.Language, row.Version, row.IsCurrent, row.Hash is null ? "Text" : "Recording", row.Text, row.Voice, row.Hash is null ? null : row.LengthMilliseconds / 1000d,
        row.FileName, row.SavedBy, row.SavedAt);

    private static Problem NoPrompt(string name) => Problem.NotFound($"没有提示音“{name}”。", $"There is no prompt \"{name}\".");

    private static Problem NoVersion(string name, string language) =>
        Problem.NotFound($"提示音“{name}”没有 {language} 的这个版本。", $"The prompt \"{name}\" has no such version in {language}.");

    public sealed record PromptWanted(string? Description, string? DefaultLanguage);

    public sealed record TextWanted(string? Text, string? Voice);

    public sealed record RevertWanted(int? Version);

    /// <summary>A prompt with the current version of each language.</summary>
    public record PromptShown(string Name, string? Description, string DefaultLanguage, DateTimeOffset UpdatedAt, IReadOnlyList<VersionShown> Variants);

    /// <summary>A prompt with all versions, the latest of each language first, and the published flows that play it.</summary>
    public sealed record PromptDetail : PromptShown
    {
        public PromptDetail(PromptShown prompt, IReadOnlyList<VersionShown> versions, IReadOnlyList<FlowUse> usedBy) : base(prompt) => (Versions, UsedBy) = (versions, usedBy);

        public IReadOnlyList<VersionShown> Versions { get; }

        public IReadOnlyList<FlowUse> UsedBy { get; }
    }

    /// <summary>One version of what a prompt says in one language; the kind is Text or Recording.</summary>
    public sealed record VersionShown(
        string Language, int Version, bool IsCurrent, string Kind, string? Text, string? Voice, double? LengthSeconds, string? FileName, string SavedBy, DateTimeOffset SavedAt);
}

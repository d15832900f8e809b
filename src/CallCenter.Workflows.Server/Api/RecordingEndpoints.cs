using System.Security.Claims;
using System.Security.Cryptography;
using CallCenter.Contacts;
using CallCenter.Persistence.Centre.Recordings;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.Recordings;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Api;

/// <summary>Recordings of calls and voicemails.</summary>
internal static class RecordingEndpoints
{
    public static void MapRecordings(this IEndpointRouteBuilder routes)
    {
        var recordings = routes.MapGroup("/api/recordings").WithTags("Recordings").RequireAuthorization(Policies.RecordingsRead);
        recordings.MapGet("/", ListAsync);
        recordings.MapGet("/{id}", FindAsync);
        recordings.MapGet("/{id}/audio", ListenAsync);
    }

    private static async Task<Page<RecordingShown>> ListAsync(
        [AsParameters] RecordingQuery query, [AsParameters] Paging paging, ClaimsPrincipal person, RecordingScope scope, RecordingStore store, ContactNames names,
        CancellationToken cancellationToken)
    {
        paging.Checked();
        var (found, total) = await store.ListAsync(query.Checked() with { Within = await scope.OfAsync(person, cancellationToken) }, paging.Skip, paging.Size, cancellationToken);
        var flows = await names.OfFlowsAsync(found.Select(listing => listing.Recording.DefinitionId), cancellationToken);
        return new([.. found.Select(listing => Show(listing, names, flows))], total, paging.Number, paging.Size);
    }

    private static async Task<Results<Ok<RecordingDetail>, Problem>> FindAsync(
        string id, ClaimsPrincipal person, RecordingScope scope, RecordingStore store, IContactStore contacts, ContactNames names, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } listing || !await MayHearAsync(person, scope, listing, cancellationToken)) return NoRecording(id);
        var recording = listing.Recording;
        var shown = Show(listing, names, await names.OfFlowsAsync([recording.DefinitionId], cancellationToken));
        var contact = await contacts.FindAsync(new(recording.ContactId), cancellationToken);
        var marks = RecordingTimeline.MarksOf(contact?.Journal ?? [], recording.StartedAt, TimeSpan.FromMilliseconds(recording.LengthMilliseconds));
        return TypedResults.Ok(new RecordingDetail(shown, [.. marks.Select(mark => new MarkShown(mark.Offset.TotalSeconds, mark.Entry.Kind, mark.Entry.Text))]));
    }

    private static async Task<Results<FileStreamHttpResult, Problem>> ListenAsync(
        string id, ClaimsPrincipal person, RecordingScope scope, HttpResponse response, RecordingStore store, RecordingVault vault, ListeningLog log, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } listing || !await MayHearAsync(person, scope, listing, cancellationToken)) return NoRecording(id);
        var recording = listing.Recording;
        Stream sound;
        try
        {
            sound = vault.Open(recording);
        }
        catch (Exception failure) when (failure is IOException or CryptographicException)
        {
            return new Problem(ProblemType.Gone, new(
                $"录音“{id}”的文件已不在，或者不是本服务器加密的，无法播放。", $"The file of recording \"{id}\" is gone, or was not sealed by this server; it cannot be played."));
        }

        await log.NoteAsync(person.Identity!.Name!, recording, cancellationToken);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(sound, "audio/wav", enableRangeProcessing: true);
    }

    private static async Task<bool> MayHearAsync(ClaimsPrincipal person, RecordingScope scope, RecordingListing listing, CancellationToken cancellationToken) =>
        await scope.OfAsync(person, cancellationToken) is not { } reach || reach.Covers(listing.Recording);

    private static Problem NoRecording(string id) => Problem.NotFound($"没有录音“{id}”。", $"There is no recording \"{id}\".");

    private static RecordingShown Show(RecordingListing listing, ContactNames names, IReadOnlyDictionary<string, string> flows)
    {
        var row = listing.Recording;
        return new(
            row.Id, row.ContactId, row.Kind.ToString(), row.StartedAt, row.LengthMilliseconds / 1000d, row.Size, row.From, row.To, listing.CustomerName,
            row.AgentId, row.AgentName, row.Queue, names.OfQueue(row.Queue), row.DefinitionId,
            row.DefinitionId is { } flow ? flows.GetValueOrDefault(flow, flow) : null, row.DefinitionVersion, row.InstanceId);
    }

    /// <summary>What is looked for. Times are ISO 8601; <c>until</c> itself is not included.</summary>
    public sealed class RecordingQuery
    {
        public string? Search { get; init; }
        public string? ContactId { get; init; }
        public string? AgentId { get; init; }
        public string? Queue { get; init; }
        public string? CustomerId { get; init; }
        public string? DefinitionId { get; init; }
        public int? DefinitionVersion { get; init; }
        public string? Kind { get; init; }
        public DateTimeOffset? From { get; init; }
        public DateTimeOffset? Until { get; init; }

        internal RecordingFilter Checked()
        {
            RecordingKind kind = default;
            new InputCheck()
                .Require(string.IsNullOrEmpty(Kind) || Enum.TryParse(Kind, ignoreCase: true, out kind) && Enum.IsDefined(kind), "kind",
                    "类别须为 Call 或 Voicemail。", "The kind must be Call or Voicemail.")
                .Require(!(Until <= From), "until", "结束时间须晚于开始时间。", "The end must be later than the beginning.")
                .Done();
            return new()
            {
                Search = Search, ContactId = Given(ContactId), AgentId = Given(AgentId), Queue = Given(Queue), CustomerId = Given(CustomerId),
                DefinitionId = Given(DefinitionId), DefinitionVersion = DefinitionVersion, Kind = string.IsNullOrEmpty(Kind) ? null : kind, From = From, Until = Until,
            };
        }

        private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    public record RecordingShown(
        string Id, string ContactId, string Kind, DateTimeOffset StartedAt, double LengthSeconds, long Size, string From, string To, string? CustomerName,
        string? AgentId, string? AgentName, string? Queue, string? QueueName, string? DefinitionId, string? DefinitionName, int? DefinitionVersion,
        string? InstanceId);

    public sealed record RecordingDetail : RecordingShown
    {
        public RecordingDetail(RecordingShown recording, IReadOnlyList<MarkShown> marks) : base(recording) => Marks = marks;

        public IReadOnlyList<MarkShown> Marks { get; }
    }

    /// <summary>Something that happened, at its second of the recording.</summary>
    public sealed record MarkShown(double At, string Kind, string Text);
}

using System.Security.Claims;
using CallCenter.Persistence.Announcements;
using CallCenter.Persistence.Processes;
using CallCenter.Workflows.Server.Api;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.Processes;
using CallCenter.Workflows.Server.Processes.Documents;
using CallCenter.Workflows.Server.SignIn;
using CallCenter.Workflows.Server.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Announcements;

/// <summary>The lessons of versions, and their announcements as owners follow them.</summary>
internal static class AnnouncementEndpoints
{
    public static void MapAnnouncements(this IEndpointRouteBuilder routes)
    {
        const string lesson = "/api/processes/{id}/versions/{number:int}/lesson";
        routes.MapGet(lesson, LessonAsync).WithTags("Announcements").RequireAuthorization(Policies.ProcessesRead);
        routes.MapPut(lesson, SaveLessonAsync).WithTags("Announcements").RequireAuthorization(Policies.ProcessesWrite);
        var announcements = routes.MapGroup("/api/announcements").WithTags("Announcements");
        announcements.MapGet("/", ListAsync).RequireAuthorization(Policies.PilotsRead);
        announcements.MapPost("/", AnnounceAsync).RequireAuthorization(Policies.PilotsWrite);
        announcements.MapGet("/{id}", FindAsync).RequireAuthorization(Policies.PilotsRead);
        announcements.MapGet("/{id}/meeting-note", NoteAsync).RequireAuthorization(Policies.PilotsRead);
        routes.MapOwnAnnouncements();
    }

    private static async Task<LessonShown> LessonAsync(string id, int number, ProcessStore processes, AnnouncementStore store, CancellationToken cancellationToken)
    {
        await processes.RequireVersionAsync(id, number, cancellationToken);
        return LessonShown.Of(await store.LessonAsync(id, number, cancellationToken), await store.IsAnnouncedAsync(id, number, cancellationToken));
    }

    private static async Task<LessonShown> SaveLessonAsync(
        string id, int number, LessonWanted wanted, ClaimsPrincipal person, ProcessStore processes, AnnouncementStore store, AnnouncementDesk desk, CancellationToken cancellationToken)
    {
        var version = await processes.RequireVersionAsync(id, number, cancellationToken);
        await desk.SaveLessonAsync(version.Version, wanted.ToLesson(), ProcessProblems.Required(wanted.Revision), NameOf(person), cancellationToken);
        return LessonShown.Of(await store.LessonAsync(id, number, cancellationToken), isFixed: false);
    }

    private static async Task<Page<AnnouncementShown>> ListAsync([AsParameters] Paging paging, AnnouncementStore store, AnnouncementProgress progress, CancellationToken cancellationToken)
    {
        paging.Checked();
        var (rows, total) = await store.ListAsync(paging.Skip, paging.Size, cancellationToken);
        var shown = new List<AnnouncementShown>();
        foreach (var row in rows) shown.Add((await progress.OfAsync(row, cancellationToken)).Head);
        return new(shown, total, paging.Number, paging.Size);
    }

    private static async Task<Created<AnnouncementShown>> AnnounceAsync(
        AnnouncementWanted wanted, ClaimsPrincipal person, AnnouncementDesk desk, AnnouncementProgress progress, CancellationToken cancellationToken)
    {
        var row = await desk.AnnounceAsync(wanted, NameOf(person), null, cancellationToken);
        return TypedResults.Created($"/api/announcements/{row.Id}", (await progress.OfAsync(row, cancellationToken)).Head);
    }

    private static async Task<AnnouncementDetail> FindAsync(
        string id, HttpContext http, AnnouncementDesk desk, AnnouncementStore store, ProcessStore processes, AnnouncementProgress progress, AnnouncementContent content,
        CancellationToken cancellationToken)
    {
        var row = await desk.FoundAsync(id, cancellationToken);
        var version = await processes.RequireVersionAsync(row.Process, row.Number, cancellationToken);
        var lesson = (await store.LessonAsync(row.Process, row.Number, cancellationToken)).Lesson;
        var (head, groups) = await progress.OfAsync(row, cancellationToken);
        var different = lesson.DifferentIn(http.Language() == RequestLanguage.Chinese);
        return new(head, await content.ChangesAsync(version.Version, http.Language(), cancellationToken), different, lesson.Questions.Count, groups);
    }

    /// <param name="format"><c>html</c> (as when left out) or <c>markdown</c>.</param>
    /// <param name="language"><c>zh-CN</c> or <c>en-US</c>; the reader's when left out.</param>
    private static async Task<IResult> NoteAsync(
        string id, string? format, string? language, HttpContext http, AnnouncementDesk desk, MeetingNotes notes, CancellationToken cancellationToken)
    {
        DocumentEndpoints.Check(format, language);
        var row = await desk.FoundAsync(id, cancellationToken);
        var note = await notes.MakeAsync(row, language ?? http.Language(), cancellationToken);
        return format == "markdown" ? DocumentEndpoints.Markdown(MarkdownWriter.Write(note), $"{row.Process}-{row.Number}-meeting") : DocumentEndpoints.Html(http, HtmlWriter.Write(note));
    }

    private static string NameOf(ClaimsPrincipal person) => person.Identity?.Name ?? "?";
}

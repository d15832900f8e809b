using CallCenter.Workflows.Server.Processes;
using CallCenter.Persistence.Announcements;
using CallCenter.Persistence.Pilots;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Announcements;
using CallCenter.Workflows.Server.Desk;
using CallCenter.Workflows.Server.Facts;
using CallCenter.Workflows.Server.Processes.Documents;
using CallCenter.Workflows.Server.SignIn;
using CallCenter.Workflows.Server.Web;

namespace CallCenter.Workflows.Server.Announcements;

/// <summary>Announcements as the agents have them whom they are for: to read, to confirm, to be asked about.</summary>
internal static class OwnAnnouncementEndpoints
{
    public static void MapOwnAnnouncements(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("/api/me/announcements").WithTags("Announcements").RequireAuthorization(Policies.DeskOwn);
        own.MapGet("/", ListAsync);
        own.MapGet("/{id}", FindAsync);
        own.MapGet("/{id}/document", DocumentAsync);
        own.MapPost("/{id}/receipt", ReadAsync);
        own.MapPost("/{id}/quiz", TakeQuizAsync);
    }

    private static async Task<IReadOnlyList<OwnAnnouncement>> ListAsync(
        Me me, HttpContext http, AnnouncementDesk desk, AnnouncementStore store, ProcessStore processes, CentreTime time, CancellationToken cancellationToken)
    {
        var exposures = await store.ExposuresOfAsync(me.AgentId, cancellationToken);
        var shown = new List<OwnAnnouncement>();
        foreach (var row in await desk.ForAsync(me.AgentId, cancellationToken))
            shown.Add(OwnAnnouncement.Of(row, await NameAsync(row, http, processes, cancellationToken), exposures.GetValueOrDefault(row.Version), time.Now));
        return shown;
    }

    private static async Task<OwnAnnouncementDetail> FindAsync(
        string id, Me me, HttpContext http, AnnouncementDesk desk, AnnouncementStore store, ProcessStore processes, AnnouncementContent content, CentreTime time,
        CancellationToken cancellationToken)
    {
        var row = await desk.ForAsync(me.AgentId, id, cancellationToken);
        var version = await processes.RequireVersionAsync(row.Process, row.Number, cancellationToken);
        var lesson = (await store.LessonAsync(row.Process, row.Number, cancellationToken)).Lesson;
        var exposure = (await store.ExposuresOfAsync(me.AgentId, cancellationToken)).GetValueOrDefault(row.Version);
        var isChinese = http.Language() == RequestLanguage.Chinese;
        return new(
            OwnAnnouncement.Of(row, await NameAsync(row, http, processes, cancellationToken), exposure, time.Now),
            lesson.DifferentIn(isChinese), await content.ChangesAsync(version.Version, http.Language(), cancellationToken),
            [.. lesson.Questions.Select(question => QuestionShown.Of(question, isChinese))], Quiz.PassMark);
    }

    /// <summary>The document of the announced version; agents need no other right to read it.</summary>
    private static async Task<IResult> DocumentAsync(string id, Me me, HttpContext http, AnnouncementDesk desk, DocumentMaker maker, CancellationToken cancellationToken)
    {
        var row = await desk.ForAsync(me.AgentId, id, cancellationToken);
        return DocumentEndpoints.Html(http, HtmlWriter.Write(await maker.MakeAsync(row.Process, row.Number, http.Language(), cancellationToken)));
    }

    private static async Task<OwnAnnouncement> ReadAsync(
        string id, Me me, HttpContext http, AnnouncementDesk desk, ProcessStore processes, CentreTime time, CancellationToken cancellationToken)
    {
        var row = await desk.ForAsync(me.AgentId, id, cancellationToken);
        return await ShowAsync(row, await desk.ReadAsync(row, me.AgentId, cancellationToken), http, processes, time, cancellationToken);
    }

    private static async Task<QuizAnswer> TakeQuizAsync(
        string id, AnswersGiven given, Me me, HttpContext http, AnnouncementDesk desk, ProcessStore processes, CentreTime time, CancellationToken cancellationToken)
    {
        var row = await desk.ForAsync(me.AgentId, id, cancellationToken);
        var (result, exposure) = await desk.TakeQuizAsync(row, me.AgentId, given.Answers, cancellationToken);
        return new(result.Score, result.IsPassed, result.Wrong, await ShowAsync(row, exposure, http, processes, time, cancellationToken));
    }

    private static async Task<OwnAnnouncement> ShowAsync(
        AnnouncementRow row, ExposureRow exposure, HttpContext http, ProcessStore processes, CentreTime time, CancellationToken cancellationToken) =>
        OwnAnnouncement.Of(row, await NameAsync(row, http, processes, cancellationToken), exposure, time.Now);

    private static async Task<string> NameAsync(AnnouncementRow row, HttpContext http, ProcessStore processes, CancellationToken cancellationToken)
    {
        if ((await processes.FindAsync(row.Process, cancellationToken))?.Process is not { } process) return row.Process;
        return http.Language() == RequestLanguage.Chinese ? process.Name : process.EnglishName ?? process.Name;
    }
}

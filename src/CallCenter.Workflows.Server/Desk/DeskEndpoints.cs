using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Centre.Contacts;
using CallCenter.Telephony;
using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Server.Api;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using CallCenter.Workflows.Server.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Desk;

/// <summary>What agents do for themselves. Nothing here takes an agent's id: it is always one's own.</summary>
internal static class DeskEndpoints
{
    private const int LongestSummary = 500;

    public static void MapDesk(this IEndpointRouteBuilder routes)
    {
        routes.MapHub<DeskHub>("/hubs/desk").RequireAuthorization(Policies.DeskOwn);
        var desk = routes.MapGroup("/api/me/agent").WithTags("Desk").RequireAuthorization(Policies.DeskOwn);
        desk.MapGet("/", FindAsync);
        desk.MapPut("/state", SetStateAsync);
        desk.MapPut("/groups", ChooseGroupsAsync);
        desk.MapPost("/accept", AcceptAsync);
        desk.MapPost("/end", async Task<Results<NoContent, Problem>> (Me me, ContactFloor floor) =>
            await floor.EndTalkAsync(me.AgentId) ? TypedResults.NoContent() : NoContact);
        desk.MapPost("/decline", DeclineAsync);
        desk.MapPut("/hold", HoldAsync);
        desk.MapPost("/transfer", (Me me, TransferEndpoints.TransferWanted wanted, ContactFloor floor) => TransferEndpoints.TransferAsync(me.AgentId, wanted, floor));
        desk.MapPost("/transfer/complete", (Me me, ContactFloor floor) => TransferEndpoints.CompleteAsync(me.AgentId, floor));
        desk.MapPost("/transfer/cancel", (Me me, ContactFloor floor) => TransferEndpoints.CancelAsync(me.AgentId, floor));
        desk.MapPost("/transfer/conference", (Me me, ContactFloor floor) => TransferEndpoints.ConferenceAsync(me.AgentId, floor));
        desk.MapGet("/transfer-targets", DeskTargets.FindAsync);
        desk.MapPut("/wrap-up-code", (Me me, AgentEndpoints.CodeWanted wanted, ContactFloor floor) => AgentEndpoints.CodeAsync(me.AgentId, wanted, floor));
        desk.MapPost("/messages/{contactId}/take", (Me me, string contactId, ContactFloor floor) => AgentEndpoints.TakeMessageAsync(me.AgentId, contactId, floor));
        desk.MapPost("/messages/{contactId}/end", (Me me, string contactId, ContactFloor floor) => AgentEndpoints.EndMessageAsync(me.AgentId, contactId, floor));
        desk.MapPut("/contacts/{contactId}/summary", SummariseAsync);
    }

    private static async Task<Results<Ok<DeskShown>, Problem>> FindAsync(Me me, HttpContext http, DeskViews views, CancellationToken cancellationToken) =>
        await views.FindAsync(me.AgentId, http.Language().StartsWith("en", StringComparison.OrdinalIgnoreCase), cancellationToken) is { } desk
            ? TypedResults.Ok(desk)
            : Me.Nobody;

    private static async Task<Results<NoContent, Problem>> SetStateAsync(
        Me me, AgentEndpoints.StateWanted wanted, CentreDirectory directory, ContactFloor floor, ServedGroups served)
    {
        var answer = await AgentEndpoints.SetStateAsync(me.AgentId, wanted, directory, floor);
        if (await floor.AgentAsync(me.AgentId) is { State: AgentState.Offline }) await served.ChooseAsync(me.AgentId, null);
        return answer;
    }

    private static async Task<NoContent> ChooseGroupsAsync(Me me, GroupsWanted wanted, CentreDirectory directory, ServedGroups served)
    {
        var own = directory.Facts.Agents.FirstOrDefault(agent => agent.Id == me.AgentId)?.Groups ?? [];
        var groups = wanted.Groups ?? [];
        new InputCheck()
            .Require(groups.All(own.Contains), "groups", "只能选择自己所在的坐席组。", "Choose from the groups you belong to.")
            .Require(groups.Count > 0 || own.Count == 0, "groups", "请至少选择一个坐席组。", "Choose at least one group.")
            .Done();
        await served.ChooseAsync(me.AgentId, groups);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, Problem>> AcceptAsync(Me me, ContactFloor floor, DeskPhones phones)
    {
        if (await floor.DeskAsync(me.AgentId) is not { Contact: { Deadline: not null, Record: var contact } }) return NoContact;
        if (contact.Channel == Channels.Web) return await AgentEndpoints.TakeMessageAsync(me.AgentId, contact.Id.Value, floor);
        if (phones.Answer(me.AgentId)) return TypedResults.NoContent();
        return new Problem(ProblemType.Conflict, phones.AnswerOnScreen
            ? new("您的电话还没有响铃。", "Your phone does not ring yet.")
            : new("请在话机上接听。", "Take the call at your phone."));
    }

    /// <summary>Only what rings: whoever has just picked up must not hang up on the caller by a click that came late.</summary>
    private static async Task<Results<NoContent, Problem>> DeclineAsync(Me me, ContactFloor floor) =>
        await floor.DeskAsync(me.AgentId) is { Contact.Deadline: not null } && await floor.EndTalkAsync(me.AgentId) ? TypedResults.NoContent() : NoContact;

    private static async Task<Results<NoContent, Problem>> HoldAsync(Me me, HoldWanted wanted, ContactFloor floor)
    {
        new InputCheck().Require(wanted.On is not null, "on", "请说明保持还是恢复。", "Say whether to hold or to resume.").Done();
        return await floor.HoldAsync(me.AgentId, wanted.On!.Value) ? TypedResults.NoContent() : NoContact;
    }

    private static async Task<Results<NoContent, Problem>> SummariseAsync(
        Me me, string contactId, SummaryWanted wanted, ContactNotes notes, CancellationToken cancellationToken)
    {
        var text = wanted.Text?.Trim() ?? "";
        new InputCheck().Require(text.Length <= LongestSummary, "text", $"小结最多 {LongestSummary} 个字。", $"The summary has up to {LongestSummary} characters.").Done();
        return await notes.WriteAsync(contactId, me.AgentId, text.Length == 0 ? null : text, cancellationToken)
            ? TypedResults.NoContent()
            : Problem.NotFound("您没有这个联络。", "You have no such contact.");
    }

    private static Problem NoContact => new(ProblemType.Conflict, new("现在没有可以这样处理的联络。", "There is no contact at the moment to do that with."));

    public sealed record GroupsWanted(IReadOnlyList<string>? Groups);

    public sealed record HoldWanted(bool? On);

    public sealed record SummaryWanted(string? Text);
}

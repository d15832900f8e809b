using CallCenter.Contacts;
using CallCenter.Persistence.Centre.People;
using CallCenter.Telephony;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Api;

/// <summary>The centre's numbers and the flows that answer them.</summary>
internal static class LineEndpoints
{
    private const int LongestName = 60;

    public static void MapLines(this IEndpointRouteBuilder routes)
    {
        var lines = routes.MapGroup("/api/lines").WithTags("Lines");
        lines.MapGet("/", async ([AsParameters] Paging paging, PublishedFlows flows, CancellationToken cancellationToken) =>
            paging.Of(await flows.LinesAsync(cancellationToken))).RequireAuthorization(Policies.CallsSimulate);
        lines.MapPut("/{number}", SaveAsync).RequireAuthorization(Policies.SettingsWrite);
        lines.MapDelete("/{number}", async Task<Results<NoContent, Problem>> (string number, PeopleEditor editor, CancellationToken cancellationToken) =>
            await editor.RemoveLineAsync(number, cancellationToken)
                ? TypedResults.NoContent()
                : Problem.NotFound($"没有线路“{number}”。", $"There is no line \"{number}\".")).RequireAuthorization(Policies.SettingsWrite);
    }

    private static async Task<LineShown> SaveAsync(string number, LineWanted wanted, PeopleEditor editor, PublishedFlows flows, CancellationToken cancellationToken)
    {
        var rule = RecordingRule.AsCentre;
        new InputCheck()
            .Require(PhoneNumber.IsDiallable(number), "number", "请填写可以拨打的号码，例如 4008101992。", "Give a number that can be dialled, e.g. 4008101992.")
            .Require(wanted.Name?.Trim().Length is > 0 and <= LongestName, "name", $"请填写名称，最多 {LongestName} 个字。", $"Give a name of up to {LongestName} characters.")
            .Require(
                wanted.Recording is null || (Enum.TryParse(wanted.Recording, ignoreCase: true, out rule) && Enum.IsDefined(rule)), "recording",
                $"录音须为：{RecordingRules}。", $"Recording is one of: {RecordingRules}.")
            .Done();
        var dialled = PhoneNumber.Normalize(number);
        await editor.SaveLineAsync(dialled, wanted.Name!.Trim(), rule, cancellationToken);
        return (await flows.LinesAsync(cancellationToken)).First(line => line.Number == dialled);
    }

    private static string RecordingRules => string.Join(", ", Enum.GetNames<RecordingRule>());

    /// <param name="Name">For people.</param>
    /// <param name="Recording">AsCentre, which it is when left out, Always or Never.</param>
    public sealed record LineWanted(string? Name, string? Recording);
}

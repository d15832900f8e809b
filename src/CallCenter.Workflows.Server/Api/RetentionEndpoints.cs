using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Retention;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Api;

/// <summary>How long finished runs, their journals and recordings of calls are kept; the rule named <c>default</c> holds for definitions without one.</summary>
internal static class RetentionEndpoints
{
    private const string Default = "default";
    private const int MostDays = 36_500;

    public static void MapRetention(this IEndpointRouteBuilder routes)
    {
        var rules = routes.MapGroup("/api/retention-rules").WithTags("Retention").RequireAuthorization(Policies.SettingsWrite);
        rules.MapGet("/", ListAsync);
        rules.MapPut("/{definitionId}", SetAsync);
        rules.MapDelete("/{definitionId}", async Task<Results<NoContent, Problem>> (string definitionId, IRetentionStore store, CancellationToken cancellationToken) =>
            await store.RemoveRuleAsync(IdOf(definitionId), cancellationToken)
                ? TypedResults.NoContent()
                : Problem.NotFound("没有这条保留规则。", "There is no such retention rule."));
        rules.MapPost("/apply", async (RetentionService service, CancellationToken cancellationToken) =>
            TypedResults.Ok(await service.SweepAsync(cancellationToken)));
    }

    private static async Task<Page<RuleShown>> ListAsync(
        [AsParameters] Paging paging, IRetentionStore store, DefinitionLibrary definitions, CancellationToken cancellationToken)
    {
        var rules = await store.ReadRulesAsync(cancellationToken);
        var shown = new List<RuleShown> { Show(null, null, rules.Default) };
        foreach (var (id, rule) in rules.Own.OrderBy(rule => rule.Key, StringComparer.Ordinal))
            shown.Add(Show(id, (await definitions.FindAsync(id, VersionOptions.Latest, cancellationToken))?.Name, rule));
        return paging.Of(shown);
    }

    private static async Task<Results<Ok<RuleShown>, Problem>> SetAsync(
        string definitionId, RuleWanted wanted, IRetentionStore store, DefinitionLibrary definitions, CancellationToken cancellationToken)
    {
        new InputCheck()
            .Require(wanted.KeepDays is null or (>= 1 and <= MostDays), "keepDays", $"天数为 1 到 {MostDays}；留空表示一直保留。", $"Give 1 to {MostDays} days; leave it empty to keep for ever.")
            .Require(wanted.KeepCount is null or (>= 0 and <= 10_000_000), "keepCount", "个数为 0 到 10000000；留空表示不限。", "Give 0 to 10,000,000; leave it empty for no limit.")
            .Require(
                wanted.KeepJournalDays is null or (>= 1 and <= MostDays), "keepJournalDays",
                $"天数为 1 到 {MostDays}；留空表示与实例同留。", $"Give 1 to {MostDays} days; leave it empty to keep journals with their runs.")
            .Require(
                wanted.KeepRecordingDays is null or (>= 1 and <= MostDays), "keepRecordingDays",
                $"天数为 1 到 {MostDays}；留空表示一直保留。", $"Give 1 to {MostDays} days; leave it empty to keep for ever.")
            .Done();
        var id = IdOf(definitionId);
        string? name = null;
        if (id is not null)
        {
            if (await definitions.FindAsync(id, VersionOptions.Latest, cancellationToken) is not { } definition)
                return Problem.NotFound($"没有流程定义 {id}。", $"There is no workflow definition {id}.");
            name = definition.Name;
        }

        var rule = new RetentionRule(Days(wanted.KeepDays), wanted.KeepCount, Days(wanted.KeepJournalDays), Days(wanted.KeepRecordingDays));
        await store.SetRuleAsync(id, rule, cancellationToken);
        return TypedResults.Ok(Show(id, name, rule));
    }

    private static string? IdOf(string definitionId) => definitionId == Default ? null : definitionId;

    private static TimeSpan? Days(int? days) => days is { } count ? TimeSpan.FromDays(count) : null;

    private static RuleShown Show(string? definitionId, string? name, RetentionRule rule) =>
        new(definitionId ?? Default, name, (int?)rule.Age?.TotalDays, rule.Count, (int?)rule.JournalAge?.TotalDays, (int?)rule.RecordingAge?.TotalDays);

    public sealed record RuleWanted(int? KeepDays, int? KeepCount, int? KeepJournalDays, int? KeepRecordingDays);

    public sealed record RuleShown(string DefinitionId, string? Name, int? KeepDays, int? KeepCount, int? KeepJournalDays, int? KeepRecordingDays);
}

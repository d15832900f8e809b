using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Alterations;

namespace CallCenter.Workflows.Server.Elsa.Alterations;

/// <summary>Plans of alterations and what came of them as Elsa's clients read them.</summary>
internal static class AlterationViews
{
    public static JsonObject Result(string instanceId, IReadOnlyList<Refusal> refusals, DateTimeOffset at) => new()
    {
        ["workflowInstanceId"] = instanceId,
        ["log"] = new JsonObject { ["logEntries"] = Log(refusals, at) },
        ["workflowHasScheduledWork"] = false,
        ["isSuccessful"] = refusals.Count == 0,
    };

    public static JsonObject Plan(AlterationPlan plan, IEnumerable<AlterationJob> jobs)
    {
        var content = DefinitionJson.Parse(plan.Content);
        return new()
        {
            ["plan"] = new JsonObject
            {
                ["id"] = plan.Id,
                ["alterations"] = content.Array("alterations")?.DeepClone() ?? new JsonArray(),
                ["workflowInstanceFilter"] = content.Object("filter")?.DeepClone() ?? new JsonObject(),
                ["status"] = plan.Status.ToString(),
                ["createdAt"] = ElsaAnswers.Moment(plan.CreatedAt),
                ["startedAt"] = ElsaAnswers.Moment(plan.StartedAt),
                ["completedAt"] = ElsaAnswers.Moment(plan.CompletedAt),
            },
            ["jobs"] = new JsonArray([.. jobs.Select(job => Job(plan, job))]),
        };
    }

    private static JsonObject Job(AlterationPlan plan, AlterationJob job) => new()
    {
        ["id"] = $"{job.PlanId}:{job.InstanceId}",
        ["planId"] = job.PlanId,
        ["workflowInstanceId"] = job.InstanceId,
        ["status"] = job.Status.ToString(),
        ["log"] = job.CompletedAt is { } at ? Log(RefusalLog.Read(job.Log), at) : new JsonArray(),
        ["createdAt"] = ElsaAnswers.Moment(plan.CreatedAt),
        ["startedAt"] = ElsaAnswers.Moment(plan.StartedAt),
        ["completedAt"] = ElsaAnswers.Moment(job.CompletedAt),
    };

    private static JsonArray Log(IReadOnlyList<Refusal> refusals, DateTimeOffset at)
    {
        if (refusals.Count == 0) return [Entry(new("已完成变更。", "The alterations were made."), "Information", at)];
        return new([.. refusals.Select(refusal => Entry(refusal.Reason, "Error", at))]);
    }

    private static JsonObject Entry(Text message, string level, DateTimeOffset at) => new()
    {
        ["message"] = message.Read(),
        ["logLevel"] = level,
        ["timestamp"] = ElsaAnswers.Moment(at),
        ["eventName"] = null,
    };
}

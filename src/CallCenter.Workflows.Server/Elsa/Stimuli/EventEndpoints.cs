using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities.Elsa;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Server.Elsa.Instances;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Elsa.Stimuli;

/// <summary>What integrations tell flows: that an event happened, that a task is done.</summary>
internal static class EventEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").RequireAuthorization(Policies.InstancesWrite);
        group.MapPost("/events/{eventName}/trigger", TriggerAsync);
        group.MapPost("/tasks/{taskId}/complete", CompleteAsync);
    }

    /// <summary>Body: <c>{workflowInstanceId?, activityInstanceId?, correlationId?, input?}</c>. An event that nobody waits for waits itself for a while.</summary>
    private static async Task<IResult> TriggerAsync(string eventName, HttpRequest request, IWorkflowRuntime runtime, CancellationToken cancellationToken)
    {
        var body = await request.ReadObjectAsync(cancellationToken);
        var instanceId = NotEmpty(body.Text("workflowInstanceId")) ?? ActivityRun.ReadId(body.Text("activityInstanceId"))?.InstanceId;
        var correlationId = NotEmpty(body.Text("correlationId"));
        var all = EventStimuli.ToAll(eventName);
        var key = instanceId is not null ? EventStimuli.ToInstance(eventName, instanceId)
            : correlationId is not null ? EventStimuli.ToCorrelated(eventName, correlationId)
            : all;
        var result = await runtime.OfferAsync(
            new($"event:{Guid.NewGuid():N}", key, InputOf(body, "input"), correlationId) { TriggerKey = instanceId is null ? all : key }, cancellationToken);
        return ElsaAnswers.Ok(new JsonObject
        {
            ["resumed"] = ElsaAnswers.Texts(result.Resumed), ["started"] = ElsaAnswers.Texts(result.Started), ["waits"] = result.Waits,
        });
    }

    /// <summary>Body: <c>{result?}</c>.</summary>
    private static async Task<IResult> CompleteAsync(string taskId, HttpContext context, IWorkflowRuntime runtime, CancellationToken cancellationToken)
    {
        var body = await context.Request.ReadObjectAsync(cancellationToken);
        var key = new Activities.StimulusKey(RunTask.Stimulus, taskId);

        // A task's id is known to nobody before its flow waits for it, so an id that nobody waits for is wrong or was used.
        var waiting = await context.RequestServices.GetRequiredService<IInstanceStore>().FindBookmarksAsync([key], cancellationToken);
        if (waiting.Count == 0)
        {
            return ElsaAnswers.Missing(
                $"没有流程在等待任务 {taskId}：编号不正确，或任务已经完成。", $"No flow waits for task {taskId}: the id is wrong, or the task is complete already.");
        }

        var result = await runtime.OfferAsync(new($"task:{taskId}", key, InputOf(body, "result")), cancellationToken);
        return ElsaAnswers.Ok(new JsonObject { ["resumed"] = ElsaAnswers.Texts(result.Resumed) });
    }

    private static object InputOf(JsonObject body, string member) => body[member].ToValue() is { IsUndefined: false } value ? value : Value.Null;

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

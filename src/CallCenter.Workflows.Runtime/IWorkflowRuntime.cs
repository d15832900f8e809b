using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Definitions;

namespace CallCenter.Workflows.Runtime;

/// <summary>Runs workflow instances durably: everything it reports as done is in the store.</summary>
public interface IWorkflowRuntime
{
    /// <summary>
    /// Starts an instance and completes when its first step is committed. Answers the instance's id, or null when the
    /// definition's activation strategy forbids another instance. Throws <see cref="WorkflowNotFoundException"/> when there is no such version.
    /// </summary>
    Task<string?> StartAsync(StartRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Offers a fact from outside to the bookmarks and published triggers that wait for it; completes when its effect is
    /// durable. One that meets nobody waits for <see cref="WorkflowRuntimeOptions.Patience"/>. A second offer with the same id has no effect.
    /// </summary>
    Task<OfferResult> OfferAsync(Stimulus stimulus, CancellationToken cancellationToken = default);

    /// <summary>Cancels an instance; false when there is none of that id, or it was over already.</summary>
    Task<bool> CancelAsync(string instanceId, string reason, CancellationToken cancellationToken = default);

    /// <summary>
    /// Resumes one bookmark of an instance with a payload, as if what it waits for had come (a timer comes due). False when
    /// nothing waits there any more.
    /// </summary>
    Task<bool> ResumeAsync(string instanceId, int bookmarkNumber, object? payload, CancellationToken cancellationToken = default);

    /// <summary>Runs one faulted execution again, or all of an instance; false when there is nothing to retry.</summary>
    Task<bool> RetryAsync(string instanceId, int? executionNumber = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes all of these changes to an instance, or none: then the reasons are answered. Null when there is no such instance.
    /// The same plan alters an instance once, however often it is delivered.
    /// </summary>
    Task<IReadOnlyList<Refusal>?> AlterAsync(
        string instanceId, IReadOnlyList<Alteration> alterations, string? planId = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Completes when nothing is queued, being committed, sent or asked. What waits for the clock (a timer, a command whose
    /// sender failed and is tried again later) does not count, so that a virtual clock may be moved on after it.
    /// </summary>
    Task UntilIdleAsync(CancellationToken cancellationToken = default);
}

/// <summary>Which workflow to start and with what.</summary>
/// <param name="DefinitionId">The id all versions share.</param>
/// <param name="Version">Which version, usually the published one.</param>
/// <param name="CorrelationId">The business key of the new instance.</param>
/// <param name="TriggerActivityId">Begins at this activity instead of the start activity.</param>
/// <param name="Input">Workflow inputs by name.</param>
public sealed record StartRequest(
    string DefinitionId, VersionOptions Version, string? CorrelationId = null, string? TriggerActivityId = null, ValueRecord? Input = null)
{
    /// <summary>The id of the new instance; null makes one. When there is an instance of that id already, nothing new starts.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Facts that expressions and templates see by name from the first activity on.</summary>
    public ValueRecord? Facts { get; init; }

    /// <summary>The instance that starts this one.</summary>
    public string? ParentInstanceId { get; init; }

    /// <summary>The name of the new instance.</summary>
    public string? Name { get; init; }

    /// <summary>What the trigger's activity sees as its payload.</summary>
    public object? Payload { get; init; }
}

/// <summary>A fact from outside that can resume bookmarks or start workflows.</summary>
/// <param name="Id">Names this fact: delivered twice, it has its effect once.</param>
/// <param name="Key">What bookmarks and triggers are found by.</param>
/// <param name="Payload">Comes to the activity's Resume; its type is registered with <c>PayloadTypes</c>.</param>
/// <param name="CorrelationId">The business key of instances it starts.</param>
/// <param name="Alternatives">
/// When given (even empty), the stimulus only starts, and exactly one workflow: of the first key among <paramref name="Key"/> and
/// these that a published trigger has.
/// </param>
public sealed record Stimulus(
    string Id, StimulusKey Key, object? Payload, string? CorrelationId = null, IReadOnlyList<StimulusKey>? Alternatives = null)
{
    /// <summary>What published triggers are found by, where bookmarks are found by a narrower key; null is the same key.</summary>
    public StimulusKey? TriggerKey { get; init; }

    /// <summary>It means something only now: when it meets nobody it is gone, and waits in no inbox.</summary>
    public bool IsFleeting { get; init; }
}

/// <summary>What became of an offered stimulus.</summary>
/// <param name="Resumed">Instances it resumed.</param>
/// <param name="Started">Instances it started.</param>
/// <param name="Waits">It met nobody and waits in the inbox.</param>
public sealed record OfferResult(IReadOnlyList<string> Resumed, IReadOnlyList<string> Started, bool Waits)
{
    public static readonly OfferResult None = new([], [], false);
    public static readonly OfferResult Waiting = new([], [], true);
}

/// <summary>A workflow definition, or the asked version of it, is not there.</summary>
public sealed class WorkflowNotFoundException(string definitionId)
    : Exception($"There is no such version of workflow definition {definitionId}.")
{
    public string DefinitionId { get; } = definitionId;
}

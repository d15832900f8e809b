using System.Text.Json;
using CallCenter.Tasks;

namespace CallCenter.Workflows.Server.Scripts;

/// <summary>How far the script of a contact is.</summary>
public enum ScriptState
{
    /// <summary>None was begun, or the contact is not at the desk.</summary>
    None,

    /// <summary>A step waits for the agent.</summary>
    Waiting,

    /// <summary>It works on what was answered, or waits for something else than the agent's answer.</summary>
    Working,

    Finished,

    /// <summary>The contact was over before it was.</summary>
    Abandoned,

    /// <summary>It broke down; a process owner sees why among the runs.</summary>
    Failed,
}

/// <summary>The guided script beside a contact.</summary>
/// <param name="State">How far it is.</param>
/// <param name="Name">What its flow is called; null without a script.</param>
/// <param name="Version">Of its flow: the one the contact started with.</param>
/// <param name="MayAnswer">Whoever asks has the contact in hand.</param>
/// <param name="Now">What the centre's clock shows.</param>
/// <param name="Current">The step that waits; null when none does.</param>
/// <param name="Passed">Those before it, the earliest first.</param>
public sealed record DeskScript(
    ScriptState State, string? Name, int? Version, bool MayAnswer, DateTimeOffset Now, ScriptStepShown? Current, IReadOnlyList<ScriptStepShown> Passed);

/// <summary>A step of a script.</summary>
/// <param name="Id">To answer it by.</param>
/// <param name="Kind">What is to be done.</param>
/// <param name="Text">What to say, ask or read.</param>
/// <param name="Form">A JSON schema; null without one.</param>
/// <param name="Choices">The outcomes of a choice.</param>
/// <param name="ExpectedSeconds">What it should take.</param>
/// <param name="ShownAt">Since when it is there.</param>
/// <param name="BegunAt">Since when it is read out; null before.</param>
/// <param name="BegunByMe">Whoever asks has begun to read it.</param>
/// <param name="EndedAt">When it was answered.</param>
/// <param name="Outcome">What was chosen.</param>
/// <param name="Values">What was filled in.</param>
/// <param name="Agent">Who answered it.</param>
public sealed record ScriptStepShown(
    string Id, ScriptStepKind Kind, string Text, JsonElement? Form, IReadOnlyList<ScriptChoice> Choices, int? ExpectedSeconds, DateTimeOffset ShownAt, DateTimeOffset? BegunAt, bool BegunByMe,
    DateTimeOffset? EndedAt, string? Outcome, JsonElement? Values, string? Agent)
{
    internal static ScriptStepShown Of(HumanTask step, string agentId) => new(
        step.Id, step.Script!.Value, step.Instructions ?? step.Title, Json(step.Form),
        step.Script == ScriptStepKind.Choose ? [.. step.Outcomes.Select(ScriptChoice.Of)] : [],
        step.Times.DueAt is { } due ? (int)(due - step.CreatedAt).TotalSeconds : null, step.CreatedAt, step.ClaimedAt, step.ClaimedAt is not null && step.Claimer?.Id == agentId,
        step.EndedAt, step.Outcome, Json(step.Values), step.Claimer?.Name);

    private static JsonElement? Json(string? text) => text is null ? null : JsonSerializer.Deserialize<JsonElement>(text);
}

/// <summary>A choice with its key.</summary>
/// <param name="Outcome">To answer with.</param>
/// <param name="Key">Its first word when something follows it; else null.</param>
/// <param name="Text">The rest.</param>
public sealed record ScriptChoice(string Outcome, string? Key, string Text)
{
    internal static ScriptChoice Of(string choice) =>
        choice.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var key, var text] ? new(choice, key, text) : new(choice, null, choice);
}

using System.Text.Json;
using CallCenter.Tasks;

namespace CallCenter.Telephony.Tests.Scenarios;

/// <summary>Where a scenario is played: a centre with the flow published, on a clock that is moved on by hand.</summary>
public interface IScenarioTarget : IAsyncDisposable
{
    /// <summary>Starts a call and answers its id.</summary>
    Task<string> CallAsync(string from, string to);

    Task PressAsync(string call, string digits);
    Task HangUpAsync(string call);

    /// <summary>Lets time pass, and completes when all that follows is done.</summary>
    Task AdvanceAsync(TimeSpan time);

    /// <summary>The call's state and transcript now.</summary>
    Task<ScenarioView> LookAsync(string call);

    /// <summary>A variable of the call's flow, as text.</summary>
    Task<string?> VariableAsync(string call, string name);

    /// <summary>The status of the call's flow: Running, Finished, Cancelled or Faulted, with what is wrong; null when none was started.</summary>
    Task<string?> FlowStatusAsync(string call);
}

/// <summary>Where flows can be started by events, and give tasks to people.</summary>
public interface ITaskTarget
{
    /// <summary>Publishes an event and answers the id of what it began.</summary>
    Task<string> PublishAsync(string name, JsonElement payload);

    /// <summary>Tasks that can be done now.</summary>
    IReadOnlyList<HumanTask> Tasks { get; }

    /// <summary>Takes an event of this name out of those that flows have published; false when there is none.</summary>
    bool TakeEvent(string name);

    Task<TaskStep> CompleteAsync(string task, string outcome, string? values);

    DateTimeOffset Now { get; }
}

/// <summary>Where a flow can guide an agent who has a contact.</summary>
public interface IScriptTarget
{
    /// <summary>Begins the script and answers the id of the contact it is for.</summary>
    Task<string> BeginAsync(ScenarioScript script);

    /// <summary>The step that waits; null when none does.</summary>
    HumanTask? Step { get; }

    /// <summary>The agent begins to read the step out.</summary>
    Task<TaskStep> ReadAsync(string? agent);

    Task<TaskStep> AnswerAsync(string? agent, string? outcome, string? values);

    Task CodeAsync(string call, string code);

    Task WrapUpOverAsync(string call);
}

public sealed record ScenarioView(string State, IReadOnlyList<(string Kind, string Text)> Transcript);

/// <summary>A case did not go as expected.</summary>
public sealed class ScenarioException(string message) : Exception(message);

/// <summary>Plays one case and throws at the first step that does not go as expected.</summary>
public static class ScenarioPlayer
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    public static async Task PlayAsync(ScenarioCase it, IScenarioTarget target)
    {
        var call = it switch
        {
            { Event: { } begins } => await People(target).PublishAsync(begins.Name, begins.Payload),
            { Script: { } script } => await Guide(target).BeginAsync(script),
            _ => await target.CallAsync(it.From, it.To),
        };
        await target.AdvanceAsync(TimeSpan.Zero);
        var found = 0;
        for (var i = 0; i < it.Steps.Count; i++) found = await PlayAsync(it, i, target, call, found);
    }

    private static ITaskTarget People(IScenarioTarget target) =>
        target as ITaskTarget ?? throw new ScenarioException($"{target.GetType().Name} knows no events and no tasks.");

    private static IScriptTarget Guide(IScenarioTarget target) => target as IScriptTarget ?? throw new ScenarioException($"{target.GetType().Name} knows no scripts.");

    private static async Task<int> PlayAsync(ScenarioCase it, int index, IScenarioTarget target, string call, int found)
    {
        var step = it.Steps[index];
        switch (step)
        {
            case { Press: { } keys }:
                await target.PressAsync(call, keys);
                await target.AdvanceAsync(TimeSpan.Zero);
                break;
            case { HangUp: true }:
                await target.HangUpAsync(call);
                await target.AdvanceAsync(TimeSpan.Zero);
                break;
            case { Advance: { } seconds }: await target.AdvanceAsync(TimeSpan.FromSeconds(seconds)); break;
            case { AdvanceTo: { } moment }: await target.AdvanceAsync(moment - People(target).Now); break;
            case { Complete: { } done }:
                var completed = await People(target).CompleteAsync((await TaskAsync(done.Task)).Id, done.Outcome, done.Values?.GetRawText());
                if (completed.Refusal is not null) throw await WrongAsync($"'{done.Task}' to be completed, which was refused: {completed.Because?.En} {string.Join(' ', completed.Fields ?? [])}");
                await target.AdvanceAsync(TimeSpan.Zero);
                break;
            case { Answer: { } answer }:
                await AnswerAsync(answer);
                await target.AdvanceAsync(TimeSpan.Zero);
                break;
            case { ExpectStep: { } text }:
                var shown = await ScriptStepAsync(text);
                if (step.Takes is { } takes && shown.Times.DueAt - shown.CreatedAt != TimeSpan.FromSeconds(takes)) throw await WrongAsync($"'{text}' to take {takes} seconds, not {shown.Times.DueAt - shown.CreatedAt}");
                break;
            case { Disposition: { } code }:
                await Guide(target).CodeAsync(call, code);
                await target.AdvanceAsync(TimeSpan.Zero);
                break;
            case { WrapUpOver: true }:
                await Guide(target).WrapUpOverAsync(call);
                if (Guide(target).Step is { } left) throw await WrongAsync($"no step, not '{left.Title}'");
                break;
            case { ExpectTask: { } title }:
                var task = await TaskAsync(title);
                if (step.For is { } who && task.Assignee.Name != who) throw await WrongAsync($"'{title}' for {who}, not for {task.Assignee.Name}");
                if (step.Due is { } due && task.Times.DueAt != due) throw await WrongAsync($"'{title}' due at {due:O}, not {task.Times.DueAt:O}");
                break;
            case { ExpectNoTask: { } title }:
                if (People(target).Tasks.Any(open => Has(open.Title, title))) throw await WrongAsync($"no task '{title}'");
                break;
            case { ExpectEvent: { } published }:
                if (!People(target).TakeEvent(published)) throw await WrongAsync($"the event {published}");
                break;
            case { ExpectFlow: { } status }:
                if (await target.FlowStatusAsync(call) != status) throw await WrongAsync($"the flow {status}");
                break;
            case { ExpectPrompt: { } text }: return await FindAsync($"a prompt with '{text}'", line => line.Kind == "prompt" && Has(line.Text, text));
            case { ExpectLine: { } line }:
                var (kind, rest) = line.Split(':', 2) is [var k, var r] ? (k, r) : (line, null);
                return await FindAsync($"a line '{line}'", l => l.Kind == kind && (rest is null || Has(l.Text, rest)));
            case { ExpectNoPrompt: { } text }:
                if ((await target.LookAsync(call)).Transcript.Any(line => line.Kind == "prompt" && Has(line.Text, text)))
                    throw await WrongAsync($"no prompt with '{text}'");
                break;
            case { ExpectState: { } state }: await UntilAsync($"state {state}", view => view.State == state); break;
            case { ExpectVariable: { } variable }:
                var (name, value) = (variable[..variable.IndexOf('=')], variable[(variable.IndexOf('=') + 1)..]);
                if (await target.VariableAsync(call, name) is var actual && actual != value) throw await WrongAsync($"{variable}, not '{actual}'");
                break;
            case { ExpectEnded: { } by }:
                await UntilAsync($"the end by {by}", view => view.State == "Ended" && view.Transcript[^1] == ("ended", by));
                if (await target.FlowStatusAsync(call) is not (null or "Finished" or "Cancelled")) throw await WrongAsync("the flow over");
                break;
        }

        return found;

        async Task<HumanTask> TaskAsync(string title) => People(target).Tasks.FirstOrDefault(open => Has(open.Title, title)) ?? throw await WrongAsync($"a task '{title}'");

        async Task<HumanTask> ScriptStepAsync(string text) =>
            Guide(target).Step is { } waits && Has(waits.Instructions!, text) ? waits : throw await WrongAsync($"the step '{text}', not '{Guide(target).Step?.Title ?? "none"}'");

        async Task AnswerAsync(ScenarioAnswer answer)
        {
            await ScriptStepAsync(answer.Step);
            if (answer.Reads is { } seconds)
            {
                await Guide(target).ReadAsync(answer.Agent);
                await target.AdvanceAsync(TimeSpan.FromSeconds(seconds));
            }

            var done = await Guide(target).AnswerAsync(answer.Agent, answer.Outcome, answer.Values?.GetRawText());
            var why = done.Because is null ? null : $"{done.Because.Zh} {done.Because.En} {string.Join(' ', done.Fields ?? [])}";
            if (answer.Refused is { } part ? why is null || !Has(why, part) : why is not null)
                throw await WrongAsync($"'{answer.Step}' to be {(answer.Refused is null ? "answered" : $"refused with '{answer.Refused}'")}: {why ?? "it was answered"}");
        }

        async Task<int> FindAsync(string what, Func<(string Kind, string Text), bool> matches)
        {
            var at = -1;
            await UntilAsync(what, view => (at = view.Transcript.ToList().FindIndex(found, line => matches(line))) >= 0);
            return at + 1;
        }

        async Task UntilAsync(string what, Func<ScenarioView, bool> reached)
        {
            for (var passed = TimeSpan.Zero; !reached(await target.LookAsync(call)); passed += Tick)
            {
                if (passed.TotalSeconds >= step.Within) throw await WrongAsync(what);
                await target.AdvanceAsync(Tick);
            }
        }

        async Task<ScenarioException> WrongAsync(string expected)
        {
            var view = await target.LookAsync(call);
            var said = string.Join(Environment.NewLine, view.Transcript.Select(line => $"  {line.Kind}: {line.Text}"));
            return new ScenarioException(
                $"Case '{it.Name}', step {index + 1}: expected {expected}. The call is {view.State}, its flow {await target.FlowStatusAsync(call) ?? "not started"}:"
                + Environment.NewLine + said);
        }

        static bool Has(string text, string part) => text.Contains(part, StringComparison.Ordinal);
    }
}

using System.Text.Json;

namespace CallCenter.Telephony.Tests.Scenarios;

/// <summary>Calls that a flow is tried with: a centre and cases. Stored beside the flow as <c>NAME.scenario.json</c>.</summary>
public sealed record Scenario
{
    /// <summary>The definition id of the flow that is tried; its file has the same name without <c>.scenario</c>.</summary>
    public required string Flow { get; init; }

    public string? Description { get; init; }
    public required ScenarioCentre Centre { get; init; }
    public required IReadOnlyList<ScenarioCase> Cases { get; init; }
}

/// <summary>The centre the calls come to.</summary>
public sealed record ScenarioCentre
{
    /// <summary>The time at which each case begins, unless it says otherwise.</summary>
    public required DateTimeOffset Clock { get; init; }

    public IReadOnlyList<ScenarioCalendar> Calendars { get; init; } = [];
    public IReadOnlyList<ScenarioQueue> Queues { get; init; } = [];
    public IReadOnlyList<ScenarioAgent> Agents { get; init; } = [];
    public IReadOnlyList<ScenarioCustomer> Customers { get; init; } = [];
    public IReadOnlyList<string> Blocked { get; init; } = [];
    public IReadOnlyList<ScenarioTraffic> Traffic { get; init; } = [];
}

/// <summary>What joined a queue on a day: contacts by the time at which a half hour begins, such as <c>09:30</c>.</summary>
/// <param name="Handling">Mean handling time in seconds.</param>
public sealed record ScenarioTraffic(string Queue, DateOnly Day, IReadOnlyDictionary<string, int> HalfHours, double Handling = 300)
{
    /// <summary>By half hour of the day.</summary>
    public IReadOnlyList<int> Arrivals =>
        [.. Enumerable.Range(0, 48).Select(index => HalfHours.GetValueOrDefault(TimeOnly.MinValue.AddMinutes(30 * index).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)))];
}

/// <summary>Open from one time to another, every day or from Monday to Friday, but not on China's public holidays when it keeps them.</summary>
public sealed record ScenarioCalendar(string Id, string TimeZone, TimeOnly From, TimeOnly To, bool ChineseHolidays = false, bool Workdays = false);

/// <summary>Served by every agent of a group of the queue's own name.</summary>
public sealed record ScenarioQueue(string Id, string Name, int? Capacity = null);

/// <summary>Who works by themselves: answers after a time, talks, wraps up.</summary>
/// <param name="Id">The agent's id.</param>
/// <param name="Name">The agent's name.</param>
/// <param name="Queues">Queues they serve.</param>
/// <param name="AnswersAfter">Seconds; null never answers.</param>
/// <param name="TalksFor">Seconds.</param>
/// <param name="WrapsUpFor">Seconds.</param>
public sealed record ScenarioAgent(
    string Id, string Name, IReadOnlyList<string> Queues, double? AnswersAfter = 3, double TalksFor = 20, double WrapsUpFor = 5);

public sealed record ScenarioCustomer(string Id, string Name, string Title, string Phone);

/// <summary>An event that is published, with what it carries.</summary>
public sealed record ScenarioEvent(string Name, JsonElement Payload);

/// <summary>Somebody completes an open task.</summary>
/// <param name="Task">A part of its title.</param>
/// <param name="Outcome">One of the task's.</param>
/// <param name="Values">What is filled into its form.</param>
public sealed record ScenarioCompletion(string Task, string Outcome, JsonElement? Values = null);

/// <summary>A script that guides an agent who has just answered.</summary>
/// <param name="Agent">Who answered, by id.</param>
/// <param name="From">The customer's number; who they are is looked up in the centre.</param>
public sealed record ScenarioScript(string Agent, string From);

/// <summary>An agent answers a step of the script.</summary>
/// <param name="Step">A part of its text.</param>
/// <param name="Outcome">What is chosen; left out where there is nothing to choose.</param>
/// <param name="Values">What is filled into its form.</param>
/// <param name="Reads">Seconds of reading out, for a step that is read word for word.</param>
/// <param name="Agent">Who answers, by id: another than before has been transferred the contact. Null is whoever has it.</param>
/// <param name="Refused">A part of why it cannot be answered so; null when it can.</param>
public sealed record ScenarioAnswer(string Step, string? Outcome = null, JsonElement? Values = null, double? Reads = null, string? Agent = null, string? Refused = null);

/// <summary>One call, one event, or one script beside a contact, and what is expected of it.</summary>
public sealed record ScenarioCase
{
    public required string Name { get; init; }

    /// <summary>Who calls and which number; empty when the case begins by an event.</summary>
    public string From { get; init; } = "";

    public string To { get; init; } = "";

    /// <summary>What begins the flow instead of a call.</summary>
    public ScenarioEvent? Event { get; init; }

    /// <summary>The agent whom the flow guides, when it is a script.</summary>
    public ScenarioScript? Script { get; init; }

    /// <summary>When it begins; null takes the centre's clock.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Who is signed in; null is everybody.</summary>
    public IReadOnlyList<string>? SignedIn { get; init; }

    /// <summary>Seconds the caller speaks when asked for a message; 0 says nothing.</summary>
    public double Message { get; init; } = 5;

    /// <summary>Also played once for each step, hanging up before it.</summary>
    public bool HangUpAtEveryStep { get; init; }

    public required IReadOnlyList<ScenarioStep> Steps { get; init; }

    /// <summary>The case itself and, if asked for, one for each step at which the caller hangs up.</summary>
    public IEnumerable<ScenarioCase> Expand()
    {
        yield return this with { HangUpAtEveryStep = false };
        if (!HangUpAtEveryStep) yield break;
        for (var i = 0; i < Steps.Count; i++)
        {
            // After what ended the call there is nothing left to hang up.
            if (Steps[i].ExpectEnded is not null || Steps[i].HangUp) yield break;
            yield return this with
            {
                Name = $"{Name} / hang-up before step {i + 1}",
                HangUpAtEveryStep = false,
                Steps = [.. Steps.Take(i), new ScenarioStep { HangUp = true }, new ScenarioStep { ExpectEnded = "Caller" }],
            };
        }
    }
}

/// <summary>One thing somebody does or the test expects: exactly one of its members is given, besides those that say more of what is expected.</summary>
/// <remarks>What is expected in the transcript is looked for after what was found before, letting time pass until it comes.</remarks>
public sealed record ScenarioStep
{
    /// <summary>Keys the caller presses.</summary>
    public string? Press { get; init; }

    /// <summary>Seconds that pass.</summary>
    public double? Advance { get; init; }

    /// <summary>The caller hangs up.</summary>
    public bool HangUp { get; init; }

    /// <summary>A prompt that contains this text begins.</summary>
    public string? ExpectPrompt { get; init; }

    /// <summary>No prompt with this text was said in the whole call so far.</summary>
    public string? ExpectNoPrompt { get; init; }

    /// <summary>The call comes into this state: Ringing, InFlow, Queued, Talking or Ended.</summary>
    public string? ExpectState { get; init; }

    /// <summary>A line of the transcript, <c>kind</c> or <c>kind:text</c>.</summary>
    public string? ExpectLine { get; init; }

    /// <summary>The call is over, ended by Caller, Agent, Flow or System, and its flow too.</summary>
    public string? ExpectEnded { get; init; }

    /// <summary>A variable of the flow: <c>name=value</c>.</summary>
    public string? ExpectVariable { get; init; }

    /// <summary>Time passes until this moment.</summary>
    public DateTimeOffset? AdvanceTo { get; init; }

    /// <summary>A person completes a task.</summary>
    public ScenarioCompletion? Complete { get; init; }

    /// <summary>A task whose title contains this text can be done.</summary>
    public string? ExpectTask { get; init; }

    /// <summary>With <see cref="ExpectTask"/>: whose it is, by name.</summary>
    public string? For { get; init; }

    /// <summary>With <see cref="ExpectTask"/>: when it is due.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>No task whose title contains this text can be done.</summary>
    public string? ExpectNoTask { get; init; }

    /// <summary>The agent goes on with the script.</summary>
    public ScenarioAnswer? Answer { get; init; }

    /// <summary>The script waits at a step whose text contains this.</summary>
    public string? ExpectStep { get; init; }

    /// <summary>With <see cref="ExpectStep"/>: how many seconds it should take.</summary>
    public double? Takes { get; init; }

    /// <summary>The agent gives the contact its result in wrap-up.</summary>
    public string? Disposition { get; init; }

    /// <summary>The contact is over and wrapped up: its script ends.</summary>
    public bool WrapUpOver { get; init; }

    /// <summary>The flow has published an event of this name, once more than was expected before.</summary>
    public string? ExpectEvent { get; init; }

    /// <summary>The flow's status: Running, Finished, Cancelled or Faulted.</summary>
    public string? ExpectFlow { get; init; }

    /// <summary>Seconds of waiting for what is expected.</summary>
    public double Within { get; init; } = 60;
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallCenter.Telephony.Tests.Scenarios;

/// <summary>Reads scenario files and says what is wrong with them.</summary>
public static class ScenarioFile
{
    private static readonly string[] States = ["Ringing", "InFlow", "Queued", "Talking", "Ended"];
    private static readonly string[] Parties = ["Caller", "Agent", "Flow", "System"];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <exception cref="JsonException">It is no scenario; the message names the place.</exception>
    public static Scenario Parse(string json)
    {
        var scenario = JsonSerializer.Deserialize<Scenario>(json, Options) ?? throw new JsonException("The scenario is empty.");
        var problems = Check(scenario).ToList();
        return problems.Count == 0 ? scenario : throw new JsonException(string.Join(Environment.NewLine, problems));
    }

    /// <summary>What is wrong beyond form.</summary>
    public static IEnumerable<string> Check(Scenario scenario)
    {
        var queues = scenario.Centre.Queues.Select(queue => queue.Id).ToHashSet();
        foreach (var agent in scenario.Centre.Agents)
        {
            foreach (var queue in agent.Queues.Where(queue => !queues.Contains(queue)))
                yield return $"Agent {agent.Id} serves queue {queue}, which the centre does not have.";
        }

        foreach (var twice in scenario.Cases.GroupBy(c => c.Name).Where(g => g.Count() > 1))
            yield return $"Two cases are named '{twice.Key}'.";

        foreach (var it in scenario.Cases)
        {
            if (it.Script is { } script && scenario.Centre.Agents.All(agent => agent.Id != script.Agent)) yield return $"Case '{it.Name}': there is no agent {script.Agent} to be guided.";
            if (it.Script is null && it.Event is null && (it.From.Length == 0 || it.To.Length == 0)) yield return $"Case '{it.Name}' begins neither by a call (from, to) nor by an event nor by a script.";
            if (it.Steps.Count == 0) yield return $"Case '{it.Name}' has no steps.";
            foreach (var unknown in (it.SignedIn ?? []).Except(scenario.Centre.Agents.Select(agent => agent.Id)))
                yield return $"Case '{it.Name}': there is no agent {unknown} to sign in.";
            for (var i = 0; i < it.Steps.Count; i++)
            {
                if (Wrong(it.Steps[i]) is { } wrong) yield return $"Case '{it.Name}', step {i + 1}: {wrong}";
            }
        }
    }

    private static string? Wrong(ScenarioStep step)
    {
        object?[] members =
        [
            step.Press, step.Advance, step.HangUp ? true : null, step.ExpectPrompt, step.ExpectNoPrompt, step.ExpectState, step.ExpectLine,
            step.ExpectEnded, step.ExpectVariable, step.AdvanceTo, step.Complete, step.ExpectTask, step.ExpectNoTask, step.ExpectFlow, step.ExpectEvent,
            step.Answer, step.ExpectStep, step.Disposition, step.WrapUpOver ? true : null,
        ];
        var given = members.Count(member => member is not null);
        if (given != 1) return $"a step does or expects exactly one thing, this one {given}.";
        if (step.Press is { } keys && (keys.Length == 0 || keys.Any(key => !"0123456789*#".Contains(key)))) return $"'{keys}' are no keys of a phone.";
        if (step.Advance <= 0) return "time passes forward: advance is more than 0 seconds.";
        if ((step.For ?? (object?)step.Due) is not null && step.ExpectTask is null) return "'for' and 'due' say more of a task that is expected.";
        if (step.Takes is not null && step.ExpectStep is null) return "'takes' says more of a step of a script that is expected.";
        if (step.ExpectState is { } state && !States.Contains(state)) return $"'{state}' is no state of a call; those are {string.Join(", ", States)}.";
        if (step.ExpectEnded is { } by && !Parties.Contains(by)) return $"'{by}' ends no call; that is {string.Join(", ", Parties)}.";
        if (step.ExpectVariable is { } variable && !variable.Contains('=')) return "a variable is expected as name=value.";
        return null;
    }
}

using CallCenter.Agents;
using CallCenter.Contacts;

namespace CallCenter.Telephony.Simulator;

/// <content>Agents' phones and dialled numbers.</content>
public sealed partial class Simulator
{
    private readonly Dictionary<string, SimulatedAgent> _agents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (CallState Call, string Leg)> _phones = new(StringComparer.Ordinal);
    private readonly HashSet<string> _away = new(StringComparer.Ordinal);

    /// <summary>Lets an agent work by themselves from now on, or in another way. They still have to sign in.</summary>
    public void Employ(SimulatedAgent agent)
    {
        lock (_gate) _agents[agent.AgentId] = agent;
    }

    /// <summary>From now on the agent's phone is answered by <see cref="AgentAnswers"/> only.</summary>
    public void Dismiss(string agentId)
    {
        lock (_gate) _agents.Remove(agentId);
    }

    public void SignIn(string agentId) => Want(agentId, AgentState.Available);
    public void SignOff(string agentId) => Want(agentId, AgentState.Offline);
    public void TakeBreak(string agentId, string reason) => Want(agentId, AgentState.Break, reason);

    /// <summary>The agent picks up the ringing phone. False when it does not ring.</summary>
    public bool AgentAnswers(string agentId)
    {
        lock (_gate) return Phone(agentId) is { } phone && AnswerLeg(phone.Call, phone.Leg);
    }

    /// <summary>The agent hangs up, or declines while it rings. False when there is nothing to hang up.</summary>
    public bool AgentHangsUp(string agentId)
    {
        lock (_gate)
        {
            if (Phone(agentId) is not { } phone) return false;
            EndLeg(phone.Call, phone.Leg, phone.Call.Legs[phone.Leg].Answered ? LegEnd.HungUp : LegEnd.Declined);
            return true;
        }
    }

    public ValueTask<TelephonyResult> DialAsync(ContactId contact, Dial dial, string key, CancellationToken cancellationToken) =>
        Do(contact, key, call =>
        {
            if (dial.AgentId is null && !PhoneNumber.IsDiallable(dial.Number ?? "")) return TelephonyResult.Refused;
            var leg = new LegState(dial);
            if (!call.Legs.TryAdd(dial.Leg, leg)) return TelephonyResult.Done;
            if (dial.AgentId is { } agentId) RingAgent(call, leg, agentId);
            else RingNumber(call, leg);
            return TelephonyResult.Done;
        });

    public ValueTask<TelephonyResult> DisconnectAsync(ContactId contact, string leg, string key, CancellationToken cancellationToken) =>
        Do(contact, key, call =>
        {
            if (!call.Legs.ContainsKey(leg)) return TelephonyResult.Gone;
            EndLeg(call, leg, LegEnd.Disconnected);
            return TelephonyResult.Done;
        });

    private void RingAgent(CallState call, LegState leg, string agentId)
    {
        var id = leg.Dial.Leg;
        if (!_phones.TryAdd(agentId, (call, id)))
        {
            leg.Timer = After(TimeSpan.Zero, () => EndLeg(call, id, LegEnd.Busy));
            return;
        }

        var answers = _agents.GetValueOrDefault(agentId)?.AnswerAfter;
        leg.Timer = answers is { } after && after < leg.Dial.Timeout
            ? After(after, () => AnswerLeg(call, id))
            : After(leg.Dial.Timeout, () => EndLeg(call, id, LegEnd.NoAnswer));
    }

    private void RingNumber(CallState call, LegState leg)
    {
        var id = leg.Dial.Leg;
        var far = _options.FarEndOf(PhoneNumber.Normalize(leg.Dial.Number!));
        if (far.After >= leg.Dial.Timeout) leg.Timer = After(leg.Dial.Timeout, () => EndLeg(call, id, LegEnd.NoAnswer));
        else if (far.Refusal is { } refusal) leg.Timer = After(far.After, () => EndLeg(call, id, refusal));
        else leg.Timer = After(far.After, () => AnswerLeg(call, id));
    }

    private bool AnswerLeg(CallState call, string leg)
    {
        if (!call.Legs.TryGetValue(leg, out var it) || it.Answered) return false;
        it.Timer?.Dispose();
        it.Answered = true;
        Emit(new TelephonyEvent.LegAnswered(call.Id, Now, leg));
        return true;
    }

    private void EndLeg(CallState call, string leg, LegEnd reason)
    {
        if (!call.Legs.Remove(leg, out var it)) return;
        it.StopTimers();
        if (!call.HasTalk && call.State == ContactState.Talking)
        {
            call.State = ContactState.InFlow;
            call.IsInTalk = false;
            call.Hear(Now, 0);
        }

        Emit(new TelephonyEvent.LegEnded(call.Id, Now, leg, reason));
        Release(it, it.HasTalked ? call : null);
        if (!it.Answered) ComeBack(it.Dial.AgentId);
    }

    /// <summary>The agent's phone is free; who works by themselves wraps up and is available again.</summary>
    private void Release(LegState leg, CallState? talked)
    {
        if (leg.Dial.AgentId is not { } agentId) return;
        if (_phones.TryGetValue(agentId, out var phone) && phone.Leg == leg.Dial.Leg) _phones.Remove(agentId);
        if (talked is not null && _agents.TryGetValue(agentId, out var agent))
            After(talked.Habits.WrapUpFor ?? agent.WrapUpFor, () => WantIfFree(agentId));
    }

    private void ComeBack(string? agentId)
    {
        if (agentId is not null && _agents.GetValueOrDefault(agentId)?.BackAfter is { } after) After(after, () => WantIfFree(agentId));
    }

    private void WantIfFree(string agentId)
    {
        if (_agents.ContainsKey(agentId) && !_phones.ContainsKey(agentId) && !_away.Contains(agentId))
            Emit(new TelephonyEvent.AgentWants(agentId, Now, AgentState.Available, null) { WorksAlone = true });
    }

    private void Want(string agentId, AgentState state, string? reason = null)
    {
        lock (_gate)
        {
            // Who went away by their own will does not come back by the habit of wrapping up.
            if (state == AgentState.Available) _away.Remove(agentId);
            else _away.Add(agentId);
            Emit(new TelephonyEvent.AgentWants(agentId, Now, state, reason));
        }
    }

    private (CallState Call, string Leg)? Phone(string agentId) => _phones.TryGetValue(agentId, out var phone) ? phone : null;
}

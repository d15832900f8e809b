using CallCenter.Contacts;

namespace CallCenter.Telephony.Asterisk;

/// <content>Calls to customers: the contact's id becomes the channel's, and once it is answered it is a line like any other.</content>
public sealed partial class AsteriskTelephony
{
    public async ValueTask<TelephonyResult> CallAsync(ContactId contact, OutboundCall call, string key, CancellationToken cancellationToken)
    {
        if (!PhoneNumber.IsDiallable(call.Number)) return TelephonyResult.Refused;
        var number = PhoneNumber.Normalize(call.Number);
        var line = new CallLine(contact) { Outgoing = new OutgoingCall() };
        line.IsNew(key);
        lock (_gate)
        {
            if (_over.ContainsKey(contact) || !_lines.TryAdd(contact, line)) return TelephonyResult.Done;
        }

        var isPlaced = false;
        try
        {
            var answer = await _ari.PostAsync(
                line.Path,
                ("endpoint", _options.TrunkEndpointOf(number)),
                ("app", _options.Application),
                ("appArgs", AriNames.Arguments(AriNames.CallKind, contact.Value, number)),
                ("callerId", call.CallerId.Length == 0 ? null : call.CallerId),
                ("timeout", FormattableString.Invariant($"{Math.Ceiling((call.Timeout + RingNet).TotalSeconds)}")));
            isPlaced = answer.IsDone || answer.Status == System.Net.HttpStatusCode.Conflict;
            if (isPlaced) return TelephonyResult.Done;
            LogRefused(_logger, "call " + number, contact, (int)answer.Status, answer.Reason);
            return TelephonyResult.Refused;
        }
        finally
        {
            lock (_gate)
            {
                if (isPlaced) StartRinging(line, call.Timeout);
                else _lines.Remove(contact);
            }
        }
    }

    private void StartRinging(CallLine line, TimeSpan timeout)
    {
        if (line.IsOver || line.Outgoing is not { } call) return;
        call.IsThere = true;
        call.RingTimer = _clock.CreateTimer(_ => StopRinging(line, call), null, timeout, Timeout.InfiniteTimeSpan);
    }

    private void StopRinging(CallLine line, OutgoingCall call)
    {
        lock (_gate)
        {
            if (line.Outgoing is null || line.IsOver) return;
            call.Ending = LegEnd.NoAnswer;
            HangUpLater(line.Path);
        }
    }

    /// <summary>The line is open: by the caller's coming, or by the customer's answer when we called.</summary>
    private void Reached(CallLine line, OutgoingCall? call)
    {
        call?.RingTimer?.Dispose();
        line.Outgoing = null;
        Answered(line);
    }

    /// <summary>Tells that the number did not answer. False when it is no call of ours, or we gave it up ourselves.</summary>
    private bool NotReached(CallLine line, int? cause)
    {
        if (line.Outgoing is not { } call || line.IsHungUp) return false;
        call.RingTimer?.Dispose();
        line.IsOver = true;
        _lines.Remove(line.Id);
        Forget(line.Id);
        Emit(new TelephonyEvent.NotReached(line.Id, Now, call.Ending ?? HangupCause.EndOf(cause)));
        return true;
    }
}

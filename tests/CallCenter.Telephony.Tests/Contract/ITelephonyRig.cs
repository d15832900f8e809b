using CallCenter.Contacts;

namespace CallCenter.Telephony.Tests.Contract;

/// <summary>An adapter under test with people at both ends of the line.</summary>
public interface ITelephonyRig : IAsyncDisposable
{
    /// <summary>The adapter, started, with agents <c>a1</c> and <c>a2</c> whose phones ring until somebody does something.</summary>
    ITelephony Telephony { get; }

    IReadOnlyList<TelephonyEvent> Events { get; }

    Task<ContactId> CallAsync(string from, string to);
    Task PressAsync(ContactId contact, string digits);
    Task HangUpAsync(ContactId contact);

    /// <summary>The agent picks up. False when the phone does not ring.</summary>
    Task<bool> AgentAnswersAsync(string agentId);

    Task AgentHangsUpAsync(string agentId);

    /// <summary>How the far end takes the next call to a number: null answers it after a moment.</summary>
    void FarEnd(LegEnd? refusal);

    /// <summary>
    /// Who of the contact hears what somebody says, in the order of their names: the caller is <c>caller</c>, and the agents are
    /// there by legs of the names <c>leg1</c> for <c>a1</c> and <c>leg2</c> for <c>a2</c>.
    /// </summary>
    Task<string> HearersAsync(ContactId contact, string speaker);

    /// <summary>Whether a prompt is heard now, by <c>caller</c>, <c>a1</c> or <c>a2</c>, who talk with nobody.</summary>
    Task<bool> HearsPromptAsync(ContactId contact, string party);

    /// <summary>Lets time pass.</summary>
    Task PassAsync(TimeSpan time);

    /// <summary>Lets time pass until the contact's next event of that kind after those already taken by this method. Null when it does not come in time.</summary>
    Task<T?> NextAsync<T>(ContactId contact, TimeSpan within) where T : TelephonyEvent;
}

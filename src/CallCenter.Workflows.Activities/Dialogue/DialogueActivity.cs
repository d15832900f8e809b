using System.Globalization;
using CallCenter.Telephony;

namespace CallCenter.Workflows.Activities.Dialogue;

/// <summary>
/// A prompt that the caller answers by keys, in rounds: say it, listen while and after it is said, and give up waiting a
/// time after its end. What the keys mean is the derived activity's business.
/// </summary>
public abstract class DialogueActivity : Activity
{
    protected static readonly TimeSpan BetweenDigits = TimeSpan.FromSeconds(2);

    /// <summary>How often the prompt was said.</summary>
    [State] public int Round { get; set; }

    /// <summary>The prompt is being said.</summary>
    [State] public bool Prompting { get; set; }

    /// <summary>When the caller's silence counts; null while the prompt is being said.</summary>
    [State] public DateTimeOffset? Deadline { get; set; }

    /// <summary>How long to wait for the first key after the prompt's end.</summary>
    protected abstract TimeSpan FirstTimeout { get; }

    protected abstract ActivityResult OnDigit(ActivityContext context, DigitPressed pressed);

    /// <summary>No key, or no further key, came in time.</summary>
    protected abstract ActivityResult OnSilence(ActivityContext context);

    /// <summary>Begins a round.</summary>
    protected ActivityResult Say(ActivityContext context, string? text, params IReadOnlyList<object> send)
    {
        Round++;
        if (string.IsNullOrWhiteSpace(text)) return Listen(context, FirstTimeout, send);
        Prompting = true;
        Deadline = null;
        var prompt = new Telephony.PlayPrompt(
            context.Contact, PromptId(context), text, null, Speech.LanguageOf(context, text), null, Interruptible: true);
        return Wait(Waits(context), [.. send, prompt]);
    }

    /// <summary>Waits for the next key within a time from now, stopping a prompt that is still being said.</summary>
    protected ActivityResult Listen(ActivityContext context, TimeSpan timeout, params IReadOnlyList<object> send)
    {
        IReadOnlyList<object> all = [.. send, .. Silence(context)];
        Deadline = context.Now + timeout;
        return Wait(Waits(context), all);
    }

    /// <summary>The command that stops the prompt, if one is being said: needed when a key came before the prompt began.</summary>
    protected IReadOnlyList<object> Silence(ActivityContext context)
    {
        if (!Prompting) return [];
        Prompting = false;
        return [new StopPrompt(context.Contact, PromptId(context))];
    }

    public override ActivityResult Resume(ActivityContext context, object? received)
    {
        switch (received)
        {
            case PromptFinished finished:
                // One of an earlier round may arrive late.
                if (!Prompting || finished.Prompt != PromptId(context)) return Wait(Waits(context));
                Prompting = false;
                return Listen(context, FirstTimeout);
            case DigitPressed pressed: return OnDigit(context, pressed);
            case TimerElapsed: return OnSilence(context);
            default: return base.Resume(context, received);
        }
    }

    private string PromptId(ActivityContext context) => $"{context.ExecutionId}-{Round.ToString(CultureInfo.InvariantCulture)}";

    private IReadOnlyList<Waitable> Waits(ActivityContext context)
    {
        var contact = context.Contact.Value;
        return Deadline is { } deadline
            ? [On<DigitPressed>(contact), At(deadline, "Silence")]
            : [On<DigitPressed>(contact), On<PromptFinished>(contact)];
    }
}

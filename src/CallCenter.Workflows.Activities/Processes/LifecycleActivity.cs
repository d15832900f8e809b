using CallCenter.Processes.Lifecycle;

namespace CallCenter.Workflows.Activities.Processes;

/// <summary>
/// A step in the life of a process: asks the centre to do it and ends by what came of it. What the centre refuses is the outcome
/// <c>Refused</c> with its words; where an activity has none, it is an incident that can be retried.
/// </summary>
public abstract class LifecycleActivity : Activity
{
    [Input("流程编号", "Process", DescriptionZh = "流程目录中的编号；留空则取实例的关联标识。", DescriptionEn = "Its id in the catalogue; empty takes the instance's correlation id.")]
    public string? Process { get; init; }

    [Output("说明", "Explanation")] public string? Explanation { get; protected set; }
    [Output("英文说明", "Explanation in English")] public string? EnglishExplanation { get; protected set; }

    /// <summary>Whether a refusal is an outcome that the flow goes on by.</summary>
    protected virtual bool HasRefusal => true;

    public override ActivityResult Execute(ActivityContext context) => Ask(Question(ProcessOf(context)));

    public override ActivityResult Resume(ActivityContext context, object? received) =>
        received is LifecycleAnswer answer ? Finish(context, answer) : base.Resume(context, received);

    /// <summary>What is wanted of the centre.</summary>
    protected abstract LifecycleQuestion Question(string process);

    /// <summary>Fills the outputs.</summary>
    protected virtual void Take(LifecycleAnswer answer)
    {
    }

    protected ActivityResult Finish(ActivityContext context, LifecycleAnswer answer)
    {
        if (answer is { Outcome: LifecycleAnswer.Refused, Words: var why } && !HasRefusal) throw new ActivityFault($"{why?.Zh} / {why?.En}", retryable: true, code: "refused");
        (Explanation, EnglishExplanation) = (answer.Words?.Zh, answer.Words?.En);
        if (answer.Words is { } words) context.Note("Explained", words.Zh);
        Take(answer);
        return Done(answer.Outcome);
    }

    protected string ProcessOf(ActivityContext context) => Given(Process) ?? Given(context.CorrelationId) ?? throw new ActivityFault(
        "不知道是哪个流程：请填写流程编号，或以流程编号作为关联标识启动。 / No process is named: give its id, or start the flow with that id as correlation id.");

    /// <summary>What was written, without the blanks around it; null when nothing was.</summary>
    protected static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Processes;

namespace CallCenter.Workflows.Tests.Activities.Processes;

/// <summary>What every step in the life of a process has in common.</summary>
internal static class Steps
{
    public const string Process = "repair-report";

    public static ActivityRun<T> Run<T>(Func<T> create) where T : LifecycleActivity => new ActivityRun<T>(create, new FakeContext { CorrelationId = Process }).Execute();

    /// <summary>The outcome for an answer, checked to be one that the activity has.</summary>
    public static string OutcomeOf<T>(ActivityRun<T> run, LifecycleAnswer answer) where T : LifecycleActivity
    {
        var outcome = run.Answer(answer).Outcome!;
        Assert.Contains(outcome, typeof(T).GetCustomAttributes(false).OfType<OutcomesAttribute>().Single().Names);
        return outcome;
    }

    public static LifecycleAnswer Refused { get; } = new(LifecycleAnswer.Refused, new("不行。", "It cannot be done."));
}

using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.Tests.Runtime.Simulation;

public sealed record SimCall(string Contact);
public sealed record SimDigit(int Number);
public sealed record SimGo(string Contact);
public sealed record SimNews(string Id);
public sealed record SimQuestion(string Contact, int After);
/// <summary>Starts a flow of that kind.</summary>
public sealed record SimOpening(string Contact);

/// <summary>A question that often fails.</summary>
public sealed record SimDoubt(string Contact);
public sealed record SimAnswer(string Text);

/// <summary>A command; <paramref name="Fact"/> names what it reports, once and for all.</summary>
public sealed record SimReport(string Fact, bool IsViolation = false);

[Activity("Sim.Called", "Test", Kind = ActivityKind.Trigger), Texts("来电", "Called", "", "")]
public sealed class SimCalled : Activity
{
    public override IEnumerable<StimulusKey> TriggerKeys() => [new("SimCall", "*")];

    public override ActivityResult Execute(ActivityContext context)
    {
        context.CorrelationId = ((SimCall)context.TriggerPayload!).Contact;
        return Done("Done", new SimReport($"{context.CorrelationId} called"));
    }
}

[Activity("Sim.Opened", "Test", Kind = ActivityKind.Trigger), Texts("打开", "Opened", "", "")]
public sealed class SimOpened : Activity
{
    [Input("种类", "Kind")]
    public string Kind { get; init; } = "";

    public override IEnumerable<StimulusKey> TriggerKeys() => [new("SimOpening", Kind)];

    public override ActivityResult Execute(ActivityContext context)
    {
        context.CorrelationId = ((SimOpening)context.TriggerPayload!).Contact;
        return Done("Done", new SimReport($"{context.CorrelationId} opened"));
    }
}

/// <summary>Fails when its question is not answered; who retries it lets it ask again.</summary>
[Activity("Sim.Shaky", "Test"), Texts("不稳", "Shaky", "", "")]
public sealed class SimShaky : Activity
{
    public override ActivityResult Execute(ActivityContext context) => Ask(new SimDoubt(context.CorrelationId!));

    public override ActivityResult Resume(ActivityContext context, object? received) =>
        received is SimAnswer ? Done("Done", new SimReport($"{context.CorrelationId} sure")) : base.Resume(context, received);
}

/// <summary>Takes digits one by one, in their order; between some of them it asks, and so does not wait for a while.</summary>
[Activity("Sim.Collect", "Test"), Texts("收号", "Collect", "", "")]
public sealed class SimCollect : Activity
{
    [Input("个数", "Count")]
    public int Count { get; init; }

    [State]
    public int Taken { get; set; }

    [State]
    public bool Wrong { get; set; }

    public override ActivityResult Execute(ActivityContext context) => Ask(new SimQuestion(context.CorrelationId!, 0));

    public override ActivityResult Resume(ActivityContext context, object? received)
    {
        switch (received)
        {
            case SimDigit digit:
                Wrong |= digit.Number != ++Taken;
                var report = new SimReport($"{context.CorrelationId} digit {digit.Number}", Wrong);
                if (Taken == Count) return Done("Done", report);
                return Taken % 2 == 0 ? Ask(new SimQuestion(context.CorrelationId!, Taken)) : Next(context, report);
            case SimAnswer:
                return Next(context, new SimReport($"{context.CorrelationId} answer {Taken}", Wrong));
            case AskFailed:
                return Next(context, new SimReport($"{context.CorrelationId} no answer {Taken}", Wrong));
            default:
                return base.Resume(context, received);
        }
    }

    private static ActivityResult Next(ActivityContext context, SimReport report) => Wait([On("SimDigit", context.CorrelationId!)], report);
}

/// <summary>Waits for a stimulus or ten seconds, whichever comes first.</summary>
[Activity("Sim.Race", "Test"), Texts("赛跑", "Race", "", "")]
public sealed class SimRace : Activity
{
    public override ActivityResult Execute(ActivityContext context) => Wait(
        [On("SimGo", context.CorrelationId!), At(context.Now + TimeSpan.FromSeconds(10))], new SimReport($"{context.CorrelationId} races"));

    public override ActivityResult Resume(ActivityContext context, object? received) =>
        Done("Done", new SimReport($"{context.CorrelationId} raced by {(received is TimerElapsed ? "time" : "go")}"));
}

/// <summary>Hears news until a while has passed.</summary>
[Activity("Sim.Listen", "Test"), Texts("听", "Listen", "", "")]
public sealed class SimListen : Activity
{
    [State]
    public int Heard { get; set; }

    public override ActivityResult Execute(ActivityContext context) => Wait([On("SimNews", "all"), At(context.Now + TimeSpan.FromMinutes(2))]);

    public override ActivityResult Resume(ActivityContext context, object? received) => received switch
    {
        SimNews news when ++Heard < 3 =>
            Wait([On("SimNews", "all"), At(context.Now + TimeSpan.FromMinutes(2))], new SimReport($"{context.CorrelationId} heard {news.Id}")),
        SimNews news => Done("Done", new SimReport($"{context.CorrelationId} heard {news.Id}")),
        _ => Done(),
    };
}

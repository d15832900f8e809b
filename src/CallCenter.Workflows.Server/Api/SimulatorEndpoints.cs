using CallCenter.Contacts;
using CallCenter.Telephony;
using CallCenter.Telephony.Simulator;
using CallCenter.Workflows.Server.Contacts;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Api;

/// <summary>Simulated callers. On a virtual clock an answer comes when everything that follows without time passing is done.</summary>
internal static class SimulatorEndpoints
{
    private const int MostDigits = 64;
    private const double LongestAdvance = 366 * 24 * 3600d;

    public static void MapSimulator(this IEndpointRouteBuilder routes)
    {
        var simulator = routes.MapGroup("/api/simulator").WithTags("Simulator").RequireAuthorization(Policies.CallsSimulate);
        simulator.MapPost("/calls", CallAsync);
        simulator.MapGet("/calls/{id}", FindAsync);
        simulator.MapPost("/calls/{id}/digits", PressAsync);
        simulator.MapPost("/calls/{id}/hangup", HangUpAsync);
        simulator.MapGet("/clock", (SimulationClock clock) => new ClockShown(clock.GetUtcNow(), clock.Speed, clock.IsVirtual));
        simulator.MapPost("/clock/advance", AdvanceAsync);
    }

    private static async Task<Created<CallShown>> CallAsync(CallWanted wanted, SimulatedCalls calls, CallViews views, CancellationToken cancellationToken)
    {
        new InputCheck()
            .Require(
                wanted.From is not null && PhoneNumber.IsDiallable(wanted.From), "from",
                "请填写主叫号码，例如 13800138000。", "Give the caller's number, e.g. 13800138000.")
            .Require(
                wanted.To is not null && PhoneNumber.IsDiallable(wanted.To), "to",
                "请填写要拨打的号码，例如 8008101992。", "Give the number to call, e.g. 8008101992.")
            .Done();
        var call = calls.Start(PhoneNumber.Normalize(wanted.From!), PhoneNumber.Normalize(wanted.To!));
        var shown = await views.SettledAsync(call.Id, cancellationToken);
        return TypedResults.Created($"/api/simulator/calls/{call.Id}", shown);
    }

    private static async Task<Results<Ok<CallShown>, Problem>> FindAsync(string id, CallViews views, CancellationToken cancellationToken) =>
        await views.FindAsync(new(id), cancellationToken) is { } call ? TypedResults.Ok(call) : NoCall(id);

    private static async Task<Results<Ok<CallShown>, Problem>> PressAsync(
        string id, DigitsPressed pressed, SimulatedCalls calls, CallViews views, CancellationToken cancellationToken)
    {
        var digits = pressed.Digits ?? "";
        new InputCheck().Require(
            digits.Length is > 0 and <= MostDigits && digits.All(digit => "0123456789*#ABCD".Contains(digit, StringComparison.Ordinal)), "digits",
            $"请给出 1 到 {MostDigits} 个按键：0-9、*、#。", $"Give 1 to {MostDigits} keys: 0-9, * and #.").Done();
        if (await views.FindAsync(new(id), cancellationToken) is null) return NoCall(id);
        if (!calls.Press(new(id), digits)) return new Problem(ProblemType.Conflict, new("通话已经结束，不能再按键。", "The call is over; no more keys can be pressed."));
        return TypedResults.Ok(await views.SettledAsync(new(id), cancellationToken));
    }

    private static async Task<Results<Ok<CallShown>, Problem>> HangUpAsync(string id, SimulatedCalls calls, CallViews views, CancellationToken cancellationToken)
    {
        if (await views.FindAsync(new(id), cancellationToken) is null) return NoCall(id);
        calls.HangUp(new(id));
        return TypedResults.Ok(await views.SettledAsync(new(id), cancellationToken));
    }

    private static async Task<Results<Ok<ClockShown>, Problem>> AdvanceAsync(ClockAdvance wanted, SimulationClock clock, CancellationToken cancellationToken)
    {
        new InputCheck().Require(
            wanted.Seconds is >= 0 and <= LongestAdvance, "seconds",
            $"请给出 0 到 {LongestAdvance} 的秒数。", $"Give the seconds to advance, 0 to {LongestAdvance}.").Done();
        if (!clock.IsVirtual)
        {
            return new Problem(ProblemType.Conflict, new(
                "模拟时钟自行运行，不能拨快。以 Simulator:Speed=0 启动服务器后才能这样做。",
                "The simulator's clock runs by itself and cannot be advanced. Start the server with Simulator:Speed=0 to do so."));
        }

        await clock.AdvanceAsync(TimeSpan.FromSeconds(wanted.Seconds!.Value), cancellationToken);
        return TypedResults.Ok(new ClockShown(clock.GetUtcNow(), clock.Speed, clock.IsVirtual));
    }

    private static Problem NoCall(string id) => Problem.NotFound($"没有通话“{id}”。", $"There is no call \"{id}\".");

    public sealed record CallWanted(string? From, string? To);

    public sealed record DigitsPressed(string? Digits);

    public sealed record ClockAdvance(double? Seconds);

    public sealed record ClockShown(DateTimeOffset Now, double Speed, bool IsVirtual);
}

/// <summary>A simulated call as it is shown.</summary>
public sealed record CallShown(string Id, string From, string To, string State, string? InstanceId, IReadOnlyList<TranscriptLine> Transcript);

/// <param name="At">When, by the centre's clock.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Text">What was said or pressed.</param>
/// <param name="Language">Of a prompt.</param>
/// <param name="Audio">Where the recording is that was played; null when a text was spoken.</param>
public sealed record TranscriptLine(DateTimeOffset At, string Kind, string Text, string? Language, string? Audio);

/// <summary>Simulated calls with the flows that handle them.</summary>
internal sealed class CallViews(SimulatedCalls calls, CallFlows flows, SimulationClock clock)
{
    public async Task<CallShown?> FindAsync(ContactId id, CancellationToken cancellationToken)
    {
        if (await calls.FindAsync(id, cancellationToken) is not { } call) return null;
        return new(
            call.Id.Value, call.From, call.To, call.State.ToString(), await flows.FlowOfAsync(id, cancellationToken),
            [.. call.Transcript.Select(line => new TranscriptLine(line.At, line.Kind, line.Text, line.Language, AddressOf(line.Sound)))]);
    }

    private static string? AddressOf(string? sound) => sound is null ? null : "/api/prompt-sounds/" + sound;

    /// <summary>The call when, on a virtual clock, all that happens at this moment has happened.</summary>
    public async Task<CallShown> SettledAsync(ContactId id, CancellationToken cancellationToken)
    {
        if (clock.IsVirtual) await clock.UntilIdle();
        return await FindAsync(id, cancellationToken) ?? throw new ProblemException(Problem.NotFound("通话已不在。", "The call is gone."));
    }
}

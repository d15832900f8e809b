namespace CallCenter.Workflows.Server.Simulations;

/// <summary>A day to be simulated, as it is asked for. What is left out is taken from the centre or is an ordinary weekday.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Seed">The same seed makes the same day; 1 when left out.</param>
/// <param name="Date">Which day of the centre's calendars; today when left out.</param>
/// <param name="Calls">How many calls are to be expected; 2,000 when left out. Their shape over the day is that of <paramref name="Arrivals"/>.</param>
/// <param name="Arrivals">Expected calls in each of the day's 48 half hours, or only their proportions when <paramref name="Calls"/> is given.</param>
/// <param name="Drafts">Definitions that answer by their latest version, published or not.</param>
/// <param name="Lines">The numbers dialled and how often each, in proportion; all of the centre's alike when left out.</param>
/// <param name="Callers">How callers are.</param>
/// <param name="Staff">Who works when; everybody from 8 to 22 o'clock when left out.</param>
public sealed record SimulationWanted(
    string? Name = null, int? Seed = null, DateOnly? Date = null, double? Calls = null, IReadOnlyList<double>? Arrivals = null, IReadOnlyList<string>? Drafts = null,
    IReadOnlyList<LineWanted>? Lines = null, CallersWanted? Callers = null, IReadOnlyList<ShiftWanted>? Staff = null);

public sealed record LineWanted(string Number, double Weight = 1);

/// <summary>Shares are 0 to 1; see <see cref="CallerProfile"/> for their meaning and what holds where one is left out.</summary>
/// <param name="PatienceSeconds">0 waits without end.</param>
public sealed record CallersWanted(
    double? PatienceSeconds = null, double? NoInput = null, double? WrongKey = null, double? HangUp = null, double? AcceptCallback = null, double? Rate = null,
    double? Known = null, double? TalkSeconds = null, double? WrapUpSeconds = null, double? Variation = null, IReadOnlyDictionary<string, double>? Choices = null,
    IReadOnlyDictionary<string, TimesWanted>? ByQueue = null);

public sealed record TimesWanted(double TalkSeconds, double WrapUpSeconds, double Variation = 0.6);

/// <param name="Group">Id or name; null is everybody.</param>
/// <param name="Agents">How many of them; all when left out.</param>
public sealed record ShiftWanted(string? Group, TimeOnly From, TimeOnly To, int? Agents = null);

namespace CallCenter.Calendars;

/// <summary>What kind of day it is in a centre's calendar.</summary>
public enum DayKind
{
    Ordinary,
    Holiday,

    /// <summary>A day off by the week that is worked to make up for a holiday.</summary>
    MakeUp,
}

using CallCenter.Processes.Pilots;

namespace CallCenter.Processes.HeatMaps;

/// <summary>Whose runs a figure is about.</summary>
public enum Arm
{
    /// <summary>Everybody's.</summary>
    All,
    Pilot,
    Control,

    /// <summary>Of neither arm: nobody took the contact, or a group did that is not part of the pilot.</summary>
    Neither,
}

/// <summary>Splits runs by the plan of a pilot: by the group a contact counts to and the day, as all of the pilot's figures.</summary>
public static class PilotArms
{
    /// <param name="group">Null when no agent took it.</param>
    /// <param name="ended">The day on which the pilot ended; null while it runs.</param>
    public static Arm Of(PilotPlan plan, string? group, DateOnly day, DateOnly? ended)
    {
        if (group is null || day < plan.Launch || day > ended || !plan.Design.Groups.Contains(group)) return Arm.Neither;
        return plan.Design.IsPilot(plan, group, day) ? Arm.Pilot : Arm.Control;
    }
}

using System.Globalization;
using CallCenter.Staffing;

namespace CallCenter.Workflows.Activities.Staffing;

/// <summary>A staffing as people read it in a task or a notice: a line for each stretch of half hours with the same roster.</summary>
internal static class StaffingTable
{
    public static string Write(IReadOnlyList<HalfHourStaffing> plan, bool chinese) => string.Join('\n', Stretches(plan).Select(stretch => Line(stretch, chinese)));

    private static string Line(IReadOnlyList<HalfHourStaffing> stretch, bool chinese)
    {
        var hours = string.Create(CultureInfo.InvariantCulture, $"{stretch[0].From:HH\\:mm}–{stretch[^1].From.Add(TrafficForecast.HalfHour):HH\\:mm}");
        var contacts = stretch.Sum(slot => slot.Contacts).ToString("0", CultureInfo.InvariantCulture);
        var lowest = stretch.Min(slot => slot.ServiceLevel).ToString("0%", CultureInfo.InvariantCulture);
        return chinese
            ? $"{hours}　预计 {contacts} 通，在席 {stretch[0].Agents} 人，排班 {stretch[0].Rostered} 人，服务水平 {lowest}"
            : $"{hours}  {contacts} contacts, {stretch[0].Agents} at their desks, {stretch[0].Rostered} on the roster, service level {lowest}";
    }

    private static List<List<HalfHourStaffing>> Stretches(IReadOnlyList<HalfHourStaffing> plan)
    {
        var stretches = new List<List<HalfHourStaffing>>();
        foreach (var slot in plan)
        {
            if (stretches is [.., { } last] && last[^1].Index + 1 == slot.Index && last[^1].Agents == slot.Agents) last.Add(slot);
            else stretches.Add([slot]);
        }

        return stretches;
    }
}

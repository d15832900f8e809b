namespace CallCenter.Kpis;

/// <summary>Tells contacts that the customer came again.</summary>
public static class Repeats
{
    /// <summary>
    /// The same facts with <see cref="ContactFact.RepeatAfter"/> set, from the end of a contact to the arrival of the customer's
    /// next one with the same reason. Contacts without a customer or a reason repeat nothing.
    /// </summary>
    /// <param name="facts">In any order.</param>
    public static IReadOnlyList<ContactFact> Link(IEnumerable<ContactFact> facts)
    {
        var linked = facts.ToArray();
        var last = new Dictionary<(string Customer, string Reason), int>();
        foreach (var index in Enumerable.Range(0, linked.Length).OrderBy(i => linked[i].ArrivedAt))
        {
            if (linked[index] is not { CustomerId: { } customer, Reason: { } reason } fact) continue;
            if (last.TryGetValue((customer, reason), out var before))
            {
                var after = fact.ArrivedAt - linked[before].EndedAt;
                linked[before] = linked[before] with { RepeatAfter = after < TimeSpan.Zero ? TimeSpan.Zero : after };
            }

            last[(customer, reason)] = index;
        }

        return linked;
    }
}

using System.Globalization;
using CallCenter.Contacts;
using CallCenter.Persistence.Centre.Contacts;
using CallCenter.Persistence.Centre.Customers;
using CallCenter.Persistence.Centre.People;
using CallCenter.Telephony;

namespace CallCenter.Workflows.Server.Demo;

/// <summary>What the demo centre's customers called about in the last weeks. The same on every machine but for the day.</summary>
internal static class DemoHistory
{
    /// <summary>Three a group, in the order of the groups; the operators are everybody.</summary>
    private static readonly (string Queue, string Name, int FirstAgent, int Agents, string Summary)[] Topics =
    [
        ("presales", "售前咨询", 0, 6, "咨询新款空气净化器的价格和适用面积"), ("technical", "技术支持", 6, 6, "路由器无法连接，已远程指导重置"),
        ("repair", "报修", 12, 6, "电饭煲不加热，已登记上门维修"), ("complaints", "投诉建议", 18, 6, "反映配送延误，已致歉并补偿优惠券"),
        ("presales", "售前咨询", 0, 6, "比较两款扫地机器人"), ("technical", "技术支持", 6, 6, "智能门锁指纹失灵，建议更新固件"),
        ("repair", "报修", 12, 6, "洗衣机漏水，约定周末上门"), ("operator", "人工总机", 0, 24, "查询维修进度"),
    ];

    public static IEnumerable<(ContactRow Contact, ContactJournalRow[] Journal)> Of(
        IReadOnlyList<CustomerRow> customers, IReadOnlyList<AgentRow> agents, DateTimeOffset now)
    {
        // From nine in the morning in China, where the centre is.
        var nine = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddHours(1);
        for (var i = 0; i < customers.Count; i++)
        {
            for (var k = 0; k <= i % 3; k++)
            {
                var (queue, name, first, count, summary) = Topics[(i + (k * 3)) % Topics.Length];
                var arrived = nine.AddDays(-1 - (((i * 3) + (k * 9)) % 40)).AddMinutes(((i * 37) + (k * 11)) % 700);
                var agent = agents[first + (((i * 5) + k) % count)];
                yield return Make($"demo-{i + 1:000}-{k + 1}", customers[i], agent, (queue, name), summary, arrived, 20 + (i % 4 * 15), 90 + (i * 17 % 240));
            }
        }
    }

    private static (ContactRow, ContactJournalRow[]) Make(
        string id, CustomerRow customer, AgentRow agent, (string Id, string Name) queue, string summary, DateTimeOffset arrived, int waited, int talked)
    {
        var queued = arrived.AddSeconds(35);
        var connected = queued.AddSeconds(waited);
        var ended = connected.AddSeconds(talked);
        var contact = new ContactRow
        {
            Id = id,
            Channel = "Voice",
            From = customer.Phones[0].Phone,
            To = "8008101992",
            State = ContactState.Ended,
            ArrivedAt = arrived,
            AnsweredAt = arrived.AddSeconds(2),
            EndedAt = ended,
            EndedBy = ContactEndedBy.Caller,
            EndCause = "normal",
            CustomerId = customer.Id,
            Queue = queue.Id,
            QueuedAt = queued,
            Waited = TimeSpan.FromSeconds(waited),
            AgentId = agent.Id,
            AgentName = agent.Name,
            ConnectedAt = connected,
            Talked = TimeSpan.FromSeconds(talked),
            Summary = summary,
        };
        (DateTimeOffset At, string Kind, string Text)[] lines =
        [
            (arrived, JournalKinds.Arrived, $"{contact.From} → {contact.To}"), (contact.AnsweredAt.Value, JournalKinds.Answered, ""), (queued, JournalKinds.Queued, queue.Name),
            (connected, JournalKinds.Connected, string.Create(CultureInfo.InvariantCulture, $"{agent.Name} {agent.WorkNumber}")), (ended, JournalKinds.Ended, nameof(ContactEndedBy.Caller)),
        ];
        return (contact, [.. lines.Select((line, n) => new ContactJournalRow { ContactId = id, Sequence = n + 1, At = line.At, Kind = line.Kind, Text = line.Text })]);
    }
}

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
    private static readonly (string Queue, string Summary)[] Topics =
    [
        ("presales", "咨询新款空气净化器的价格和适用面积"), ("technical", "路由器无法连接，已远程指导重置"), ("repair", "电饭煲不加热，已登记上门维修"),
        ("complaints", "反映配送延误，已致歉并补偿优惠券"), ("presales", "比较两款扫地机器人"), ("technical", "智能门锁指纹失灵，建议更新固件"),
        ("repair", "洗衣机漏水，约定周末上门"), ("operator", "查询维修进度"),
    ];

    public static IEnumerable<(ContactRow Contact, ContactJournalRow[] Journal)> Of(
        IReadOnlyList<CustomerRow> customers, IReadOnlyList<AgentRow> agents, DateTimeOffset now)
    {
        for (var i = 0; i < customers.Count; i++)
        {
            for (var k = 0; k <= i % 3; k++)
            {
                var (queue, summary) = Topics[(i + (k * 3)) % Topics.Length];
                var arrived = now.AddDays(-1 - ((i * 3) + (k * 9)) % 40).AddMinutes(-((i * 37) + (k * 11)) % 600);
                yield return Make($"demo-{i + 1:000}-{k + 1}", customers[i], agents[((i * 5) + k) % agents.Count], queue, summary, arrived, 20 + (i % 4 * 15), 90 + (i * 17 % 240));
            }
        }
    }

    private static (ContactRow, ContactJournalRow[]) Make(
        string id, CustomerRow customer, AgentRow agent, string queue, string summary, DateTimeOffset arrived, int waited, int talked)
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
            Queue = queue,
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
            (arrived, JournalKinds.Arrived, contact.To), (contact.AnsweredAt.Value, JournalKinds.Answered, ""), (queued, JournalKinds.Queued, queue),
            (connected, JournalKinds.Connected, string.Create(CultureInfo.InvariantCulture, $"{agent.Name} {agent.WorkNumber}")), (ended, JournalKinds.Ended, nameof(ContactEndedBy.Caller)),
        ];
        return (contact, [.. lines.Select((line, n) => new ContactJournalRow { ContactId = id, Sequence = n + 1, At = line.At, Kind = line.Kind, Text = line.Text })]);
    }
}

using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Customers;
using CallCenter.Telephony;

namespace CallCenter.Workflows.Tests.Domain.Customers;

public sealed class CustomerTests
{
    [Fact]
    public void KnownBy_ManyContacts_GivesTheLatest()
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var customer = new Customer
        {
            Id = "k1", Name = "王敏", Phones = ["138-0000-0001"],
            History = [.. Enumerable.Range(1, 8).Select(i => new PastContact(new ContactId("c" + i), start.AddDays(i), "Voice", null, null))],
        };

        Assert.True(customer.HasPhone("13800000001"));
        Assert.Equal(["c8", "c7", "c6", "c5", "c4"], customer.KnownBy("13800000001").PastContacts.Select(p => p.Contact.Value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void AgentSkill_LevelOutsideOneToFive_IsRefused(int level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AgentSkill("维修", level));
}

using System.Net;
using CallCenter.Workflows.Server.Http.Calls;

namespace CallCenter.Workflows.Server.Tests.Http;

public sealed class AddressPolicyTests
{
    private static AddressPolicy Policy(params string[] allowed) => new([.. allowed.Select(text =>
    {
        Assert.True(AddressPattern.TryParse(text, out var pattern), text);
        return pattern;
    })]);

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("100.100.100.200")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("192.0.0.192")]
    [InlineData("198.19.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("2001:0:7f00:1::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("2001:db8::1")]
    public void Allows_AddressOfThisMachineOrItsNetworks_IsNo(string address) => Assert.False(Policy().Allows("host.example", IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::808:808")]
    [InlineData("2606:4700::1111")]
    public void Allows_AddressOfTheInternet_IsYes(string address) => Assert.True(Policy().Allows("host.example", IPAddress.Parse(address)));

    [Theory]
    [InlineData("10.1.0.0/16", "any.example", "10.1.200.1", true)]
    [InlineData("10.1.0.0/16", "any.example", "::ffff:10.1.200.1", true)]
    [InlineData("10.1.0.0/16", "any.example", "10.2.0.1", false)]
    [InlineData("10.1.2.3/16", "any.example", "10.1.200.1", true)]
    [InlineData("fd00::/8", "any.example", "fd00::1", true)]
    [InlineData("crm.example", "CRM.example", "10.2.0.1", true)]
    [InlineData("crm.example", "x.crm.example", "10.2.0.1", false)]
    [InlineData("*.corp.example", "a.b.corp.example", "10.2.0.1", true)]
    [InlineData("*.corp.example", "corp.example", "10.2.0.1", false)]
    [InlineData("*.corp.example", "evilcorp.example", "10.2.0.1", false)]
    public void Allows_WhatIsConfigured_IsOpenedAndNothingElse(string pattern, string host, string address, bool allowed) =>
        Assert.Equal(allowed, Policy(pattern).Allows(host, IPAddress.Parse(address)));

    [Theory]
    [InlineData("10.0.0.0/99")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("*")]
    [InlineData("http://crm.example")]
    [InlineData("a b")]
    public void TryParse_WrongPattern_IsRefused(string text) => Assert.False(AddressPattern.TryParse(text, out _));
}

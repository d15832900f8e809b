using System.Text.Json;

namespace CallCenter.Telephony.Tests.Scenarios;

public sealed class ScenarioFileTests
{
    private static string File(string steps, string more = "") => $$"""
        {
          "flow": "f",
          "centre": { "clock": "2026-03-02T10:00:00+08:00", "queues": [ { "id": "q1", "name": "Q" } ],
                      "agents": [ { "id": "a1", "name": "A", "queues": [ "q1" ] } ] },
          "cases": [ { "name": "one", "from": "1", "to": "2", {{more}} "steps": [ {{steps}} ] } ]
        }
        """;

    [Fact]
    public void Parse_Scenario_ReadsItsSteps()
    {
        var it = Assert.Single(ScenarioFile.Parse(File("""{ "expectPrompt": "您好", "within": 5 }, { "press": "1" }, { "expectEnded": "Flow" }""")).Cases);

        Assert.Equal(("您好", 5.0, "1", "Flow"), (it.Steps[0].ExpectPrompt, it.Steps[0].Within, it.Steps[1].Press, it.Steps[2].ExpectEnded));
    }

    [Theory]
    [InlineData("""{ "press": "1", "hangUp": true }""", "exactly one thing, this one 2")]
    [InlineData("""{ "within": 3 }""", "exactly one thing, this one 0")]
    [InlineData("""{ "press": "x" }""", "no keys")]
    [InlineData("""{ "advance": -1 }""", "passes forward")]
    [InlineData("""{ "expectState": "Bored" }""", "no state of a call")]
    [InlineData("""{ "expectEnded": "Nobody" }""", "ends no call")]
    [InlineData("""{ "expectVariable": "x" }""", "name=value")]
    [InlineData("""{ "expectPromt": "x" }""", "expectPromt")]
    [InlineData("", "has no steps")]
    public void Parse_WhatIsWrong_IsNamed(string steps, string message) =>
        Assert.Contains(message, Assert.Throws<JsonException>(() => ScenarioFile.Parse(File(steps))).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_UnknownAgent_IsNamed() => Assert.Contains(
        "a9", Assert.Throws<JsonException>(() => ScenarioFile.Parse(File("""{ "press": "1" }""", """ "signedIn": [ "a9" ], """))).Message, StringComparison.Ordinal);

    [Fact]
    public void Expand_HangUpAtEveryStep_MakesACaseForEachBeforeTheEnd()
    {
        var it = ScenarioFile.Parse(File(
            """{ "expectPrompt": "a" }, { "press": "1" }, { "expectEnded": "Flow" }""", """ "hangUpAtEveryStep": true, """)).Cases[0];

        var all = it.Expand().ToList();

        Assert.Equal(["one", "one / hang-up before step 1", "one / hang-up before step 2"], all.Select(c => c.Name));
        Assert.Equal([1, 0], [all[2].Steps.Count(s => s.Press is not null) + 1, all[1].Steps.Count(s => s.Press is not null)]);
        Assert.True(all[2].Steps[^2].HangUp);
        Assert.Equal("Caller", all[2].Steps[^1].ExpectEnded);
    }
}

using System.Net;
using System.Net.Http.Json;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Api;

[Collection(ServerCollection.Name)]
public class TransferApiTests(SharedServer shared)
{
    [Theory]
    [InlineData("cancel")]
    [InlineData("complete")]
    [InlineData("conference")]
    public async Task Consult_AgentAsksNobody_IsAConflict(string action)
    {
        var client = await shared.Server.SignedInAsync("lead");
        using var answer = await client.PostAsync($"/api/agents/nobody/transfer/{action}", null);
        await answer.ProblemAsync(HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task Consult_WithoutTargetOrTalk_SaysSo()
    {
        var client = await shared.Server.SignedInAsync("lead");
        using var empty = await client.PostAsJsonAsync("/api/agents/nobody/transfer", new { target = " ", kind = "warm" });
        Assert.Equal(["kind", "target"], (await empty.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!.AsObject().Select(error => error.Key).Order(StringComparer.Ordinal));
        using var idle = await client.PostAsJsonAsync("/api/agents/nobody/transfer", new { target = "1007", kind = "attended" });
        Assert.Equal("There is no talk with a caller.", (await idle.ProblemAsync(HttpStatusCode.Conflict, "conflict")).Text("detail"));
    }

    [Fact]
    public async Task Supervision_BadInput_SaysWhatWouldBeRight()
    {
        var client = await shared.Server.SignedInAsync("lead");
        using var mode = await client.PostAsJsonAsync("/api/contacts/none/supervision", new { mode = "Spy", agentId = "1007", number = "110" });
        Assert.Equal(["mode", "number"], (await mode.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!.AsObject().Select(error => error.Key).Order(StringComparer.Ordinal));
        using var number = await client.PostAsJsonAsync("/api/contacts/none/supervision", new { mode = "7", agentId = "1007" });
        await number.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input");
        using var missing = await client.PostAsJsonAsync("/api/contacts/none/supervision", new { mode = "listen", agentId = "1007" });
        await missing.ProblemAsync(HttpStatusCode.NotFound, "not-found");
        using var nobody = await client.DeleteAsync("/api/contacts/none/supervision");
        await nobody.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task ConsultAndSupervision_WithoutTheRole_AreForbidden()
    {
        var client = await shared.Server.SignedInAsync("agent");
        using var consult = await client.PostAsJsonAsync("/api/agents/1007/transfer", new { target = "1013" });
        await consult.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        using var supervision = await client.PostAsJsonAsync("/api/contacts/none/supervision", new { mode = "Listen", agentId = "1007" });
        await supervision.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }
}

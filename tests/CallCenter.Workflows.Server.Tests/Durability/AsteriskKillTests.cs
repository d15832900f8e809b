using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Telephony.Tests.Asterisk.Support;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Durability;

/// <summary>The server dies while real callers are on the line of a real Asterisk, and is started again.</summary>
public sealed class AsteriskKillTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(40);
    private const string LongText =
        "您好，欢迎致电服务热线。为了保证服务质量，您的通话可能会被录音。请您耐心收听以下说明，稍后我们的客服代表将为您服务。感谢您的理解与支持。";

    [Fact]
    public async Task Server_KilledAmidCalls_KeepsTheCallersAndTheirFlowsGoOn()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        await using var asterisk = await AsteriskServer.StartAsync();
        var data = Directory.CreateTempSubdirectory("callcenter-asterisk-kill-").FullName;
        await using var presales = Agent(asterisk, "1001");
        await using var technical = Agent(asterisk, "1007");
        await using var listening = new SipPhone(AsteriskServer.Outside, 0, "13800000001", asterisk.Sip);
        await using var talking = new SipPhone(AsteriskServer.Outside, 0, "13800000002", asterisk.Sip);

        await using (var first = await ServerProcess.StartAsync(data, Settings(asterisk), patience.Token))
        {
            Assert.Equal(HttpStatusCode.OK, (await first.Client.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode);
            foreach (var queue in new[] { "presales", "technical" }) await OpenAlwaysAsync(first.Client, queue);
            await first.Client.PublishAsync(Flows.Call("listening", "95511", Flows.Prompt("long", LongText), Enqueue("presales")));
            await first.Client.PublishAsync(Flows.Call("talking", "95512", Enqueue("technical")));
            await SignInAsync(technical);
            talking.Dial("95512");
            Assert.True(await PicksUpAsync(technical));
            await HearsAsync(talking);
            listening.Dial("95511");
            await HearsAsync(listening);
            await UntilWrittenAsync(first.Client, patience.Token);
            await first.KillAsync();
        }

        Assert.Equal((CallState.Talking, CallState.Talking), (listening.Call!.State, talking.Call!.State));
        await using var second = await ServerProcess.StartAsync(data, Settings(asterisk), patience.Token);
        Assert.Equal((CallState.Talking, CallState.Talking), (listening.Call.State, talking.Call.State));

        // Who listened is given to an agent when the text is over; who talked is let go when the agent hangs up.
        await SignInAsync(presales);
        Assert.True(await PicksUpAsync(presales), second.Output);
        technical.HangUp();
        await talking.Call.Over.WaitAsync(Soon);
        presales.HangUp();
        await listening.Call.Over.WaitAsync(Soon);

        await asterisk.UntilEmptyAsync();
        var open = await second.Client.PostAsJsonAsync("/elsa/api/workflow-instances", new { status = "Running", page = 0, pageSize = 10 });
        Assert.Empty((await open.ObjectAsync(HttpStatusCode.OK)).Items());
        var metrics = await second.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Contains("link_up 1", metrics, StringComparison.Ordinal);
        await second.KillAsync();
        Directory.Delete(data, recursive: true);
    }

    private static string[] Settings(AsteriskServer asterisk) =>
    [
        "--Demo=true", "--Telephony:Adapter=Asterisk", $"--Telephony:Asterisk:BaseUrl={asterisk.BaseUrl}", $"--Telephony:Asterisk:User={AsteriskServer.User}",
        $"--Telephony:Asterisk:Password={asterisk.Password}", $"--Telephony:Asterisk:SoundsDirectory={asterisk.Sounds}", "--Telephony:Asterisk:AgentEndpoint=PJSIP/{1}",
    ];

    /// <summary>The server's clock is the machine's, and the demo centre is closed at night.</summary>
    private static async Task OpenAlwaysAsync(HttpClient client, string queue)
    {
        var known = await client.GetObjectAsync("/api/queues/" + queue);
        using var changed = await client.PutAsJsonAsync("/api/queues/" + queue, new JsonObject { ["name"] = known["name"]!.DeepClone(), ["groups"] = known["groups"]!.DeepClone() });
        await changed.ObjectAsync(HttpStatusCode.OK);
    }

    private static JsonObject Enqueue(string queue) => Flows.Activity("CallCenter.EnqueueContact", "queue-" + queue, ("queue", queue));

    private static SipPhone Agent(AsteriskServer asterisk, string name) => new(IPAddress.Loopback, asterisk.Ports[name], name, asterisk.Sip);

    /// <summary>The agent dials *60 and hears the thanks.</summary>
    private static async Task SignInAsync(SipPhone phone)
    {
        var call = phone.Dial("*60");
        await call.Over.WaitAsync(Soon);
    }

    private static async Task<bool> PicksUpAsync(SipPhone phone)
    {
        for (var tries = 0; tries < 40; tries++)
        {
            if (await phone.AnswerAsync()) return true;
        }

        return false;
    }

    private static async Task HearsAsync(SipPhone phone)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var limit = new CancellationTokenSource(Soon);
        while (phone.Call!.Sound.Heard < 20) await timer.WaitForNextTickAsync(limit.Token);
    }

    /// <summary>Contacts are written down a moment after they change; who was never written down is nobody's promise.</summary>
    private static async Task UntilWrittenAsync(HttpClient client, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            var states = (await client.GetObjectAsync("/api/contacts")).Items().Select(contact => contact.Text("state")).ToList();
            if (states.Contains("Talking") && states.Contains("InFlow")) return;
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }
}

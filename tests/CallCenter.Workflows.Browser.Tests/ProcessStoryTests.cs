using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CallCenter.Workflows.Browser.Tests.Support;
using CallCenter.Workflows.Server.Tests.Support;
using Microsoft.Playwright;

namespace CallCenter.Workflows.Browser.Tests;

/// <summary>
/// The life of a process on the pages, from a candidate to the whole centre: what the product is for. Its customers and agents
/// are simulated, week by week; the pages do all that its owner does.
/// </summary>
[Collection(ChromiumCollection.Name)]
public sealed class ProcessStoryTests(Chromium chromium)
{
    private const string Process = "filter-order";
    private const string Page = "/processes/catalogue/" + Process;
    private const string ChineseName = "滤芯订购";
    private const string EnglishName = "Ordering filters";
    private const string Flow = "Filter orders";
    private const string Number = "95105";
    private static readonly string[] AllGroups = ["g1", "g2", "g3", "g4", "g5", "g6", "g7", "g8"];

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public async Task Process_FromCandidateToTheWholeCentre_GoesByItsPages(string language)
    {
        await using var centre = await StoryCentre.OpenAsync();
        await using var window = await chromium.SignInAsync("owner", language, centre.Server);
        try
        {
            await IdentifyAsync(window);
            await DrawAsync(window);
            await DefineAsync(window);
            await RedrawAsync(centre);
            await ReviseAsync(window);
            await PilotAsync(centre, window);
            await RollOutAsync(centre, window);
        }
        catch
        {
            await window.ShootAsync("life-failed");
            throw;
        }

        Assert.Empty(window.Faults);
    }

    /// <summary>Registers the candidate, scores it and decides for it.</summary>
    private static async Task IdentifyAsync(Window window)
    {
        var isChinese = window.Language == "zh-CN";
        await window.Page.GotoAsync("/processes/catalogue");
        await window.PressAsync("processes.add");
        await window.FillAsync("processes.chineseName", ChineseName);
        await window.FillAsync("processes.englishName", EnglishName);
        await window.FillAsync("processes.id", Process);
        await window.ChooseAsync("processes.customers", isChinese ? "个人用户" : "Consumers");
        await window.ChooseAsync("processes.channels", isChinese ? "电话" : "Phone");
        await window.ChooseAsync("processes.serviceKinds", isChinese ? "咨询" : "Consultation");
        await window.ShootAsync("life-register");
        await window.FinishAsync("common.save");
        await window.PressAsync("processes.scoreIt");
        await window.FinishAsync("common.save");
        await window.PressAsync("processes.decide");
        await window.PickAsync("processes.standings.Chosen");
        await window.FillAsync("processes.reason", "每天四十个电话，问法各不相同");
        await window.FinishAsync("common.save");
        await window.ShootAsync("life-chosen");
    }

    /// <summary>Draws its flow by mouse and publishes it.</summary>
    private static async Task DrawAsync(Window window)
    {
        await window.Page.GotoAsync("/designer");
        var drawing = new Drawing(window);
        await drawing.CreateAsync(Flow);
        var (arrived, answer, queue, end) = (
            await drawing.DescribeAsync("CallCenter.ContactArrived"), await drawing.DescribeAsync("CallCenter.AnswerContact"), await drawing.DescribeAsync("CallCenter.EnqueueContact"),
            await drawing.DescribeAsync("CallCenter.EndContact"));
        await drawing.OpenGroupAsync(arrived.Text("category")!);
        await drawing.DropAsync(arrived.Text("displayName")!, 60, 30);
        await drawing.DropAsync(answer.Text("displayName")!, 360, 30);
        await drawing.DropAsync(end.Text("displayName")!, 60, 250);
        await drawing.OpenGroupAsync(arrived.Text("category")!);
        await drawing.OpenGroupAsync(queue.Text("category")!);
        await drawing.DropAsync(queue.Text("displayName")!, 360, 130);
        await drawing.ConnectAsync("ContactArrived1", "Done", "AnswerContact1");
        await drawing.ConnectAsync("AnswerContact1", "Done", "EnqueueContact1");
        await drawing.ConnectAsync("EnqueueContact1", "Answered", "EndContact1");
        await drawing.SelectAsync("EnqueueContact1");
        await drawing.ChooseAsync(LabelOf(queue, "Queue"), "人工总机");
        await drawing.SelectAsync("ContactArrived1");
        await drawing.FillAsync(LabelOf(arrived, "Number"), Number);
        await drawing.PublishAsync();
        await window.Studio.GetByText(window.Words.Studio("Workflow published")).WaitForAsync();
        await window.ShootAsync("life-drawn");
    }

    /// <summary>Drafts the first version, mends what the rules of the house find, explains the rest, and releases it.</summary>
    private static async Task DefineAsync(Window window)
    {
        await window.Page.GotoAsync(Page + "/versions");
        await window.PressAsync("processes.version.draft");
        await window.ChooseAsync("processes.version.flowsTitle", Flow);
        await window.PressAsync("processes.step.add");
        await window.FillAsync("processes.step.what", "核对机型并登记滤芯订单");
        await window.SaveAsync();
        await window.Page.GotoAsync(Page + "/check");
        var findings = window.Page.Locator(".problem-list > li");
        await findings.First.WaitForAsync();
        var errors = findings.Filter(new() { HasText = window.Words.Of("problems.Error") });
        Assert.NotEqual(0, await errors.CountAsync());
        await window.ShootAsync("life-findings");

        await window.Page.GotoAsync(Page + "/versions");
        await window.FillAsync("processes.step.role", "坐席");
        await window.FillAsync("processes.step.due", "5");
        await window.SaveAsync();
        await window.Page.GotoAsync(Page + "/check");
        await findings.First.WaitForAsync();
        await Assertions.Expect(errors).ToHaveCountAsync(0);
        await ExplainAsync(window);
        await ReleaseAsync(window);
    }

    /// <summary>Says of every warning why it may stay.</summary>
    private static async Task ExplainAsync(Window window)
    {
        await window.Page.GotoAsync(Page + "/check");
        await window.Page.GetByText(window.Words.Of("processes.check.done")).Or(window.Button("processes.check.explain")).Or(window.Page.GetByText(window.Words.Of("problems.designNone"))).First.WaitForAsync();
        while (await window.Button("processes.check.explain").CountAsync() > 0)
        {
            var open = await window.Buttons("processes.check.explain").CountAsync();
            await window.PressAsync("processes.check.explain");
            await window.FillAsync("processes.check.explain", "只有一条线路，由总机接听");
            await window.PressAsync("common.save");
            await Assertions.Expect(window.Page.GetByLabel(window.Words.Of("processes.check.explain"), new() { Exact = true })).ToHaveCountAsync(0);
            await Assertions.Expect(window.Buttons("processes.check.explain")).ToHaveCountAsync(open - 1);
        }

        await window.ShootAsync("life-explained");
    }

    private static async Task ReleaseAsync(Window window)
    {
        await window.Page.GotoAsync(Page + "/versions");
        await window.PressAsync("processes.moves.release");
        await window.Page.Locator(".ant-popconfirm").GetByRole(AriaRole.Button, new() { NameRegex = Words.Exactly(window.Words.Of("processes.moves.release")) }).ClickAsync();
        await window.Button("processes.moves.revise").WaitForAsync();
    }

    /// <summary>Callers are told what to have at hand before they wait.</summary>
    private static async Task RedrawAsync(StoryCentre centre)
    {
        var found = (await centre.Owner.GetObjectAsync("/elsa/api/workflow-definitions?versionOptions=Latest&pageSize=100")).Items().Single(item => item.Text("name") == Flow);
        var flow = await centre.Owner.GetObjectAsync($"/elsa/api/workflow-definitions/by-definition-id/{found.Text("definitionId")}?versionOptions=Latest");
        var root = flow["root"]!;
        string IdOf(string type) => root["activities"]!.AsArray().Single(activity => activity!.Text("type") == type)!.Text("id")!;
        var welcome = Flows.Activity("CallCenter.PlayPrompt", "welcome", ("text", "请准备好净水器背面的机型号码。"));
        welcome["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = 360, ["y"] = 90 } } };
        root["activities"]!.AsArray().Add(welcome);
        var toQueue = root["connections"]!.AsArray().Single(line => line!["target"]!.Text("activity") == IdOf("CallCenter.EnqueueContact"))!;
        toQueue["target"]!["activity"] = "welcome";
        root["connections"]!.AsArray().Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = "welcome", ["port"] = "Done" }, ["target"] = new JsonObject { ["activity"] = IdOf("CallCenter.EnqueueContact"), ["port"] = "In" },
        });
        await centre.Owner.PublishAsync(flow);
    }

    /// <summary>The second version: its document, what it changes, what agents learn of it.</summary>
    private static async Task ReviseAsync(Window window)
    {
        await window.Page.GotoAsync(Page + "/versions");
        await window.PressAsync("processes.moves.revise");
        await window.Page.Locator(".ant-popconfirm").GetByRole(AriaRole.Button, new() { NameRegex = Words.Exactly(window.Words.Of("processes.moves.revise")) }).ClickAsync();
        await window.Page.GetByText(window.Words.Of("processes.versionNumber", ("number", "2"))).First.WaitForAsync();
        await window.FillAsync("processes.step.what", "按机型登记滤芯订单并复述地址");
        await window.SaveAsync();
        await ExplainAsync(window);
        await window.Page.GotoAsync(Page + "/document?version=2");
        await window.Page.FrameLocator(".process-document").GetByText("按机型登记滤芯订单并复述地址").First.WaitForAsync();
        await window.ShootAsync("life-document");
        await window.Page.GotoAsync(Page + "/compare?before=1&after=2");
        await window.Page.Locator("[data-node]").First.WaitForAsync();
        await Assertions.Expect(window.Page.GetByText(window.Words.Of("processes.kinds.Added"), new() { Exact = true }).First).ToBeVisibleAsync();
        await window.ShootAsync("life-compared");
        await ReleaseAsync(window);

        await window.Page.GotoAsync(Page + "/lesson?version=2");
        await window.FillAsync("announcements.different", "先核对机型，再登记，最后复述地址。");
        await window.PressAsync("lesson.add");
        await window.FillAsync("lesson.text", "先做什么？");
        await window.Page.GetByLabel(window.Words.Of("lesson.choice"), new() { Exact = true }).First.FillAsync("核对机型");
        await window.Page.GetByLabel(window.Words.Of("lesson.choice"), new() { Exact = true }).Last.FillAsync("登记地址");
        await window.SaveAsync();
        await window.ShootAsync("life-lesson");
    }

    /// <summary>Four groups against four for three weeks, on what the simulated centre does in them.</summary>
    private async Task PilotAsync(StoryCentre centre, Window window)
    {
        await window.Page.GotoAsync("/pilots/list");
        await window.PressAsync("pilots.plan");
        await window.FillAsync("pilots.name", "滤芯订购新做法");
        var process = window.Language == "zh-CN" ? ChineseName : EnglishName;
        await window.ChooseAsync("pilots.pilotVersion", process + " v2 ");
        await window.ChooseAsync("pilots.controlVersion", process + " v1 ");
        await window.PressAsync("pilots.draw");
        await window.Button("pilots.keep").WaitForAsync();
        await window.ShootAsync("life-plan");
        await window.PressAsync("pilots.keep");
        await window.PressAsync("pilots.launchNow");
        await window.FillAsync("pilots.launchReason", "新版只是多一步确认，来电的差别另行试听");
        await window.FinishAsync("pilots.launchNow");

        var pilot = Assert.Single((await centre.Owner.GetObjectAsync("/api/pilots")).Items()).Text("id")!;
        var pilots = (await centre.Owner.GetObjectAsync("/api/pilots/" + pilot))["plan"]!["pilots"]!.AsArray().Select(group => group!.GetValue<string>()).ToList();
        Assert.Equal(4, pilots.Count);
        await LearnAsync(centre, window.Language, pilots);
        centre.Employ(pilots, TimeSpan.FromSeconds(60));
        await centre.WorkAsync(Number, days: 26);

        await window.Page.GotoAsync("/pilots/one/" + pilot);
        await window.Page.Locator(".ant-alert", new() { HasText = window.Words.Of("pilots.verdict.Ship") }).First.WaitForAsync();
        await window.ShootAsync("life-verdict");
        await window.PressAsync("pilots.decide");
        await window.PickAsync("pilots.verdict.Ship");
        await window.FinishAsync("pilots.decide");
        await window.PressAsync("pilots.rollOut");
    }

    /// <summary>The version is announced to all; one agent reads it and takes the quiz on the page, the pilots' others are said to have.</summary>
    private async Task LearnAsync(StoryCentre centre, string language, IReadOnlyCollection<string> pilots)
    {
        using var announced = await centre.Owner.PostAsJsonAsync("/api/announcements", new { version = Process + ":2", groups = AllGroups, dueAt = centre.Now.AddDays(7) });
        await announced.ObjectAsync(HttpStatusCode.Created);
        await using var agent = await chromium.SignInAsync("agent", language, centre.Server);
        await agent.Page.GotoAsync("/announcements");
        await agent.Page.Locator("tr.ant-table-row a").First.ClickAsync();
        await agent.ShootAsync("life-announcement");
        await agent.PressAsync("announcements.confirm");
        await agent.Page.GetByText("核对机型", new() { Exact = true }).ClickAsync();
        await agent.PressAsync("announcements.submit");
        await agent.Page.GetByText(agent.Words.Of("announcements.passed", ("score", "")).Trim()).WaitForAsync();
        Assert.Empty(agent.Faults);
        await centre.TrainAsync(Process + ":2", pilots);
    }

    private static async Task RollOutAsync(StoryCentre centre, Window window)
    {
        await window.FillAsync("pilots.name", "滤芯订购推广");
        await window.PressAsync("rollouts.keep");
        await window.Button("rollouts.agree").WaitForAsync();
        await Assertions.Expect(window.Button("rollouts.start")).ToBeDisabledAsync();
        await centre.TrainAsync(Process + ":2", AllGroups);
        await window.Page.ReloadAsync();
        var board = window.Page.Url;
        await StartWaveAsync(window, board, 1);
        await centre.WorkAsync(Number, days: 7, callsPerSlot: 1);
        await StartWaveAsync(window, board, 2);

        // Somebody sends the line back to the version before: agents work by the new one, callers hear the old one.
        using var bound = await centre.Owner.PostAsJsonAsync("/api/bindings", new { version = Process + ":1", entry = Number });
        var mistake = await bound.ObjectAsync(HttpStatusCode.Created);
        await centre.WorkAsync(Number, days: 1);
        var group = await FindProblemAsync(centre, window);

        await window.Page.GotoAsync(board);
        var line = window.Page.Locator(".wave-gate", new() { HasText = group });
        await line.GetByRole(AriaRole.Button, new() { NameRegex = Words.Exactly(window.Words.Of("rollouts.rollBack")) }).ClickAsync();
        await window.Button("rollouts.bindAgain").WaitForAsync();
        await window.ShootAsync("life-rolled-back");
        using var withdrawn = await centre.Owner.PostAsJsonAsync($"/api/bindings/{mistake["id"]}/withdraw", new { });
        withdrawn.EnsureSuccessStatusCode();
        await window.PressAsync("rollouts.bindAgain");
        await centre.WorkAsync(Number, days: 7, callsPerSlot: 1);
        await StartWaveAsync(window, board, 3);

        await Assertions.Expect(window.Page.GetByText(window.Words.Of("rollouts.status.Finished"), new() { Exact = true }).First).ToBeVisibleAsync();
        await window.ShootAsync("life-finished");
        await window.Page.GotoAsync(Page + "/versions");
        await window.Page.GetByText(window.Words.Of("processes.statuses.InForce"), new() { Exact = true }).First.WaitForAsync();
        await window.ShootAsync("life-in-force");
    }

    private static async Task StartWaveAsync(Window window, string board, int number)
    {
        await window.Page.GotoAsync(board);
        await window.PressAsync("rollouts.agree");
        await Assertions.Expect(window.Button("rollouts.start")).ToBeEnabledAsync();
        await window.PressAsync("rollouts.start");
        await Assertions.Expect(window.Page.GetByText(window.Words.Of("rollouts.started"), new() { Exact = true })).ToHaveCountAsync(number);
        await window.ShootAsync(string.Create(CultureInfo.InvariantCulture, $"life-wave-{number}"));
    }

    /// <summary>The morning's draw shows what the journals lack; a person says so, and opens a problem.</summary>
    /// <returns>The name of the group whose contact it was.</returns>
    private static async Task<string> FindProblemAsync(StoryCentre centre, Window window)
    {
        await window.Page.GotoAsync("/pilots/spot-checks");
        var bound = Assert.Single((await centre.Owner.GetObjectAsync("/api/rollouts")).Items())["bound"]!.AsArray().Select(group => group!.GetValue<string>()).ToList();
        var groups = (await centre.Owner.GetObjectAsync("/api/groups")).Items().Where(group => bound.Contains(group.Text("id")!)).Select(group => group.Text("name")!).ToList();

        // Groups of the pilot that no wave has reached yet have the version too.
        var row = window.Page.Locator("tr.ant-table-row", new() { HasText = window.Words.Of("spotChecks.deviations.Missing") }).Filter(new() { HasTextRegex = new Regex(string.Join('|', groups)) }).First;
        await row.WaitForAsync();
        await window.ShootAsync("life-spot-checks");
        var name = groups.Single((await row.InnerTextAsync()).Contains);
        await row.GetByRole(AriaRole.Button, new() { NameRegex = Words.Exactly(window.Words.Of("spotChecks.note")) }).ClickAsync();
        await window.PickAsync("spotChecks.results.NotFollowed");
        await window.FillAsync("spotChecks.remark", "没有播放机型提示");
        await window.FinishAsync("common.save");
        await row.GetByRole(AriaRole.Button, new() { NameRegex = Words.Exactly(window.Words.Of("deploymentProblems.open")) }).ClickAsync();
        await window.ChooseAsync("deploymentProblems.kind", window.Words.Of("deploymentProblems.kinds.NotFollowed"));
        await window.FillAsync("deploymentProblems.immediateAction", "该组先回到原版本");
        // The browser's own time, which is later than any of the story's.
        await window.Field("announcements.dueAt").ClickAsync();
        await window.Page.Locator(".ant-picker-now-btn:visible").ClickAsync();
        await window.FinishAsync("deploymentProblems.open");
        await window.Page.GotoAsync("/pilots/problems");
        await window.Page.GetByText("没有播放机型提示").First.WaitForAsync();
        await window.ShootAsync("life-problem");
        return name;
    }

    private static string LabelOf(JsonNode type, string input) => type["inputs"]!.AsArray().Single(one => one!.Text("name") == input)!.Text("displayName")!;
}

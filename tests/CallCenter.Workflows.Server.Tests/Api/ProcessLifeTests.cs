using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Processes.Catalogue;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Api;

/// <summary>The life of a process as a flow: its tasks through the API, its steps by the services, its stages by the drawing.</summary>
public sealed class ProcessLifeTests : IAsyncLifetime
{
    private const string Process = "complaint-handling";
    private const string Version = $"/api/processes/{Process}/versions/1";
    private TestServer _server = null!;
    private HttpClient _owner = null!;
    private TaskInbox _inbox = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync("--Simulator:Start=2026-03-02T10:00:00+08:00");
        _owner = await _server.SignedInAsync("owner");
        _inbox = new(_server, _owner);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Life_FromCandidateToReleased_GoesByPeoplesTasks()
    {
        var life = await BeginAsync(Process);
        await ScoreAsync();
        Assert.Contains("优先度", (await TaskAsync("决定是否选定"))["task"]!.Text("title"), StringComparison.Ordinal);
        await DoAsync("决定是否选定", "选定", new { reason = "投诉最伤口碑" });
        var chosen = (await _owner.GetObjectAsync("/api/processes/" + Process))["content"]!;
        Assert.Equal(("Chosen", "投诉最伤口碑", 8), (chosen.Text("standing"), chosen.Text("standingReason"), chosen["score"]!.AsArray().Count));

        await BundleAsync(("dueIn", "PT4H"), ("instructions", "请核对"));
        await DoAsync("绘制版本 1", "已完成");
        Assert.Contains($"{Version}/document", (await TaskAsync("会签：投诉处理（版本 1）")).Text("instructions"), StringComparison.Ordinal);
        await DoAsync("会签", "同意", by: "lead");

        Assert.Equal("Released", (await _owner.GetObjectAsync(Version))["head"]!.Text("status"));
        Assert.NotNull(await TaskAsync("制定试点计划"));
        var trail = await (await _server.SignedInAsync("admin")).GetObjectAsync($"/api/audit?search={Process}:1");
        Assert.Equal(("version.released", "owner"), (trail.Items()[0].Text("action"), trail.Items()[0].Text("person")));
        Assert.Equal("Suspended", (await _owner.GetObjectAsync("/elsa/api/workflow-instances/" + life)).Text("subStatus"));
    }

    [Fact]
    public async Task Define_WithErrorsOrReturned_LeadsBackToMending()
    {
        await BeginAsync(Process);
        await ScoreAsync();
        await DoAsync("决定是否选定", "选定");
        await BundleAsync(("instructions", "请核对"));
        await DoAsync("绘制版本 1", "已完成");

        Assert.Contains("没有完成时限", (await TaskAsync("修改版本 1")).Text("instructions"), StringComparison.Ordinal);
        await DoAsync("修改版本 1", "已修改");
        await PublishAsync(("dueIn", "PT4H"), ("instructions", "请核对"));
        await DoAsync("修改版本 1", "已修改");
        await DoAsync("会签", "退回", new { opinion = "时限太短" }, by: "lead");

        Assert.Contains("时限太短", (await TaskAsync("修改版本 1")).Text("instructions"), StringComparison.Ordinal);
        await DoAsync("修改版本 1", "放弃");
        Assert.Equal("Draft", (await _owner.GetObjectAsync(Version))["head"]!.Text("status"));
        Assert.Empty(await _inbox.ListAsync());
    }

    [Fact]
    public async Task Decide_WithoutReason_SaysWhatTheServiceSaysAndAsksAgain()
    {
        await BeginAsync(Process);
        await ScoreAsync();
        await DoAsync("决定是否选定", "放弃");

        Assert.Contains("请说明为什么放弃", (await TaskAsync("决定是否选定")).Text("instructions"), StringComparison.Ordinal);
        await DoAsync("决定是否选定", "放弃", new { reason = "并入报修受理" });
        Assert.Equal("Dropped", (await _owner.GetObjectAsync("/api/processes/" + Process))["content"]!.Text("standing"));
        Assert.Empty(await _inbox.ListAsync());
    }

    [Fact]
    public async Task Identify_WhatIsNotInTheCatalogue_IsRegisteredByTask()
    {
        await BeginAsync("new-idea");
        await DoAsync("填写候选流程", "已填写", new { name = "配件寄送", owner = "nobody" });
        Assert.Contains("负责人须是流程负责人", (await TaskAsync("填写候选流程")).Text("instructions"), StringComparison.Ordinal);
        await DoAsync("填写候选流程", "已填写", new { name = "配件寄送", owner = "owner" });

        Assert.NotNull(await TaskAsync("为候选流程打分"));
        Assert.Equal("配件寄送", (await _owner.GetObjectAsync("/api/processes/new-idea"))["content"]!.Text("name"));
    }

    [Fact]
    public async Task Start_WhileALifeRuns_IsRefusedAndBeginsNothing()
    {
        using (var started = await _owner.PostAsync($"/api/processes/{Process}/life", null))
            Assert.NotNull((await started.ObjectAsync(HttpStatusCode.Created)).Text("instance"));
        using var again = await _owner.PostAsync($"/api/processes/{Process}/life", null);
        Assert.Contains("is still running", (await again.ProblemAsync(HttpStatusCode.Conflict, "conflict")).Text("detail"), StringComparison.Ordinal);
        using var dispatched = await _owner.PostAsJsonAsync("/elsa/api/workflow-definitions/process-life/dispatch", new { correlationId = Process });
        Assert.Equal(HttpStatusCode.BadRequest, dispatched.StatusCode);
        Assert.Equal(1, await LivesAsync());

        await _server.Get<IWorkflowRuntime>().UntilIdleAsync();
        await ScoreAsync();
        await DoAsync("决定是否选定", "放弃", new { reason = "并入报修受理" });
        using var next = await _owner.PostAsync($"/api/processes/{Process}/life", null);
        await next.ObjectAsync(HttpStatusCode.Created);
        Assert.Equal(2, await LivesAsync());
    }

    [Fact]
    public async Task Start_OfNoProcessOrByWhoMayNot_IsRefused()
    {
        using var unknown = await _owner.PostAsync("/api/processes/nobody-knows/life", null);
        await unknown.ProblemAsync(HttpStatusCode.NotFound, "not-found");
        using var lead = await (await _server.SignedInAsync("lead")).PostAsync($"/api/processes/{Process}/life", null);
        Assert.Equal(HttpStatusCode.Forbidden, lead.StatusCode);
    }

    private async Task<int> LivesAsync()
    {
        using var answer = await _owner.PostAsJsonAsync("/elsa/api/workflow-instances", new { definitionId = "process-life", correlationId = Process, page = 0, pageSize = 10 });
        return (await answer.ObjectAsync(HttpStatusCode.OK))["totalCount"]!.GetValue<int>();
    }

    private Task<string> BeginAsync(string process) => _inbox.BeginAsync("process-life", process);

    private Task ScoreAsync() => DoAsync("为候选流程打分", "已打分", CandidateScoring.Criteria.ToDictionary(criterion => criterion.Id, _ => 3));

    /// <summary>A workflow with one task, published and chosen for the draft.</summary>
    private async Task BundleAsync(params (string Name, string Value)[] inputs)
    {
        await PublishAsync(inputs);
        var draft = await _owner.GetObjectAsync(Version);
        using var answer = await _owner.PutAsJsonAsync(Version, new
        {
            revision = draft["revision"]!.GetValue<int>(), flows = new[] { "steps" }, steps = new[] { new { what = "登记", role = "坐席", dueMinutes = 3 } }, kpis = Array.Empty<string>(),
        });
        await answer.ObjectAsync(HttpStatusCode.OK);
    }

    private Task PublishAsync(params (string Name, string Value)[] inputs) =>
        _owner.PublishAsync(Flows.Chain("steps", Flows.Activity("CallCenter.HumanTask", "task", [("title", "核对投诉"), ("assignee", "role:Agent"), .. inputs])));

    private Task<JsonNode> TaskAsync(string title) => _inbox.FindAsync(title);

    private Task DoAsync(string title, string outcome, object? values = null, string by = "owner") => _inbox.CompleteAsync(title, outcome, values, by);
}

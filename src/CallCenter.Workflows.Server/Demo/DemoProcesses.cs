using CallCenter.Kpis;
using CallCenter.Persistence.Bindings;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Catalogue;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Runtime.Definitions;

namespace CallCenter.Workflows.Server.Demo;

/// <summary>
/// The demo centre's processes: one in force for customers and four that support its operation, one that partly overlaps with the
/// first, whose script guides the repair groups while its next version is defined, candidates with their points, and some gaps for
/// its owner to find.
/// </summary>
internal sealed class DemoProcesses(ProcessStore store, DefinitionLibrary definitions, BindingBook bindings, TimeProvider clock)
{
    private const string Owner = "owner";
    private const string Hotline = "service-hotline";
    private const string Repair = "repair-report";
    private const string RepairScript = "repair-script";
    private static readonly string[] RepairGroups = ["g5", "g6"];

    /// <summary>Only where nobody has given axes yet.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if ((await store.ReadAxesAsync(cancellationToken)).Revision > 0) return;
        await store.SaveAxesAsync(Axes, 0, cancellationToken);
        foreach (var process in Processes) await store.AddAsync(process, Owner, cancellationToken);
        await PutInForceAsync(HotlineVersion, cancellationToken);
        if (await PutInForceAsync(RepairVersion, cancellationToken))
        {
            var now = clock.GetUtcNow();
            foreach (var group in RepairGroups)
                await bindings.BindAsync(new(Repair, RepairVersion.Id, now, Owner) { Group = group }, Owner, cancellationToken);
        }

        await store.AddVersionAsync(RepairDraft, Owner, cancellationToken);
        foreach (var version in DemoSupport.Versions) await PutInForceAsync(version, cancellationToken);
    }

    /// <summary>False when its flows were not published.</summary>
    private async Task<bool> PutInForceAsync(ProcessVersion wanted, CancellationToken cancellationToken)
    {
        var frozen = new List<FrozenDefinition>();
        foreach (var flow in wanted.Flows)
        {
            if (await definitions.FindAsync(flow, VersionOptions.Published, cancellationToken) is not { } published) return false;
            frozen.Add(new(flow, published.Id));
        }

        if (await store.AddVersionAsync(wanted, Owner, cancellationToken) is not { } stored) return false;
        var version = stored.Version with { Definitions = frozen };
        foreach (var move in new VersionMove[]
        {
            new VersionMove.Release(0, 0), new VersionMove.StartRollout("流程目录建立之前已在全中心使用。"), new VersionMove.EndRollout(ReachedAll: true),
        })
        {
            stored = await store.SaveVersionAsync(version = VersionLifecycle.Apply(version, move).Version, stored.Revision, Owner, cancellationToken);
            if (stored is null) return false;
        }

        return true;
    }

    private static CoverageAxes Axes => new()
    {
        ServiceKinds = [new("consultation", "咨询", "Consultation"), new("appointment", "报修预约", "Repair appointment"), new("complaint", "投诉", "Complaint")],
        Channels = [new("phone", "电话", "Phone"), new("web", "网页留言", "Web message")],
        Customers = [new("consumers", "个人用户", "Consumers"), new("key", "重点客户", "Key customers"), new("dealers", "经销商", "Dealers")],
        ServiceItems =
        [
            new("products", "产品与价格", "Products and prices"), new("usage", "使用指导", "Usage"), new("repair", "上门维修", "Repair on site"),
            new("parts", "配件", "Spare parts"), new("delivery", "配送", "Delivery"),
        ],
        Exclusions = [new("appointment", null, "dealers", "经销商的报修按备件合同办理")],
    };

    private static IEnumerable<Process> Processes =>
    [
        new()
        {
            Id = Hotline,
            Name = "服务热线接听",
            EnglishName = "Answering the service hotline",
            Description = "客户拨打 800 或 400 热线，按菜单自助办理，或由对应技能组接听。",
            Standing = ProcessStanding.Chosen,
            StandingReason = "全部电话都经过它",
            Owner = Owner,
            Customers = ["consumers", "key"],
            Channels = ["phone"],
            ServiceKinds = ["consultation", "appointment"],
            ServiceItems = ["products", "usage", "repair"],
            Goals = ["二十秒内接听八成来电", "一次解决客户的问题"],
            Inputs = [new(InputKind.Information, "客户档案与联络历史"), new(InputKind.People, "八个坐席小组"), new(InputKind.Technology, "语音菜单与排队")],
            Outputs = [new(OutputKind.Service, "解答，或登记的工单")],
            MainGoal = "reachability",
            Kpis =
            [
                new(KpiCatalogue.ServiceLevel.Id, 0.8), new(KpiCatalogue.AnswerRate.Id, 0.9), new(KpiCatalogue.FirstResolution.Id, 0.75),
                new(KpiCatalogue.Satisfaction.Id, 0.9),
            ],
            Expected = new(1_200_000, 80_000, 240_000),
            Score = Points(5, 5, 3, 3, 3, 4, 3, 2),
        },
        new()
        {
            Id = Repair,
            Name = "报修受理",
            EnglishName = "Repair report",
            Description = "从客户报修到约定上门时间：核对机型与保修，判断故障，预约工程师。",
            Standing = ProcessStanding.Chosen,
            StandingReason = "报修占来电三成，做法因组而异",
            Owner = Owner,
            Customers = ["consumers", "key"],
            Channels = ["phone", "web"],
            ServiceKinds = ["appointment"],
            ServiceItems = ["repair", "parts"],
            Goals = ["一次通话内约定上门时间", "减少工程师白跑"],
            Inputs = [new(InputKind.Information, "机型、保修期与故障现象"), new(InputKind.People, "报修一组、报修二组")],
            Outputs = [new(OutputKind.Service, "约定的上门维修"), new(OutputKind.Decision, "保内或保外")],
            MainGoal = "satisfaction",
            Kpis = [new(KpiCatalogue.SolvingRate.Id, 0.85), new(KpiCatalogue.RepeatRate.Id, 0.1), new(KpiCatalogue.HandlingTime.Id, 300)],
            Expected = new(360_000, 60_000, 50_000),
            Score = Points(4, 4, 4, 2, 2, 2, 2, 2),
        },
        new()
        {
            Id = "complaint-handling",
            Name = "投诉处理",
            EnglishName = "Complaint handling",
            Description = "受理、确认、调查、答复并经客户同意后结案，按营业时间逐级升级。",
            Owner = Owner,
            Customers = ["consumers", "key", "dealers"],
            Channels = ["phone", "web"],
            ServiceKinds = ["complaint"],
            ServiceItems = ["delivery", "repair"],
            Goals = ["投诉处理率 100%", "三个工作日内答复"],
            Outputs = [new(OutputKind.Decision, "答复与补偿决定")],
            MainGoal = "satisfaction",
            Kpis = [new(KpiCatalogue.ComplaintRate.Id, 20), new(KpiCatalogue.Satisfaction.Id, 0.85)],
            Expected = new(480_000, 120_000, 90_000),
            Score = Points(5, 3, 5, 5, 4, 3, 3, 3),
        },
        new()
        {
            Id = "web-consultation",
            Name = "网页咨询答复",
            EnglishName = "Answering web messages",
            Owner = Owner,
            Customers = ["consumers"],
            Channels = ["web"],
            ServiceKinds = ["consultation"],
            ServiceItems = ["products", "usage"],
            MainGoal = "efficiency",
            Expected = new(90_000, 20_000, 30_000),
            Score = Points(2, 3, 2, 1, 2, 2, 2, 2),
        },
        .. DemoSupport.Processes(Owner),
    ];

    private static ProcessVersion HotlineVersion => new()
    {
        Process = Hotline,
        Number = 1,
        Flows = [Hotline],
        Steps =
        [
            Step(1, "应答并报组名与姓名", "Answer with group and name", "坐席", 1),
            Step(2, "核对客户身份与来意", "Identify the customer and the matter", "坐席", 2),
            Step(3, "解答或登记工单", "Solve it or file an order", "坐席", 10),
            Step(4, "疑难问题求助专家坐席", "Ask the expert seats where it is difficult", "坐席", 15),
            Step(5, "填写话后处理与小结", "Give disposition and summary", "坐席", 16),
            Step(6, "复核未解决的联络", "Review contacts that were not solved", "班组长", 24 * 60),
        ],
        Kpis = [KpiCatalogue.ServiceLevel.Id, KpiCatalogue.AnswerRate.Id, KpiCatalogue.FirstResolution.Id, KpiCatalogue.Satisfaction.Id],
        Note = "现行做法",
    };

    private static ProcessVersion RepairVersion => RepairDraft with
    {
        Number = 1,
        Flows = [RepairScript],
        Steps = [.. RepairDraft.Steps.Take(3)],
        Revises = null,
        Note = "第一版：坐席照话术受理",
    };

    private static ProcessVersion RepairDraft => new()
    {
        Process = Repair,
        Number = 2,
        Revises = 1,
        Steps =
        [
            Step(1, "核对机型、序列号与保修期", "Check model, serial number and warranty", "坐席", 3),
            Step(2, "按故障现象引导排查", "Guide the customer through the checks", "坐席", 8),
            Step(3, "约定上门时间并复述", "Agree on a time and repeat it", "坐席", 10),
            Step(4, "派单给工程师", "Send the order to an engineer", "派单员", 30),
            Step(5, "上门前一天电话确认", "Confirm by phone the day before", "派单员", null),
        ],
        Kpis = [KpiCatalogue.SolvingRate.Id, KpiCatalogue.RepeatRate.Id, KpiCatalogue.HandlingTime.Id],
        Note = "第二版：接上派单与上门确认",
    };

    internal static ProcessStep Step(int number, string what, string english, string role, int? minutes) =>
        new(number, what, role, minutes is { } due ? TimeSpan.FromMinutes(due) : null) { EnglishWhat = english };

    /// <summary>In the order of the criteria.</summary>
    internal static List<CriterionPoints> Points(params int[] points) => [.. CandidateScoring.Criteria.Zip(points, (criterion, given) => new CriterionPoints(criterion.Id, given))];
}

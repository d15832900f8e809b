using CallCenter.Kpis;
using CallCenter.Processes.Catalogue;
using CallCenter.Processes.Lifecycle;

namespace CallCenter.Workflows.Server.Demo;

/// <summary>The processes that support the demo centre's operation: recruiting, training, traffic forecasting, appraisal. Each runs as the flows of its version.</summary>
internal static class DemoSupport
{
    private const string Recruiting = "recruiting";
    private const string Training = "agent-training";
    private const string Forecast = "traffic-forecast";
    private const string Appraisal = "appraisal";

    public static IEnumerable<Process> Processes(string owner) =>
    [
        new()
        {
            Id = Recruiting,
            Name = "招聘",
            EnglishName = "Recruiting",
            Description = "从招聘需求到录用合同：录音测试、面试、笔试、打字与性格测试，达标者先试用后录用。",
            Class = ProcessClass.OperationSupport,
            Standing = ProcessStanding.Chosen,
            StandingReason = "每年流动三成，招得准才留得住",
            Owner = owner,
            Goals = ["需求批准后一个月内到岗", "试用期通过率九成"],
            Inputs = [new(InputKind.Information, "业务规模与排班缺口"), new(InputKind.People, "面试官与考官")],
            Outputs = [new(OutputKind.Decision, "录用，或写明原因的答复")],
            MainGoal = "reachability",
            Kpis = [new(KpiCatalogue.AnswerRate.Id, 0.9)],
            Score = DemoProcesses.Points(3, 2, 3, 3, 3, 4, 2, 3),
        },
        new()
        {
            Id = Training,
            Name = "坐席培训",
            EnglishName = "Training of agents",
            Description = "由需求到效果：计划、备课、授课、考试、上线辅导，若干周后评估，没有达到就重来。",
            Class = ProcessClass.OperationSupport,
            Standing = ProcessStanding.Chosen,
            StandingReason = "质检发现的问题要当天培训、若干周后看效果",
            Owner = owner,
            Goals = ["新员工四周内独立上岗", "培训后指标达到目标"],
            Inputs = [new(InputKind.Information, "质检结果、录音案例与知识库"), new(InputKind.People, "专职讲师")],
            Outputs = [new(OutputKind.Service, "能独立上线的坐席")],
            MainGoal = "satisfaction",
            Kpis = [new(KpiCatalogue.Satisfaction.Id, 0.9), new(KpiCatalogue.FirstResolution.Id, 0.75)],
            Score = DemoProcesses.Points(3, 2, 3, 2, 4, 5, 2, 3),
        },
        new()
        {
            Id = Forecast,
            Name = "话务量预测与排班",
            EnglishName = "Traffic forecasting and staffing",
            Description = "由过去的来电和人员的系数预测每半小时的话务量，按爱尔兰公式排班，次日比较预测与实际。",
            Class = ProcessClass.OperationSupport,
            Standing = ProcessStanding.Chosen,
            StandingReason = "接起率取决于人手是否排在来电的时候",
            Owner = owner,
            Goals = ["按半小时的预测误差不超过一成", "二十秒内接听八成来电"],
            Inputs = [new(InputKind.Information, "过去各半小时的来电"), new(InputKind.Information, "促销、账单日等活动")],
            Outputs = [new(OutputKind.Decision, "每半小时的在席与排班人数")],
            MainGoal = "reachability",
            Kpis = [new(KpiCatalogue.ServiceLevel.Id, 0.8), new(KpiCatalogue.Abandonment.Id, 0.05)],
            Score = DemoProcesses.Points(5, 4, 3, 3, 2, 3, 2, 2),
        },
        new()
        {
            Id = Appraisal,
            Name = "绩效考核",
            EnglishName = "Performance appraisal",
            Description = "目标可衡量，个人为主、团队为辅，各组尺度一致，可以申诉，精神与薪资激励并重。",
            Class = ProcessClass.OperationSupport,
            Standing = ProcessStanding.Chosen,
            StandingReason = "公平、合理的激励是留住人的前提",
            Owner = owner,
            Goals = ["每人有可衡量的目标", "申诉五个工作日内答复"],
            Inputs = [new(InputKind.Information, "质检、工作量、满意度与出勤"), new(InputKind.Money, "奖金")],
            Outputs = [new(OutputKind.Decision, "等级、激励与发展计划")],
            MainGoal = "satisfaction",
            Kpis = [new(KpiCatalogue.Satisfaction.Id, 0.9)],
            Score = DemoProcesses.Points(3, 2, 2, 4, 3, 4, 3, 3),
        },
    ];

    /// <summary>The steps are those that people do beside the flows, whose own are in their drawings.</summary>
    public static IEnumerable<ProcessVersion> Versions =>
    [
        Version(Recruiting, ["recruiting-need", Recruiting], DemoProcesses.Step(1, "建立员工档案并开通账号", "Open the file and the accounts of who is hired", "管理员", 8 * 60), KpiCatalogue.AnswerRate.Id),
        Version(Training, [Training], DemoProcesses.Step(1, "登记坐席掌握的技能", "Note the skills that agents have gained", "班组长", 8 * 60), KpiCatalogue.Satisfaction.Id, KpiCatalogue.FirstResolution.Id),
        Version(Forecast, [Forecast], DemoProcesses.Step(1, "安排班次并告知坐席", "Assign shifts and tell the agents", "班组长", 8 * 60), KpiCatalogue.ServiceLevel.Id, KpiCatalogue.Abandonment.Id),
        Version(Appraisal, [Appraisal], DemoProcesses.Step(1, "归档考核表", "File the appraisal", "班组长", 8 * 60), KpiCatalogue.Satisfaction.Id),
    ];

    private static ProcessVersion Version(string process, IReadOnlyList<string> flows, ProcessStep step, params IReadOnlyList<string> kpis) =>
        new() { Process = process, Number = 1, Flows = flows, Steps = [step], Kpis = kpis, Note = "第一版：先求简单" };
}

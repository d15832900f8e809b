using CallCenter.Telephony;
using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design.Rules;

/// <summary>
/// A step by people is called by what is done: a verb and its object (7PMG, guideline 6). In Chinese the label begins with a
/// verb that is used in call centres; in English its first word does not end like a noun made of a verb.
/// </summary>
public sealed class VerbObjectLabelRule : IDesignRule
{
    private const string Verbs =
        "受理 登记 核对 核实 确认 指派 分派 分配 派发 安排 调查 回复 答复 回访 联系 通知 告知 培训 评分 打分 讨论 辅导 反馈 审批 审核 审阅 检查 抽查 准备 提交 上报 升级 关闭 结案 记录 录入 填写 "
        + "选择 分析 制定 执行 收集 汇总 预测 面试 测试 签署 签订 发布 公布 启动 停止 评估 总结 改进 处理 解决 跟进 转交 移交 复核 修改 撰写 编写 识别 定义 试点 部署 计划 排班 计算 比较 决定 "
        + "设计 测量 监控 提醒 邀请 筛选 录用 归档 组织 判定 绘制 会签 复盘 请 问 听 查 写 发 交 打 看 说 读 选 定 开 收 送 报 派 补 退 换 修 送达 问候 询问 说明 解释 提示 复述 约定 预约 照读 朗读 致歉 致谢 道别 安抚 引导 宣读 更正 阅读 学习 参加 完成 申请 批准 同意 给 向 与 对 为 由 将 把 让 再次 重新 立即 当日 次日";

    private static readonly string[] Known = Verbs.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    private static readonly string[] NounEndings = ["tion", "sion", "ment", "ance", "ence", "ness", "ity"];

    public string Id => "verb-object-label";
    public HouseRule Quotes => HouseRule.Guidelines;

    public IEnumerable<Problem> Check(DesignContext context)
    {
        foreach (var entry in context.StepsByPeople)
        {
            var label = (entry.Node.DisplayText ?? DesignContext.FixedText(entry, DesignContext.IsScriptStep(entry.Node) ? "text" : "title") ?? "").Trim();
            if (label.Length == 0 || BeginsWithVerb(label)) continue;
            yield return entry.Warning(
                Id, null, $"步骤名“{label}”没有以动词开头。请写成“动词 + 宾语”，例如“核对客户信息”。",
                $"Step \"{label}\" does not begin with a verb. Call it by what is done to what, such as \"Check the customer's data\".");
        }
    }

    private static bool BeginsWithVerb(string label)
    {
        if (SpeakingTime.IsChinese(label)) return Known.Any(verb => label.StartsWith(verb, StringComparison.Ordinal));
        var first = label.Split(' ', 2)[0];
        return !NounEndings.Any(ending => first.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }
}

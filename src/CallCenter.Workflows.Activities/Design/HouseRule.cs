using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.Design;

/// <summary>A rule of the house for designing processes, as the handbook says it.</summary>
/// <param name="Id">As requirements name it, such as <c>DF10</c>; <c>7PMG</c> and <c>FLOW</c> for guidelines of others.</param>
/// <param name="Words">What it asks for.</param>
public sealed record HouseRule(string Id, Text Words)
{
    /// <summary>Rule 1: those who carry a process out like to do so.</summary>
    public static HouseRule Convenience { get; } = new("DF5", new("规则一：为执行者提供便利，保持士气。", "Rule 1: make it convenient for those who carry it out."));

    /// <summary>Rule 2: what is simple is taken up, and made better once it is stable.</summary>
    public static HouseRule Simplicity { get; } = new(
        "DF6", new("规则二：先设计相对简单、易于实施的流程，稳固之后再优化。", "Rule 2: begin with a simple process that is easy to run, and improve it once it is stable."));

    /// <summary>Rule 3: no piling up of activities.</summary>
    public static HouseRule Necessity { get; } = new("DF8", new("规则三：只包括必要的步骤，避免堆砌。", "Rule 3: only necessary steps; nothing is piled up."));

    /// <summary>Rule 4: when.</summary>
    public static HouseRule Time { get; } = new("DF10", new("规则四：每个动作都有时间点。", "Rule 4: every action has a time by which it is done."));

    /// <summary>Rule 4: who.</summary>
    public static HouseRule Responsibility { get; } = new("DF11", new("规则四：每个动作都有责任人。", "Rule 4: every action has somebody responsible."));

    /// <summary>Rule 5: one document of text and chart.</summary>
    public static HouseRule Document { get; } = new(
        "DF13", new("规则五：流程文档规范统一，文字说明与流程图相结合。", "Rule 5: one uniform document, with the text and the chart together."));

    /// <summary>Mendling, Reijers, van der Aalst, Seven process modeling guidelines (7PMG), 2010.</summary>
    public static HouseRule Guidelines { get; } = new(
        "7PMG", new("建模准则（7PMG）：元素少、结构清楚、动宾命名。", "Modelling guidelines (7PMG): few elements, clear structure, labels of verb and object."));

    /// <summary>What goes wrong with callers and waiting flows.</summary>
    public static HouseRule FlowRisk { get; } = new(
        "FLOW", new("流程风险：客户不会被晾在一边，流程不会停在半路。", "Risks of a flow: no caller is left hanging, and no flow stops half-way."));
}

using CallCenter.Kpis;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Catalogue;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Design;
using CallCenter.Workflows.Rules;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using CallCenter.Workflows.Server.Web;

namespace CallCenter.Workflows.Server.Processes.Documents;

/// <summary>Makes the document of a version from what is stored of it.</summary>
public sealed class DocumentMaker(ProcessStore store, VersionFlows flows, DefinitionLibrary library, UserAccounts accounts)
{
    /// <exception cref="ProblemException">There is no such process or version.</exception>
    public async Task<ProcessDocument> MakeAsync(string id, int number, string language, CancellationToken cancellationToken)
    {
        var process = (await store.FindAsync(id, cancellationToken) ?? throw new ProblemException(ProcessProblems.NoProcess(id))).Process;
        var versions = await store.ListVersionsAsync(id, cancellationToken);
        var version = versions.FirstOrDefault(version => version.Version.Number == number) ?? throw new ProblemException(ProcessProblems.NoVersion(id, number));
        var words = new DocumentWords(language == RequestLanguage.Chinese);
        var (axes, _) = await store.ReadAxesAsync(cancellationToken);
        var owner = (await accounts.ListAsync(cancellationToken)).FirstOrDefault(user => user.UserName == process.Owner)?.DisplayName ?? process.Owner;

        var drawn = new List<DocumentFlow>();
        foreach (var flow in await flows.ListAsync(version.Version, cancellationToken)) drawn.Add(FlowOf(flow, await library.ReadForRulesAsync(flow.Model, cancellationToken), words));
        var steps = StepsOf(version, drawn, words);
        var ownerRole = words.Of("流程负责人", "Process owner");
        List<string> roles = [.. steps.Select(step => step.Who).Append(ownerRole).Distinct()];
        var budgets = drawn.Select(flow => flow.Budget).OfType<TimeSpan>().ToList();
        return new ProcessDocument(
            language, process, version, words.Of(process.Name, process.EnglishName ?? process.Name), owner, [.. FactsOf(process, version, owner, axes, words)], drawn, steps, roles,
            [.. steps.Select((step, place) => Raci(step, place + 1 < steps.Count ? steps[place + 1].Who : null, roles, ownerRole))],
            budgets.Count == 0 ? null : budgets.Aggregate(TimeSpan.Zero, (sum, budget) => sum + budget),
            [.. versions.OrderByDescending(each => each.Version.Number).Select(each => new DocumentRevision(
                each.Version.Number, words.Status(each.Version.Status), each.ReleasedAt ?? each.CreatedAt, each.ReleasedBy ?? each.CreatedBy, each.Version.Note))]);
    }

    private static IEnumerable<DocumentFact> FactsOf(Process process, StoredVersion version, string owner, CoverageAxes axes, DocumentWords words)
    {
        yield return new(words.Of("编号", "Id"), version.Version.Id);
        yield return new(words.Of("版本", "Version"), $"{version.Version.Number} · {words.Status(version.Version.Status)}");
        yield return new(words.Of("类别", "Class"), process.Class == ProcessClass.KeyUser ? words.Of("关键用户流程", "Key user process") : words.Of("运营支撑流程", "Operation support"));
        yield return new(words.Of("负责人", "Owner"), owner);
        if (version.ReleasedAt is { } released) yield return new(words.Of("发布", "Released"), $"{released:yyyy-MM-dd} · {version.ReleasedBy}");
        if (version.Version.Revises is { } revised) yield return new(words.Of("取代", "Supersedes"), words.Of($"版本 {revised}", $"Version {revised}"));
        if (process.Description is { Length: > 0 } purpose) yield return new(words.Of("目的", "Purpose"), purpose);
        if (process.Goals.Count > 0) yield return new(words.Of("目标", "Goals"), words.List(process.Goals));
        if (process.Customers.Count > 0) yield return new(words.Of("客户", "Customers"), Names(process.Customers, axes.Customers));
        if (process.Channels.Count > 0) yield return new(words.Of("渠道", "Channels"), Names(process.Channels, axes.Channels));
        if (process.ServiceKinds.Count > 0) yield return new(words.Of("服务类型", "Service kinds"), Names(process.ServiceKinds, axes.ServiceKinds));
        if (process.Inputs.Count > 0) yield return new(words.Of("输入", "Inputs"), words.List(process.Inputs.Select(input => input.Text)));
        if (process.Outputs.Count > 0) yield return new(words.Of("输出", "Outputs"), words.List(process.Outputs.Select(output => output.Text)));
        if (version.Version.Kpis.Count > 0)
            yield return new(words.Of("指标", "KPIs"), words.List(version.Version.Kpis.Select(id => KpiCatalogue.Find(id) is { } kpi ? words.Of(kpi.Name, kpi.EnglishName) : id)));

        string Names(IReadOnlyList<string> ids, IReadOnlyList<AxisValue> axis) =>
            words.List(ids.Select(id => axis.FirstOrDefault(value => value.Id == id) is { } value ? words.Of(value.Name, value.EnglishName) : id));
    }

    private static DocumentFlow FlowOf(StoredDefinition stored, RuleContext context, DocumentWords words)
    {
        var chart = context.Definition.Root;
        var drawing = Drawing.Of(chart, stored.Model["root"]);
        var numbers = drawing.Order.Select((node, place) => (node.Id, Number: place + 1)).ToDictionary(pair => pair.Id, pair => pair.Number, StringComparer.Ordinal);
        var types = context.Nodes.DistinctBy(entry => entry.Node.NodeId).ToDictionary(entry => entry.Node.NodeId, StringComparer.Ordinal);
        var nodes = drawing.Order.Select(node => NodeOf(types[node.NodeId], chart, numbers, words)).ToList();
        var name = stored.Name ?? stored.DefinitionId;
        var svg = ChartSvg.Draw(chart, drawing, name, numbers, node => (RuleContext.NameOf(node), KindOf(types[node.NodeId], words)), port => words.Of(PortTexts.Of(port)));
        return new(name, context.Definition.Description, svg, nodes, LongestWay(chart, nodes, numbers));
    }

    private static DocumentNode NodeOf(RuleNode entry, ActivityNode chart, IReadOnlyDictionary<string, int> numbers, DocumentWords words)
    {
        var (isHuman, isScript) = (entry.Node.Type == "CallCenter.HumanTask", DesignContext.IsScriptStep(entry.Node));
        return new(
            numbers[entry.Node.Id], RuleContext.NameOf(entry.Node), KindOf(entry, words),
            new[] { "instructions", "prompt", "text", "title" }.Select(input => DesignContext.FixedText(entry, input)).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)),
            isHuman ? words.Who(DesignContext.FixedText(entry, "assignee") ?? words.Of("由流程决定", "as the flow decides")) : isScript ? words.Who("role:Agent") : null,
            isHuman ? DesignContext.FixedTime(entry, "dueIn") : isScript ? DesignContext.FixedTime(entry, "expectedTime") : null,
            [.. chart.Connections.Where(line => line.SourceId == entry.Node.Id && numbers.ContainsKey(line.TargetId))
                .Select(line => $"{words.Of(PortTexts.Of(line.SourcePort))} → {numbers[line.TargetId]}")]);
    }

    private static string KindOf(RuleNode entry, DocumentWords words) => entry.Type is { } type ? words.Of(type.DisplayName) : entry.Node.Type;

    private static List<DocumentStep> StepsOf(StoredVersion version, IReadOnlyList<DocumentFlow> flows, DocumentWords words)
    {
        var steps = version.Version.Steps.Select(step => (What: words.Of(step.What, step.EnglishWhat ?? step.What), Who: words.Who(step.Role), By: step.DueAfter, Source: (string?)null))
            .Concat(flows.SelectMany(flow => flow.Nodes.Where(node => node.Who is not null).Select(node => (What: node.Name, Who: node.Who!, node.By, Source: (string?)flow.Name))));
        return [.. steps.Select((step, place) => new DocumentStep(place + 1, step.What, step.Who, step.By, step.Source))];
    }

    /// <summary>Who does it is responsible, the owner answers for the process, and who comes next is told.</summary>
    private static RaciRow Raci(DocumentStep step, string? next, IReadOnlyList<string> roles, string owner) => new(
        $"{step.Number}. {step.What}",
        roles.ToDictionary(role => role, role => role == step.Who && role == owner ? "R/A" : role == step.Who ? "R" : role == owner ? "A" : role == next ? "I" : ""));

    /// <summary>The most that due times add up to on any way that does not go in circles; null when no step has one.</summary>
    private static TimeSpan? LongestWay(ActivityNode chart, IReadOnlyList<DocumentNode> nodes, IReadOnlyDictionary<string, int> numbers)
    {
        if (nodes.All(node => node.By is null)) return null;
        var next = chart.Connections.Where(line => numbers.ContainsKey(line.SourceId) && numbers.ContainsKey(line.TargetId))
            .ToLookup(line => numbers[line.SourceId], line => numbers[line.TargetId]);
        var longest = new TimeSpan?[nodes.Count + 1];
        return nodes.Max(node => From(node.Number, []));

        TimeSpan From(int number, HashSet<int> way)
        {
            if (longest[number] is { } known) return known;
            if (!way.Add(number)) return TimeSpan.Zero;
            var after = next[number].Distinct().Select(to => From(to, way)).DefaultIfEmpty(TimeSpan.Zero).Max();
            way.Remove(number);
            return (longest[number] = (nodes[number - 1].By ?? TimeSpan.Zero) + after).Value;
        }
    }
}

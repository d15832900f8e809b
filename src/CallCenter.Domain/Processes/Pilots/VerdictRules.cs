namespace CallCenter.Processes.Pilots;

/// <summary>The four questions of a verdict; each answer is a list of reasons, none meaning no.</summary>
internal static class VerdictRules
{
    /// <summary>Was it run as planned? The share of contacts is watched all the time, the rest is judged at the end.</summary>
    public static IEnumerable<Why> Invalid(PilotPlan plan, PilotEvidence evidence)
    {
        if (evidence.SampleRatioP < evidence.SampleRatioAlarm)
            yield return PilotTexts.UnequalShares(evidence.SampleRatioP.Value, evidence.SampleRatioAlarm);
        if (evidence.Primary?.Obstacle is { } obstacle) yield return obstacle;

        if (!evidence.IsComplete) yield break;
        if (evidence.Primary is null) yield return PilotTexts.NoPrimary;
        if (evidence.Conduct.Exposure < plan.LeastExposure) yield return PilotTexts.TooFewExposed(evidence.Conduct.Exposure.Value, plan.LeastExposure);
        if (evidence.Conduct.Contamination > plan.MostContamination)
            yield return PilotTexts.Contaminated(evidence.Conduct.Contamination.Value, plan.MostContamination);
        foreach (var kpi in evidence.Kpis.Where(kpi => kpi.Rule.Role != KpiRole.Watch && kpi.Missing.Count > 0)) yield return PilotTexts.Missing(kpi);
    }

    /// <summary>
    /// Is harm shown? The whole interval of the look lies on the worse side, and for a guardrail the measured harm is beyond what
    /// was called bearable.
    /// </summary>
    public static IEnumerable<Why> Harm(PilotPlan plan, PilotEvidence evidence) =>
        from kpi in evidence.Kpis
        where kpi.Rule.Role != KpiRole.Watch && evidence.HarmLimit > 0 && kpi.HarmP <= evidence.HarmLimit && Math.Abs(kpi.Estimate!.Effect) > kpi.Rule.Margin
        select PilotTexts.Harmful(kpi, evidence.HarmLimit);

    /// <summary>What is missing to ship.</summary>
    public static IEnumerable<Why> Doubts(PilotPlan plan, PilotEvidence evidence)
    {
        if (!evidence.IsComplete)
        {
            yield return PilotTexts.Running(evidence, plan.DecisionOn);
            yield break;
        }

        if (evidence.SampleRatioP is null || evidence.Conduct.Exposure is null || evidence.Conduct.Contamination is null)
            yield return PilotTexts.ConductUnknown;

        var primary = evidence.Primary!;
        var mechanism = plan.Design.Mechanism;
        if (mechanism.SmallestP > plan.Alpha) yield return PilotTexts.Unreachable(mechanism, plan.Alpha);
        else if (!PilotChecks.WasDrawn(plan)) yield return PilotTexts.NotDrawn;
        else if (primary.Randomisation is not { } test || test.P > plan.Alpha) yield return PilotTexts.NotBetter(primary, plan.Alpha);

        foreach (var guardrail in evidence.Kpis.Where(kpi => kpi.Rule.Role == KpiRole.Guardrail && !(kpi.NonInferiorityP <= plan.GuardrailAlpha)))
            yield return guardrail.Obstacle ?? PilotTexts.MayBeWorse(guardrail, plan.GuardrailAlpha);
        foreach (var rule in plan.Guardrails.Where(rule => evidence.Kpis.All(kpi => kpi.Rule.Kpi != rule.Kpi))) yield return PilotTexts.NoData(rule);
    }

    /// <summary>Why it ships, with the warnings that go along.</summary>
    public static IEnumerable<Why> Merits(PilotPlan plan, PilotEvidence evidence)
    {
        yield return PilotTexts.Better(evidence.Primary!, plan.Alpha);
        foreach (var kpi in evidence.Kpis.Where(kpi => kpi.Rule.Role == KpiRole.Guardrail)) yield return PilotTexts.NotWorse(kpi, plan.GuardrailAlpha);
        if (evidence.Trend?.P < TrendEvidence.Suspicious) yield return PilotTexts.DriftedBefore(evidence.Trend.P.Value);
    }
}

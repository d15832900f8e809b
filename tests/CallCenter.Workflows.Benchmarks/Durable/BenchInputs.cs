namespace CallCenter.Workflows.Benchmarks.Durable;

/// <summary>What instances are started with.</summary>
internal static class BenchInputs
{
    public static ValueRecord Caller(int number) => new()
    {
        ["from"] = $"1380013{number:D5}", ["to"] = "4008001234", ["name"] = "王小明", ["level"] = "VIP", ["product"] = "智能门锁 X5",
    };
}

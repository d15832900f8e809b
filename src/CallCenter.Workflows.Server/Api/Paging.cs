using CallCenter.Workflows.Server.Problems;

namespace CallCenter.Workflows.Server.Api;

/// <summary>Which part of a list is wanted.</summary>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">1 to 500; 20 when not given.</param>
public sealed record Paging(int? Page, int? PageSize)
{
    public const int Most = 500;

    public int Number => Page ?? 1;
    public int Size => PageSize ?? 20;
    public int Skip => (Number - 1) * Size;

    /// <summary>Throws when the page or its size is out of range.</summary>
    public Paging Checked()
    {
        new InputCheck()
            .Require(Number is >= 1 and <= 1_000_000, "page", "页码从 1 开始。", "Pages count from 1.")
            .Require(Size is >= 1 and <= Most, "pageSize", $"每页 1 到 {Most} 条。", $"A page holds 1 to {Most} items.")
            .Done();
        return this;
    }

    /// <summary>The wanted part of a list that is in memory.</summary>
    public Page<T> Of<T>(IReadOnlyCollection<T> all)
    {
        Checked();
        return new([.. all.Skip(Skip).Take(Size)], all.Count, Number, Size);
    }
}

/// <summary>A part of a list.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, int TotalCount, [property: System.Text.Json.Serialization.JsonPropertyName("page")] int Number, int PageSize);

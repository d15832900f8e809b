using CallCenter.Workflows.ElsaFormat;

namespace CallCenter.Workflows.Server.Elsa.Descriptors;

/// <summary>Fills drop-downs from live data: <c>queues</c>, <c>calendars</c>, <c>agents</c>, <c>groups</c>, ... as activities name them.</summary>
public interface IDropDownChoices
{
    /// <summary>The choices of a source; empty for one that is not known.</summary>
    Task<IReadOnlyList<Choice>> ReadAsync(string optionsFrom, string culture, CancellationToken cancellationToken);
}

/// <summary>No live data.</summary>
internal sealed class NoChoices : IDropDownChoices
{
    public Task<IReadOnlyList<Choice>> ReadAsync(string optionsFrom, string culture, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Choice>>([]);
}

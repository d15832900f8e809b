using CallCenter.Persistence.Bindings;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Processes;

namespace CallCenter.Workflows.Server.Bindings;

/// <summary>The process version that a contact counts to.</summary>
/// <param name="Process">Its id.</param>
/// <param name="Group">That of the contact's first agent; null before one took it.</param>
/// <param name="ResolvedAt">When it arrived, or when its first agent took it.</param>
/// <param name="Because">Step by step, as the bindings were then.</param>
internal sealed record ContactVersionShown(
    string Process, string Name, string? EnglishName, int Number, string? Group, string? GroupName, DateTimeOffset ResolvedAt, IReadOnlyList<Why> Because);

/// <summary>Says which version a contact counts to, and why.</summary>
internal sealed class ContactVersionViews(ContactVersionStore store, BindingBook book, ProcessStore processes, CentreDirectory directory)
{
    /// <returns>Null when no version was bound to it.</returns>
    public async Task<ContactVersionShown?> FindAsync(string contact, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(contact, cancellationToken) is not { } row) return null;
        if ((await processes.FindVersionAsync(row.Version, cancellationToken))?.Version is not { } version) return null;
        if ((await processes.FindAsync(version.Process, cancellationToken))?.Process is not { } process) return null;

        // Nothing is ever taken out of the history, so it still knows what it answered then.
        var answer = book.Resolve(new(row.Process, row.ResolvedAt, row.Group, row.Entry));
        var group = directory.Facts.Groups.FirstOrDefault(known => known.Id == row.Group);
        return new(
            process.Id, process.Name, process.EnglishName, version.Number, row.Group, group?.Name ?? row.Group, row.ResolvedAt,
            answer.Version == row.Version ? answer.Because : []);
    }
}

namespace CallCenter.Workflows.Server.Processes.Documents;

/// <summary>A paper of plain sections, written from one source in whatever form is asked for.</summary>
/// <param name="Language">In which its texts are.</param>
public sealed record Handout(string Language, string Title, IReadOnlyList<DocumentFact> Facts, IReadOnlyList<HandoutSection> Sections);

/// <param name="Lines">A paragraph each.</param>
/// <param name="Table">Below them.</param>
public sealed record HandoutSection(string Title, IReadOnlyList<string> Lines, HandoutTable? Table = null);

public sealed record HandoutTable(IReadOnlyList<string> Head, IReadOnlyList<string[]> Rows);

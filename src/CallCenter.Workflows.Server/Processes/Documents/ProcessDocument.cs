using CallCenter.Persistence.Processes;
using CallCenter.Processes.Catalogue;

namespace CallCenter.Workflows.Server.Processes.Documents;

/// <summary>
/// What a version of a process says, in one language and one form: made from its drawings and its step table, never written by
/// hand. Texts are ready to be read.
/// </summary>
/// <param name="Budget">How long the process may take by its promises, each workflow's longest way of due times added up; null when nothing is promised.</param>
public sealed record ProcessDocument(
    string Language, Process Process, StoredVersion Version, string Title, string Owner, IReadOnlyList<DocumentFact> Facts, IReadOnlyList<DocumentFlow> Flows,
    IReadOnlyList<DocumentStep> Steps, IReadOnlyList<string> Roles, IReadOnlyList<RaciRow> Raci, TimeSpan? Budget, IReadOnlyList<DocumentRevision> Revisions);

/// <summary>A line at the document's head.</summary>
public sealed record DocumentFact(string Label, string Text);

/// <summary>One workflow: its chart and what its steps say.</summary>
/// <param name="Svg">The drawing.</param>
public sealed record DocumentFlow(string Name, string? Description, string Svg, IReadOnlyList<DocumentNode> Nodes, TimeSpan? Budget);

/// <summary>A step of a drawing, in the order of the flow.</summary>
/// <param name="Who">Who does it; a person's step only.</param>
/// <param name="By">By when.</param>
/// <param name="Next">Where it leads, outcome by outcome.</param>
public sealed record DocumentNode(int Number, string Name, string Kind, string? Text, string? Who, TimeSpan? By, IReadOnlyList<string> Next);

/// <summary>A step by people: of the step table, then of the drawings.</summary>
/// <param name="Source">The workflow it is drawn in; null for the step table.</param>
public sealed record DocumentStep(int Number, string What, string Who, TimeSpan? By, string? Source);

/// <summary>Who is what for a step, role by role: R does it, A answers for it, C is asked, I is told.</summary>
public sealed record RaciRow(string Step, IReadOnlyDictionary<string, string> Letters);

/// <summary>A line of the revision log.</summary>
public sealed record DocumentRevision(int Number, string Status, DateTimeOffset At, string By, string? Note);

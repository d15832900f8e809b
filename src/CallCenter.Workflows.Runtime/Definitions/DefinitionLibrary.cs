using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Rules;
using CallCenter.Workflows.Runtime.Schedules;
using Microsoft.Extensions.Logging;

namespace CallCenter.Workflows.Runtime.Definitions;

/// <summary>
/// All workflow definitions: their history, what is published, and their graphs ready to run. Changes go one after another;
/// reading never waits for them. A refused change leaves everything as it was.
/// </summary>
public sealed partial class DefinitionLibrary(
    IDefinitionStore store,
    ActivityCatalogue catalogue,
    IReadOnlyDictionary<string, IExpressionLanguage> languages,
    TimeProvider clock,
    ILogger<DefinitionLibrary> logger,
    GraphDefaults? defaults = null) : IGraphSource, IDisposable
{
    private readonly WorkflowActivities _workflows = new(store, catalogue);
    private readonly GraphCache _graphs = new();
    private readonly SemaphoreSlim _changing = new(1, 1);

    /// <summary>A definition was published, retracted or deleted: its id. Raised after it is stored.</summary>
    public event Action<string>? Changed;

    /// <summary>Reads the published versions; called once before anything starts. One that cannot be compiled is named in the log and stops no other.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken = default)
    {
        var published = new List<(string, WorkflowGraph?)>();
        var definitions = (await store.ReadPublishedAsync(cancellationToken).ConfigureAwait(false))
            .Select(definition => (Stored: definition, Read: definition.Read())).ToList();
        _workflows.Add([.. definitions.Select(definition => definition.Read)]);
        foreach (var (definition, read) in definitions)
        {
            try
            {
                published.Add((definition.DefinitionId, await CompileAsync(read, cancellationToken).ConfigureAwait(false)));
            }
            catch (Exception exception)
            {
                LogBroken(logger, definition.DefinitionId, definition.Version, exception);
            }
        }

        _graphs.Change([], published);
    }

    public async ValueTask<WorkflowGraph?> GetGraphAsync(string versionId, CancellationToken cancellationToken = default)
    {
        if (_graphs.Find(versionId) is { } known) return known;
        var generation = _graphs.Generation;
        return await store.GetTextAsync(versionId, cancellationToken).ConfigureAwait(false) is { } definition
            ? Keep(await CompileAsync(definition, cancellationToken).ConfigureAwait(false), generation) : null;
    }

    public async ValueTask<WorkflowGraph?> FindGraphAsync(string definitionId, VersionOptions version, CancellationToken cancellationToken = default)
    {
        if (version.Kind == VersionKind.Published)
            return _graphs.PublishedId(definitionId) is { } id ? await GetGraphAsync(id, cancellationToken).ConfigureAwait(false) : null;
        var generation = _graphs.Generation;
        if (await store.FindTextAsync(definitionId, version, cancellationToken).ConfigureAwait(false) is not { } definition) return null;
        if (!definition.IsFixed) return await FixAsync(definitionId, version, cancellationToken).ConfigureAwait(false);
        return _graphs.Find(definition.Id) ?? Keep(await CompileAsync(definition, cancellationToken).ConfigureAwait(false), generation);
    }

    public IReadOnlyList<PublishedTrigger> FindTriggers(StimulusKey key) => _graphs.FindTriggers(key);

    public IReadOnlyCollection<PublishedSchedule> Schedules => _graphs.Schedules;

    public async Task<StoredDefinition?> FindAsync(string definitionId, VersionOptions version, CancellationToken cancellationToken = default) =>
        await KnownAsync(await store.FindAsync(definitionId, version, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    public async Task<StoredDefinition?> GetAsync(string versionId, CancellationToken cancellationToken = default) =>
        await KnownAsync(await store.GetAsync(versionId, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>Every version that may be used as an activity is in the catalogue from now on; what the designer draws needs them all.</summary>
    public Task LoadWorkflowActivitiesAsync(CancellationToken cancellationToken = default) => _workflows.LoadAllAsync(cancellationToken);

    public Task<DefinitionPage> ListAsync(DefinitionFilter filter, CancellationToken cancellationToken = default) => store.ListAsync(filter, cancellationToken);

    /// <summary>Whether no other definition has this name in its latest version.</summary>
    public async Task<bool> IsNameFreeAsync(string name, string? exceptDefinitionId, CancellationToken cancellationToken = default)
    {
        var page = await store.ListAsync(new() { Version = VersionOptions.Latest, Name = name.Trim(), Take = 2 }, cancellationToken).ConfigureAwait(false);
        return page.Items.All(head => head.DefinitionId == exceptDefinitionId);
    }

    /// <summary>The latest versions of the definitions that name this one anywhere, e.g. as the workflow to run.</summary>
    public async Task<IReadOnlyList<StoredDefinition>> FindConsumersAsync(string definitionId, CancellationToken cancellationToken = default)
    {
        var consumers = new List<StoredDefinition>();
        foreach (var head in (await store.ListAsync(new() { Version = VersionOptions.Latest }, cancellationToken).ConfigureAwait(false)).Items)
        {
            if (head.DefinitionId == definitionId) continue;
            if (await GetAsync(head.Id, cancellationToken).ConfigureAwait(false) is { } other && DefinitionDrafts.Names(other.Model["root"], definitionId))
                consumers.Add(other);
        }

        return consumers;
    }

    /// <summary>What the rules find in a model; errors among it forbid publishing.</summary>
    public async Task<IReadOnlyList<Problem>> CheckAsync(JsonObject model, CancellationToken cancellationToken = default)
    {
        var (definition, problems) = DefinitionReader.Read(model);
        await _workflows.EnsureAsync(definition, cancellationToken).ConfigureAwait(false);
        return [.. problems, .. DefinitionChecker.Check(definition, catalogue, languages), .. WorkflowActivityChecks.Of(definition, catalogue)];
    }

    /// <summary>A model as rules look at it.</summary>
    public async Task<RuleContext> ReadForRulesAsync(JsonObject model, CancellationToken cancellationToken = default)
    {
        var definition = DefinitionReader.Read(model).Definition;
        await _workflows.EnsureAsync(definition, cancellationToken).ConfigureAwait(false);
        return new RuleContext(definition, catalogue, languages);
    }

    public void Dispose() => _changing.Dispose();

    /// <summary>Makes a stored version runnable.</summary>
    public Task<WorkflowGraph> CompileAsync(DefinitionText definition, CancellationToken cancellationToken = default) => CompileAsync(definition.Read(), cancellationToken);

    private Task<WorkflowGraph> CompileAsync(StoredDefinition definition, CancellationToken cancellationToken) =>
        CompileAsync(DefinitionReader.Read(DefinitionDrafts.Stamp(definition).Model).Definition, cancellationToken);

    private async Task<WorkflowGraph> CompileAsync(WorkflowDefinition definition, CancellationToken cancellationToken)
    {
        await _workflows.EnsureAsync(definition, cancellationToken).ConfigureAwait(false);
        return WorkflowGraph.Compile(definition, catalogue, languages, defaults);
    }

    /// <summary>A version about to be shown: the versions of workflows that it uses as activities are in the catalogue.</summary>
    private async Task<StoredDefinition?> KnownAsync(StoredDefinition? found, CancellationToken cancellationToken)
    {
        if (found is null) return null;
        DefinitionDrafts.Stamp(found);
        await _workflows.EnsureAsync(found.Model, cancellationToken).ConfigureAwait(false);
        return found;
    }

    /// <summary>A draft is about to run: no save may take its content from under the instance, so the next one makes a new version.</summary>
    private async Task<WorkflowGraph?> FixAsync(string definitionId, VersionOptions version, CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (await store.FindTextAsync(definitionId, version, cancellationToken).ConfigureAwait(false) is not { } definition) return null;
            if (!definition.IsFixed)
            {
                var change = new DefinitionChange();
                change.Fixed.Add(definition.Id);
                await store.WriteAsync(change, cancellationToken).ConfigureAwait(false);
            }

            return _graphs.Find(definition.Id) ?? Keep(await CompileAsync(definition, cancellationToken).ConfigureAwait(false), _graphs.Generation);
        }
        finally
        {
            _changing.Release();
        }
    }

    private WorkflowGraph Keep(WorkflowGraph graph, int generation)
    {
        _graphs.Keep(graph, generation);
        return graph;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The published version {Version} of workflow definition {DefinitionId} cannot be compiled; it starts for no event.")]
    private static partial void LogBroken(ILogger logger, string definitionId, int version, Exception exception);
}

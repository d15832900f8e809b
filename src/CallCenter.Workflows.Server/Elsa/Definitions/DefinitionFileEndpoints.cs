using System.IO.Compression;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Elsa.Definitions;

/// <summary>Definitions as files.</summary>
internal static class DefinitionFileEndpoints
{
    private const string ZipName = "workflow-definitions.zip";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/workflow-definitions/{definitionId}/export", ExportAsync).RequireAuthorization(Policies.DefinitionsRead);
        api.MapPost("/bulk-actions/export/workflow-definitions", ExportManyAsync).RequireAuthorization(Policies.DefinitionsRead);
        var write = api.MapGroup("/workflow-definitions").RequireAuthorization(Policies.DefinitionsWrite);
        write.MapPost("/import", ImportAsync);
        write.MapPost("/import-files", ImportFilesAsync);
        write.MapMethods("/{definitionId}/import", ["POST", "PUT"], ImportIntoAsync);
    }

    private static async Task<IResult> ExportAsync(string definitionId, HttpRequest request, DefinitionLibrary library, CancellationToken cancellationToken)
    {
        var version = ElsaRequests.Version(request.Query.Text("versionOptions"), VersionOptions.Latest);
        if (await library.FindAsync(definitionId, version, cancellationToken) is not { } definition) return ElsaAnswers.MissingDefinition(definitionId);
        if (request.Query.Flag("includeConsumingWorkflows") == true && await library.FindConsumersAsync(definitionId, cancellationToken) is { Count: > 0 } consumers)
            return ElsaAnswers.File(Zip([definition, .. consumers]), ZipName);
        return ElsaAnswers.File(DefinitionJson.Export(definition.Model), NameOf(definition));
    }

    private static async Task<IResult> ExportManyAsync(HttpRequest request, DefinitionLibrary library, CancellationToken cancellationToken)
    {
        var body = await request.ReadObjectAsync(cancellationToken);
        var definitions = new Dictionary<string, StoredDefinition>(StringComparer.Ordinal);
        foreach (var id in body.Texts("ids"))
        {
            if (await library.GetAsync(id, cancellationToken) is not { } definition) continue;
            definitions.TryAdd(id, definition);
            if (body.Flag("includeConsumingWorkflows") != true) continue;
            foreach (var consumer in await library.FindConsumersAsync(definition.DefinitionId, cancellationToken)) definitions.TryAdd(consumer.Id, consumer);
        }

        return definitions.Count == 0
            ? ElsaAnswers.Missing("没有可导出的流程。", "There is no workflow to export.")
            : ElsaAnswers.File(Zip(definitions.Values), ZipName);
    }

    private static async Task<IResult> ImportAsync(HttpRequest request, DefinitionLibrary library, ActivityCatalogue catalogue, CancellationToken cancellationToken) =>
        await ImportedAsync(await request.ReadObjectAsync(cancellationToken), library, catalogue, cancellationToken);

    private static async Task<IResult> ImportIntoAsync(
        string definitionId, HttpRequest request, DefinitionLibrary library, ActivityCatalogue catalogue, CancellationToken cancellationToken)
    {
        var model = await request.ReadObjectAsync(cancellationToken);
        model["definitionId"] = definitionId;
        return await ImportedAsync(model, library, catalogue, cancellationToken);
    }

    private static async Task<IResult> ImportedAsync(JsonObject model, DefinitionLibrary library, ActivityCatalogue catalogue, CancellationToken cancellationToken)
    {
        RequireDefinition(model, null);
        var outcome = await library.ImportAsync(model, publish: false, cancellationToken);
        return ElsaAnswers.FailureOf(outcome, model.Text("definitionId") ?? "")
            ?? ElsaAnswers.Ok(DefinitionViews.Full(((DefinitionOutcome.Stored)outcome).Definition, catalogue, mayWrite: true));
    }

    /// <summary>Reads every file before the first one is stored, so that a bad file among them changes nothing.</summary>
    private static async Task<IResult> ImportFilesAsync(HttpRequest request, DefinitionLibrary library, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
            return ElsaAnswers.Refuse("请以 multipart/form-data 上传文件（字段 files）。", "Send the files as multipart/form-data in a part named files.");
        var models = new List<JsonObject>();
        foreach (var file in (await request.ReadFormAsync(cancellationToken)).Files)
        {
            if (file.Length > ElsaRequests.MostBytes) throw ElsaRequests.TooLarge();
            await using var stream = file.OpenReadStream();
            using var content = new MemoryStream();
            await stream.CopyToAsync(content, cancellationToken);
            models.AddRange(ModelsIn(file.FileName, content.ToArray()));
        }

        var count = 0;
        foreach (var model in models)
        {
            var outcome = await library.ImportAsync(model, publish: false, cancellationToken);
            if (ElsaAnswers.FailureOf(outcome, "") is { } failure) return failure;
            count++;
        }

        return ElsaAnswers.Ok(new JsonObject { ["count"] = count });
    }

    private static IEnumerable<JsonObject> ModelsIn(string name, byte[] content)
    {
        if (!name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) return [Named(name, content)];
        var models = new List<JsonObject>();
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content));
            foreach (var entry in zip.Entries)
            {
                var isDefinition = entry.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !entry.FullName.StartsWith("__MACOSX", StringComparison.Ordinal);
                if (isDefinition) models.Add(Named(entry.FullName, Unpack(entry)));
            }
        }
        catch (InvalidDataException)
        {
            throw new RefusedException(new($"{name} 不是有效的 ZIP 文件。", $"{name} is no valid ZIP file."));
        }

        return models;
    }

    /// <summary>The size that an archive claims need not be true, so what really comes out is counted.</summary>
    private static byte[] Unpack(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = stream.Read(chunk)) > 0)
        {
            if (content.Length + read > ElsaRequests.MostBytes) throw ElsaRequests.TooLarge();
            content.Write(chunk, 0, read);
        }

        return content.ToArray();
    }

    private static JsonObject Named(string name, byte[] content)
    {
        try
        {
            var model = DefinitionJson.Parse(content);
            RequireDefinition(model, name);
            return model;
        }
        catch (DefinitionFormatException exception)
        {
            throw new RefusedException(new($"{name}：{exception.Text.Zh}", $"{name}: {exception.Text.En}"));
        }
    }

    private static void RequireDefinition(JsonObject model, string? name)
    {
        if (model.Object("root") is not null) return;
        throw new RefusedException(new(
            $"{name ?? "该文件"} 不是流程定义：缺少 root。请选择由流程设计器导出的 JSON 文件。",
            $"{name ?? "The file"} is no workflow definition: it has no root. Choose a JSON file that was exported by a workflow designer."));
    }

    private static byte[] Zip(IEnumerable<StoredDefinition> definitions)
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var definition in definitions)
            {
                using var entry = zip.CreateEntry(NameOf(definition)).Open();
                entry.Write(DefinitionJson.Export(definition.Model));
            }
        }

        return content.ToArray();
    }

    private static string NameOf(StoredDefinition definition) => DefinitionJson.ExportName(definition.Name, definition.DefinitionId, definition.Id);
}

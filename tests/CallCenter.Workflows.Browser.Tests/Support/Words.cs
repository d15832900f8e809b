using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CallCenter.Workflows.Browser.Tests.Support;

/// <summary>What the pages say in a language, from the texts that they themselves are made with.</summary>
public sealed class Words
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> InChinese = new(() => Directory.GetFiles(TextsOf("studio", "texts"), "*.json")
        .SelectMany(file => JsonNode.Parse(File.ReadAllText(file)) as JsonObject ?? []).Where(pair => pair.Value is JsonValue value && value.TryGetValue<string>(out _))
        .GroupBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(texts => texts.Key, texts => texts.First().Value!.GetValue<string>(), StringComparer.Ordinal));

    private readonly bool _isChinese;
    private readonly JsonObject _shell;

    public Words(string language) => (_isChinese, _shell) = (language == "zh-CN", JsonNode.Parse(File.ReadAllText(Path.Combine(TextsOf("i18n"), language + ".json")))!.AsObject());

    /// <summary>A text of the shell by its key.</summary>
    public string Of(string key, params (string Name, string Value)[] facts)
    {
        var text = key.Split('.').Aggregate((JsonNode?)_shell, (node, part) => node?[part])?.GetValue<string>() ?? throw new ArgumentException($"The pages have no text \"{key}\".", nameof(key));
        return facts.Aggregate(text, (said, fact) => said.Replace("{{" + fact.Name + "}}", fact.Value, StringComparison.Ordinal));
    }

    /// <summary>What the Studio says for an English text of its own.</summary>
    public string Studio(string english) => _isChinese && InChinese.Value.TryGetValue(english, out var chinese) ? chinese : english;

    /// <summary>All of the text; buttons set a space between two Chinese characters.</summary>
    public static Regex Exactly(string text) => new($@"^\s*{string.Join(@"\s*", text.Where(sign => !char.IsWhiteSpace(sign)).Select(sign => Regex.Escape(sign.ToString())))}\s*$");

    private static string TextsOf(params string[] folders)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "CallCenter.Workflows.sln"))) root = root.Parent ?? throw new InvalidOperationException("The tests run outside their solution.");
        return Path.Combine([root.FullName, "designer", "src", .. folders]);
    }
}

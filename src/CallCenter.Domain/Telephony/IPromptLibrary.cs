namespace CallCenter.Telephony;

/// <summary>The centre's named prompts. Asked on the floor's own loop: answers at once, from memory.</summary>
public interface IPromptLibrary
{
    /// <summary>What a name stands for in a language, or in the prompt's default language when it has none of that one; null when there is no such prompt.</summary>
    PromptContent? Find(string name, string language);
}

/// <summary>The current version of one of a prompt's languages.</summary>
/// <param name="Language">BCP 47, e.g. <c>zh-CN</c>.</param>
/// <param name="Text">What is said by a synthesised voice, or what the recording says; null when nobody wrote it down.</param>
/// <param name="Voice">A voice of the speech adapter; null for its default.</param>
/// <param name="Sound">The recording; null when the text is spoken.</param>
public sealed record PromptContent(string Language, string? Text, string? Voice, PromptSound? Sound);

/// <summary>A recording as a file of 8 kHz, mono, 16 bits.</summary>
/// <param name="Hash">Of the content: the same sound has the same, and another sound another.</param>
/// <param name="File">Where it lies.</param>
/// <param name="Length">How long it plays.</param>
public sealed record PromptSound(string Hash, string File, TimeSpan Length);

/// <summary>Knows no prompt: for centres without a library.</summary>
public sealed class NoPrompts : IPromptLibrary
{
    public PromptContent? Find(string name, string language) => null;
}

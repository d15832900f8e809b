using CallCenter.Telephony.Sounds;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Server.Problems;

namespace CallCenter.Workflows.Server.Prompts;

/// <summary>Why an uploaded recording is refused, and what would be right.</summary>
internal static class SoundProblems
{
    private const string Kinds = "WAV, MP3, Ogg, FLAC, AIFF";

    public static readonly Problem TooLarge = new(ProblemType.TooLarge, new(
        $"文件超过 {PromptFiles.MostBytes / 1024 / 1024} MB。请上传更短或压缩过的录音。",
        $"The file is larger than {PromptFiles.MostBytes / 1024 / 1024} MB. Upload a shorter or compressed recording."));

    public static Problem Of(SoundException failure)
    {
        var text = TextOf(failure);
        return failure.Fault == SoundFault.NoTool ? new(ProblemType.Unavailable, text) : new(ProblemType.InvalidInput, text, new Dictionary<string, Text[]> { ["file"] = [text] });
    }

    private static Text TextOf(SoundException failure) => failure.Fault switch
    {
        SoundFault.Empty => new("文件里没有声音。请上传一段录音。", "There is no sound in the file. Upload a recording."),
        SoundFault.UnknownFormat => new($"这不是可用的录音格式。可用：{Kinds}。", $"The file is no recording that can be used. Allowed: {Kinds}."),
        SoundFault.TooLong => new(
            $"录音超过 {PromptFiles.Longest.TotalMinutes:0} 分钟。请上传更短的录音。", $"The recording is longer than {PromptFiles.Longest.TotalMinutes:0} minutes. Upload a shorter one."),
        SoundFault.NoTool => new(
            $"服务器不能转换这种录音：{failure.Message} 请安装 sox（MP3 另需 libsox-fmt-mp3），或上传 WAV。",
            $"The server cannot convert this recording: {failure.Message} Install sox (and libsox-fmt-mp3 for MP3), or upload WAV."),
        _ => new("录音文件已损坏，无法读取。请重新导出后再上传。", "The recording is broken and cannot be read. Export it again and upload that."),
    };
}

namespace CallCenter.Processes.Announcements;

/// <summary>
/// What the owner adds to a version so that people learn it: what to do differently, and a quiz. Everything else of an announcement
/// is made from the version itself, so that it has one source.
/// </summary>
public sealed record Lesson(string Different, string? EnglishDifferent, IReadOnlyList<QuizQuestion> Questions)
{
    public const int LongestText = 2000;
    public const int LongestQuestion = 300;
    public const int MostQuestions = 20;
    public const int MostChoices = 6;

    public static Lesson Empty { get; } = new("", null, []);

    public string DifferentIn(bool isChinese) => isChinese ? Different : EnglishDifferent ?? Different;

    /// <summary>What keeps it from being announced. Without a quiz nobody could ever count as trained.</summary>
    public IEnumerable<Why> Missing()
    {
        if (Different.Length == 0) yield return new("请写明要改变的做法。", "Say what to do differently.");
        if (Questions.Count == 0) yield return new("测验还没有题目，至少出一题。", "The quiz has no question; ask one at least.");
    }

    /// <summary>What is wrong in what is there.</summary>
    public IEnumerable<(string Field, Why Why)> Problems()
    {
        if (Different.Length > LongestText || EnglishDifferent?.Length > LongestText)
            yield return ("different", new($"最多 {LongestText} 个字。", $"At most {LongestText} characters."));
        if (Questions.Count > MostQuestions) yield return ("questions", new($"最多 {MostQuestions} 题。", $"At most {MostQuestions} questions."));
        for (var i = 0; i < Questions.Count; i++)
        {
            var field = FormattableString.Invariant($"questions.{i}");
            var question = Questions[i];
            if (question.Text.Length is 0 or > LongestQuestion || question.EnglishText?.Length > LongestQuestion)
                yield return (field, new($"第 {i + 1} 题：请写题目，最多 {LongestQuestion} 个字。", $"Question {i + 1}: give a text of up to {LongestQuestion} characters."));
            if (question.Choices.Count is < 2 or > MostChoices)
                yield return (field, new($"第 {i + 1} 题：请给出 2 到 {MostChoices} 个选项。", $"Question {i + 1}: give 2 to {MostChoices} choices."));
            if (question.Choices.Any(choice => choice.Text.Length is 0 or > LongestQuestion || choice.EnglishText?.Length > LongestQuestion))
                yield return (field, new($"第 {i + 1} 题：选项不能为空，最多 {LongestQuestion} 个字。", $"Question {i + 1}: each choice has a text of up to {LongestQuestion} characters."));
            if (question.Choices.DistinctBy(choice => choice.Text).Count() < question.Choices.Count)
                yield return (field, new($"第 {i + 1} 题：选项重复。", $"Question {i + 1}: two choices are the same."));
            if (question.Right < 0 || question.Right >= question.Choices.Count)
                yield return (field, new($"第 {i + 1} 题：请选出正确答案。", $"Question {i + 1}: mark the right choice."));
        }
    }
}

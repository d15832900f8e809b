namespace CallCenter.Processes.Announcements;

/// <summary>An answer to choose.</summary>
public sealed record QuizChoice(string Text, string? EnglishText);

/// <summary>A question with choices of which one is right.</summary>
/// <param name="Right">The place of the right choice, from 0.</param>
public sealed record QuizQuestion(string Text, string? EnglishText, IReadOnlyList<QuizChoice> Choices, int Right);

/// <summary>What came of a try.</summary>
/// <param name="Score">The part of right answers, 0 to 1.</param>
/// <param name="Wrong">Questions that were not answered right, from 0. What would be right is not told: who fails reads again.</param>
public sealed record QuizResult(double Score, IReadOnlyList<int> Wrong)
{
    public bool IsPassed => Score >= Quiz.PassMark;
}

/// <summary>A short quiz shows that people have understood the same by it.</summary>
public static class Quiz
{
    /// <summary>The part of right answers that passes.</summary>
    public const double PassMark = 0.8;

    /// <param name="questions">At least one.</param>
    /// <param name="answers">The places of the chosen answers, question by question; a missing one is wrong.</param>
    public static QuizResult Grade(IReadOnlyList<QuizQuestion> questions, IReadOnlyList<int> answers)
    {
        var wrong = Enumerable.Range(0, questions.Count).Where(i => i >= answers.Count || answers[i] != questions[i].Right).ToList();
        return new((questions.Count - wrong.Count) / (double)questions.Count, wrong);
    }
}

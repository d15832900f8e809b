namespace CallCenter.Workflows;

/// <summary>A string in another form than <see cref="string"/>, which only a running script makes.</summary>
internal abstract class TextValue
{
    public abstract int Length { get; }

    public abstract string Text { get; }

    public sealed override string ToString() => Text;
}

namespace CallCenter.Contacts;

/// <summary>Identifies one contact from arrival to the end of wrap-up; the correlation id of the flows that handle it.</summary>
public readonly record struct ContactId(string Value)
{
    public override string ToString() => Value;
}

using CallCenter.Contacts;
using CallCenter.Telephony;

namespace CallCenter.Customers;

/// <summary>Who contacts us.</summary>
public sealed record Customer
{
    public const string Regular = "Regular";
    public const string Key = "Key";

    public required string Id { get; init; }
    public required string Name { get; init; }

    /// <summary>How they are addressed, e.g. 先生.</summary>
    public string? Title { get; init; }

    /// <summary><see cref="Regular"/>, <see cref="Key"/> or a level of the centre's own.</summary>
    public string Level { get; init; } = Regular;

    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>BCP 47; null is the centre's language.</summary>
    public string? Language { get; init; }

    /// <summary>Contacts so far, the latest first.</summary>
    public IReadOnlyList<PastContact> History { get; init; } = [];

    public bool HasPhone(string phone) =>
        Phones.Any(own => string.Equals(PhoneNumber.Normalize(own), PhoneNumber.Normalize(phone), StringComparison.Ordinal));

    /// <summary>As flows and agents see them when that phone rings.</summary>
    public KnownCustomer KnownBy(string phone, int pastContacts = 5) =>
        new(Id, Name, Title, Level, phone, Language, [.. History.OrderByDescending(past => past.At).Take(pastContacts)]);
}

/// <summary>Where customers are looked up.</summary>
public interface ICustomerStore
{
    /// <summary>The customer with that phone, however it is written, or null.</summary>
    ValueTask<Customer?> FindByPhoneAsync(string phone, CancellationToken cancellationToken);
}

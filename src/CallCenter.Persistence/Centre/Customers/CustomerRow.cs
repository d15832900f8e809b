using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Centre.Customers;

/// <summary>A customer of the centre.</summary>
public sealed class CustomerRow
{
    public required string Id { get; init; }
    public required string Name { get; set; }

    /// <summary>How they are addressed, e.g. 先生.</summary>
    public string? Title { get; set; }

    public required string Level { get; set; }
    public string? Language { get; set; }
    public List<CustomerPhoneRow> Phones { get; init; } = [];
}

/// <summary>A phone of a customer, as it is dialled: digits only.</summary>
public sealed class CustomerPhoneRow
{
    public required string Phone { get; init; }
    public required string CustomerId { get; init; }
}

internal sealed class CustomerConfiguration : IEntityTypeConfiguration<CustomerRow>
{
    public void Configure(EntityTypeBuilder<CustomerRow> builder)
    {
        builder.ToTable("Customers");
        builder.Property(customer => customer.Id).HasMaxLength(40);
        builder.HasIndex(customer => customer.Name);
        builder.HasMany(customer => customer.Phones).WithOne().HasForeignKey(phone => phone.CustomerId);
    }
}

internal sealed class CustomerPhoneConfiguration : IEntityTypeConfiguration<CustomerPhoneRow>
{
    public void Configure(EntityTypeBuilder<CustomerPhoneRow> builder)
    {
        builder.ToTable("CustomerPhones");
        builder.HasKey(phone => phone.Phone);
        builder.Property(phone => phone.Phone).HasMaxLength(30);
        builder.HasIndex(phone => phone.CustomerId);
    }
}

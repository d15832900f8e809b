using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CallCenter.Persistence.Centre;

/// <summary>Times as UTC ticks, so that every database orders and compares them alike.</summary>
internal static class UtcTimes
{
    private static readonly ValueConverter<DateTimeOffset, long> Converter = new(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    public static void StoreTimesAsTicks<T>(this EntityTypeBuilder<T> builder) where T : class
    {
        foreach (var property in typeof(T).GetProperties())
        {
            if (property.PropertyType == typeof(DateTimeOffset) || property.PropertyType == typeof(DateTimeOffset?))
                builder.Property(property.Name).HasConversion(Converter);
        }
    }
}

using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence;

/// <summary>What the database servers keep alike and SQLite needs no word for.</summary>
internal static class ServerModel
{
    /// <summary>Durations as ticks: a server's own type for them is coarser, or ends at 24 hours.</summary>
    public static void StoreDurationsAsTicks(this ModelConfigurationBuilder conventions) => conventions.Properties<TimeSpan>().HaveConversion<long>();

    /// <summary>Whatever an index orders - ids, keys, names that are unique - is compared character by character, as SQLite does it.</summary>
    public static void CompareIndexedTexts(this ModelBuilder model, string collation)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            if (property.ClrType == typeof(string) && (property.IsKey() || property.IsForeignKey() || property.IsIndex())) property.SetCollation(collation);
        }
    }
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CallCenter.Persistence;

/// <summary>
/// Writes rows of one table by prepared statements made from EF Core's model. For what is written thousands of times a second:
/// tracking changes would cost ten times the write.
/// </summary>
internal sealed class RowWriter<TRow> : IDisposable
    where TRow : class
{
    private readonly Statement _insert, _update;

    /// <summary>The context's connection must be open, in a transaction.</summary>
    /// <param name="context">Whose model and transaction.</param>
    /// <param name="kept">Columns that an update leaves as they are.</param>
    public RowWriter(DbContext context, params IReadOnlyCollection<string> kept)
    {
        var entity = context.Model.FindEntityType(typeof(TRow)) ?? throw new ArgumentException($"{typeof(TRow).Name} is not in the model.");
        var helper = context.GetService<ISqlGenerationHelper>();
        var table = helper.DelimitIdentifier(entity.GetTableName()!, entity.GetSchema());
        var all = entity.GetProperties().ToList();
        var key = all.Where(property => property.IsPrimaryKey()).ToList();
        var changing = all.Except(key).Where(property => !kept.Contains(property.Name)).ToList();
        _insert = new(context, all, $"INSERT INTO {table} ({string.Join(", ", all.Select(Name))}) VALUES ({string.Join(", ", all.Select((_, i) => "@p" + i))})");
        _update = new(context, [.. changing, .. key], $"""
            UPDATE {table} SET {string.Join(", ", changing.Select((property, i) => $"{Name(property)} = @p{i}"))}
            WHERE {string.Join(" AND ", key.Select((property, i) => $"{Name(property)} = @p{changing.Count + i}"))}
            """);

        string Name(IProperty property) => helper.DelimitIdentifier(property.GetColumnName());
    }

    public Task InsertAsync(TRow row, CancellationToken cancellationToken) => _insert.RunAsync(row, cancellationToken);

    public Task UpdateAsync(TRow row, CancellationToken cancellationToken) => _update.RunAsync(row, cancellationToken);

    public void Dispose()
    {
        _insert.Dispose();
        _update.Dispose();
    }

    private sealed class Statement : IDisposable
    {
        private readonly DbCommand _command;
        private readonly (IProperty Property, DbParameter Parameter)[] _columns;
        private bool _prepared;

        public Statement(DbContext context, IEnumerable<IProperty> properties, string sql)
        {
            _command = context.Database.GetDbConnection().CreateCommand();
            _command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
            _command.CommandText = sql;
            _columns = [.. properties.Select((property, i) => (property, Add(property, i)))];
        }

        public async Task RunAsync(TRow row, CancellationToken cancellationToken)
        {
            foreach (var (property, parameter) in _columns)
            {
                var value = property.GetGetter().GetClrValue(row);
                var converter = property.GetRelationalTypeMapping().Converter;
                var stored = converter is null ? value : converter.ConvertToProvider(value);
                parameter.Value = (stored is string written ? UnicodeText.Of(written) : stored) ?? DBNull.Value;

                // SQL Server prepares for texts of usual length and would cut longer ones.
                if (parameter is { Size: > 0, Value: string text } && text.Length > parameter.Size) parameter.Size = -1;
            }

            if (!_prepared) await _command.PrepareAsync(cancellationToken);
            _prepared = true;
            await _command.ExecuteNonQueryAsync(cancellationToken);
        }

        public void Dispose() => _command.Dispose();

        private DbParameter Add(IProperty property, int index)
        {
            var parameter = property.GetRelationalTypeMapping().CreateParameter(_command, "@p" + index, null, property.IsNullable);
            _command.Parameters.Add(parameter);
            return parameter;
        }
    }
}

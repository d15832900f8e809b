using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CallCenter.Persistence;

/// <summary>How rows of one table are written, made from EF Core's model; made once, as it takes longer than many rows.</summary>
internal sealed class RowShape<TRow>
    where TRow : class
{
    /// <param name="context">Whose model.</param>
    /// <param name="kept">Columns that an update leaves as they are.</param>
    public RowShape(DbContext context, params IReadOnlyCollection<string> kept)
    {
        var entity = context.Model.FindEntityType(typeof(TRow)) ?? throw new ArgumentException($"{typeof(TRow).Name} is not in the model.");
        var helper = context.GetService<ISqlGenerationHelper>();
        var table = helper.DelimitIdentifier(entity.GetTableName()!, entity.GetSchema());
        var all = entity.GetProperties().ToList();
        var key = all.Where(property => property.IsPrimaryKey()).ToList();
        var changing = all.Except(key).Where(property => !kept.Contains(property.Name)).ToList();
        Insert = new($"INSERT INTO {table} ({string.Join(", ", all.Select(Name))}) VALUES ({string.Join(", ", all.Select((_, i) => "@p" + i))})", all);
        Update = new($"""
            UPDATE {table} SET {string.Join(", ", changing.Select((property, i) => $"{Name(property)} = @p{i}"))}
            WHERE {string.Join(" AND ", key.Select((property, i) => $"{Name(property)} = @p{changing.Count + i}"))}
            """, [.. changing, .. key]);

        string Name(IProperty property) => helper.DelimitIdentifier(property.GetColumnName());
    }

    public RowStatement Insert { get; }
    public RowStatement Update { get; }
}

/// <summary>A statement's text and the properties that are its parameters, in their order.</summary>
internal sealed class RowStatement(string sql, IEnumerable<IProperty> properties)
{
    public string Sql { get; } = sql;

    public IReadOnlyList<(IProperty Property, IClrPropertyGetter Getter, RelationalTypeMapping Mapping)> Columns { get; } =
        [.. properties.Select(property => (property, property.GetGetter(), property.GetRelationalTypeMapping()))];
}

/// <summary>
/// Writes rows of one table by prepared statements. For what is written thousands of times a second: tracking changes would
/// cost ten times the write.
/// </summary>
/// <param name="context">Its connection must be open, in a transaction.</param>
/// <param name="shape">Of a context of the same model.</param>
internal sealed class RowWriter<TRow>(DbContext context, RowShape<TRow> shape) : IDisposable
    where TRow : class
{
    private Statement? _insert, _update;

    public Task InsertAsync(TRow row, CancellationToken cancellationToken) => (_insert ??= new(context, shape.Insert)).RunAsync(row, cancellationToken);

    public Task UpdateAsync(TRow row, CancellationToken cancellationToken) => (_update ??= new(context, shape.Update)).RunAsync(row, cancellationToken);

    public void Dispose()
    {
        _insert?.Dispose();
        _update?.Dispose();
    }

    private sealed class Statement : IDisposable
    {
        private readonly RowStatement _statement;
        private readonly DbCommand _command;
        private readonly DbParameter[] _parameters;
        private bool _prepared;

        public Statement(DbContext context, RowStatement statement)
        {
            _statement = statement;
            _command = context.Database.GetDbConnection().CreateCommand();
            _command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
            _command.CommandText = statement.Sql;
            _parameters = [.. statement.Columns.Select((column, i) => column.Mapping.CreateParameter(_command, "@p" + i, null, column.Property.IsNullable))];
            _command.Parameters.AddRange(_parameters);
        }

        public async Task RunAsync(TRow row, CancellationToken cancellationToken)
        {
            for (var i = 0; i < _parameters.Length; i++)
            {
                var (_, getter, mapping) = _statement.Columns[i];
                var parameter = _parameters[i];
                var value = getter.GetClrValue(row);
                var stored = mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
                parameter.Value = (stored is string written ? UnicodeText.Of(written) : stored) ?? DBNull.Value;

                // SQL Server prepares for texts of usual length and would cut longer ones.
                if (parameter is { Size: > 0, Value: string text } && text.Length > parameter.Size) parameter.Size = -1;
            }

            if (!_prepared) await _command.PrepareAsync(cancellationToken);
            _prepared = true;
            await _command.ExecuteNonQueryAsync(cancellationToken);
        }

        public void Dispose() => _command.Dispose();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace CallCenter.Persistence.Sqlite;

/// <summary>Marks entities whose SQLite table is clustered by its key: small rows found by key, stored once instead of twice.</summary>
internal static class WithoutRowId
{
    public const string Annotation = "CallCenter:WithoutRowId";
}

/// <summary>Adds <c>WITHOUT ROWID</c> to the tables so marked.</summary>
internal sealed class WithoutRowIdSqlGenerator(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate: false);
        var marked = model?.GetEntityTypes().Any(entity =>
            entity.GetTableName() == operation.Name && entity.FindAnnotation(WithoutRowId.Annotation)?.Value is true) == true;
        if (marked) builder.Append(" WITHOUT ROWID");
        if (!terminate) return;
        builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
        EndStatement(builder);
    }
}

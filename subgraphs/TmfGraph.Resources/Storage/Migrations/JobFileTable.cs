using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace TmfGraph.Resources.Storage.Migrations;

/// <summary>The table of what export jobs wrote, in parts. It is in the database so that every replica can hand it out.</summary>
[DbContext(typeof(ResourceContext))]
[Migration("20260202000000_JobFileTable")]
internal sealed class JobFileTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var isSqlite = migrationBuilder.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal);
        var text = isSqlite ? "TEXT" : "text COLLATE \"C\"";
        migrationBuilder.Sql(
            $"CREATE TABLE job_file (job_type {text} NOT NULL, job_id {text} NOT NULL, part integer NOT NULL, content {text} NOT NULL, PRIMARY KEY (job_type, job_id, part))");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP TABLE job_file");
}

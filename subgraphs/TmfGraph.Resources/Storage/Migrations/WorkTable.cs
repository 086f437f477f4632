using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace TmfGraph.Resources.Storage.Migrations;

/// <summary>The table of work that goes on after the answer. Rows live as long as the work does.</summary>
[DbContext(typeof(ResourceContext))]
[Migration("20260201000000_WorkTable")]
internal sealed class WorkTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        // due is when somebody may take it: at once, after a pause, or when the lease of whoever has it runs out
        migrationBuilder.Sql(migrationBuilder.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal)
            ? """
              CREATE TABLE work (
                  id TEXT PRIMARY KEY, name TEXT NOT NULL, resource_type TEXT NOT NULL, resource_id TEXT NOT NULL,
                  due TEXT NOT NULL, attempt INTEGER NOT NULL, owner TEXT) WITHOUT ROWID
              """
            : """
              CREATE TABLE work (
                  id text COLLATE "C" PRIMARY KEY, name text COLLATE "C" NOT NULL, resource_type text COLLATE "C" NOT NULL, resource_id text COLLATE "C" NOT NULL,
                  due timestamptz NOT NULL, attempt integer NOT NULL, owner text COLLATE "C")
              """);
        migrationBuilder.Sql("CREATE INDEX ix_work_due ON work (due)");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP TABLE work");
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace TmfGraph.Resources.Storage.Migrations;

/// <summary>
/// The tables. Written as SQL because most of what matters here (collations, compression, tables without row ids, functions for index
/// expressions) has no word in EF's operations.
/// </summary>
[DbContext(typeof(ResourceContext))]
[Migration("20260101000000_InitialTables")]
internal sealed class InitialTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var statements = migrationBuilder.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal) ? Sqlite : Postgres;
        foreach (var statement in statements)
        {
            migrationBuilder.Sql(statement);
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("DROP TABLE event");
        migrationBuilder.Sql("DROP TABLE resource_reference");
        migrationBuilder.Sql("DROP TABLE resource");
    }

    // the order of columns keeps the large document last: what stands before it is read without following its overflow pages
    private static readonly string[] Sqlite =
    [
        """
        CREATE TABLE resource (
            type TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, state TEXT,
            created TEXT NOT NULL, updated TEXT NOT NULL, doc TEXT NOT NULL,
            PRIMARY KEY (type, id))
        """,
        "CREATE INDEX ix_resource_state ON resource (type, state, id) WHERE state IS NOT NULL",
        """
        CREATE TABLE resource_reference (
            source_type TEXT NOT NULL, source_id TEXT NOT NULL, path TEXT NOT NULL, position INTEGER NOT NULL,
            role TEXT NOT NULL, target_type TEXT NOT NULL, target_id TEXT NOT NULL,
            PRIMARY KEY (source_type, source_id, path, position)) WITHOUT ROWID
        """,
        "CREATE INDEX ix_resource_reference_target ON resource_reference (target_id, path, source_type, source_id, target_type, role)",
        """
        CREATE TABLE event (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, event_id TEXT NOT NULL, time TEXT NOT NULL, event_type TEXT NOT NULL,
            kind INTEGER NOT NULL, resource_type TEXT NOT NULL, resource_id TEXT NOT NULL, doc TEXT NOT NULL)
        """,
        "CREATE INDEX ix_event_resource ON event (resource_type, resource_id, sequence)",
    ];

    // COLLATE "C" orders by code point, as SQLite does. Functions that read instants and numbers never fail: what is neither is null.
    private static readonly string[] Postgres =
    [
        """
        CREATE TABLE resource (
            type text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, version bigint NOT NULL, state text COLLATE "C",
            created timestamptz NOT NULL, updated timestamptz NOT NULL, doc jsonb NOT NULL,
            PRIMARY KEY (type, id))
        """,
        "CREATE INDEX ix_resource_state ON resource (type, state, id) WHERE state IS NOT NULL",
        """
        CREATE TABLE resource_reference (
            source_type text COLLATE "C" NOT NULL, source_id text COLLATE "C" NOT NULL, path text COLLATE "C" NOT NULL, position integer NOT NULL,
            role text COLLATE "C" NOT NULL, target_type text COLLATE "C" NOT NULL, target_id text COLLATE "C" NOT NULL,
            PRIMARY KEY (source_type, source_id, path, position))
        """,
        "CREATE INDEX ix_resource_reference_target ON resource_reference (target_id, path, source_type, source_id, target_type, role)",
        """
        CREATE TABLE event (
            sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, event_id text NOT NULL, time timestamptz NOT NULL, event_type text NOT NULL,
            kind integer NOT NULL, resource_type text NOT NULL, resource_id text COLLATE "C" NOT NULL, doc json NOT NULL)
        """,
        "CREATE INDEX ix_event_resource ON event (resource_type, resource_id, sequence)",
        """
        DO $$
        BEGIN
            ALTER TABLE resource ALTER COLUMN doc SET COMPRESSION lz4;
            ALTER TABLE event ALTER COLUMN doc SET COMPRESSION lz4;
        EXCEPTION WHEN OTHERS THEN
            RAISE NOTICE 'lz4 is not available, documents stay with the default compression';
        END
        $$
        """,
        """
        CREATE FUNCTION number_of(value text) RETURNS numeric LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
        BEGIN
            IF value ~ '^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?$' THEN
                RETURN value::numeric;
            END IF;
            RETURN NULL;
        END
        $$
        """,
        // microseconds are what timestamptz can hold; finer digits are cut off before they could be rounded
        """
        CREATE FUNCTION instant_of(value text) RETURNS timestamptz LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
        DECLARE
            p text[] := regexp_match(value, '^([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?:[Tt ]([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9])(?:(\.[0-9]{1,6})[0-9]*)?)?([Zz]|[+-](?:0[0-9]|1[0-4]):?[0-5][0-9])?)?$');
            y integer; m integer; d integer;
        BEGIN
            IF p IS NULL THEN
                RETURN NULL;
            END IF;
            y := p[1]::integer; m := p[2]::integer; d := p[3]::integer;
            IF y = 0 OR d > (CASE WHEN m IN (4, 6, 9, 11) THEN 30
                                 WHEN m <> 2 THEN 31
                                 WHEN y % 4 = 0 AND (y % 100 <> 0 OR y % 400 = 0) THEN 29
                                 ELSE 28 END) THEN
                RETURN NULL;
            END IF;
            RETURN (p[1] || '-' || p[2] || '-' || p[3] || 'T' || coalesce(p[4], '00') || ':' || coalesce(p[5], '00') || ':'
                || coalesce(p[6], '00') || coalesce(p[7], '') || coalesce(upper(p[8]), 'Z'))::timestamptz;
        END
        $$
        """,
    ];
}

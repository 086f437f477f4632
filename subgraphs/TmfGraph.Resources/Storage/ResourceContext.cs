using Microsoft.EntityFrameworkCore;
using TmfGraph.Resources.Storage.Rows;

namespace TmfGraph.Resources.Storage;

/// <summary>
/// The tables of one subgraph. Names carry no schema: on PostgreSQL the connection's search path is the subgraph's own schema,
/// so that one model, one migration and one text of every statement serve all subgraphs and both providers.
/// </summary>
public sealed class ResourceContext(DbContextOptions<ResourceContext> options) : DbContext(options)
{
    internal DbSet<ResourceRow> Resources => Set<ResourceRow>();

    internal DbSet<ReferenceRow> References => Set<ReferenceRow>();

    internal DbSet<EventRow> Events => Set<EventRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ResourceRow>(row =>
        {
            row.ToTable("resource");
            row.HasKey(r => new { r.Type, r.Id });
            row.Property(r => r.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<ReferenceRow>(row =>
        {
            row.ToTable("resource_reference");
            row.HasKey(r => new { r.SourceType, r.SourceId, r.Path, r.Position });
        });
        modelBuilder.Entity<EventRow>(row =>
        {
            row.ToTable("event");
            row.HasKey(r => r.Sequence);
        });

        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(t => t.GetProperties()))
        {
            property.SetColumnName(ToSnakeCase(property.Name));
        }

        if (Database.IsNpgsql())
        {
            modelBuilder.Entity<ResourceRow>().Property(r => r.Doc).HasColumnType("jsonb");
            modelBuilder.Entity<EventRow>().Property(r => r.Doc).HasColumnType("json");
        }
    }

    private static string ToSnakeCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}

using TmfGraph.Domains.Tests.Infrastructure;

namespace TmfGraph.Domains.Tests.Jobs;

public sealed class ServiceCatalogJobTests(SqliteDomain<TheService> host) : OtherCatalogJobTests(host, "/tmf-api/serviceCatalogManagement/v4"), IClassFixture<SqliteDomain<TheService>>;

public sealed class ResourceCatalogJobTests(SqliteDomain<TheResource> host) : OtherCatalogJobTests(host, "/tmf-api/resourceCatalog/v4"), IClassFixture<SqliteDomain<TheResource>>;

public sealed class EntityCatalogJobTests(SqliteDomain<TheCommon> host) : OtherCatalogJobTests(host, "/tmf-api/entityCatalogManagement/v4"), IClassFixture<SqliteDomain<TheCommon>>;

/// <summary>The jobs are the same in all catalogs; here only that each has them.</summary>
public abstract class OtherCatalogJobTests(DomainHost host, string path)
{
    [Theory]
    [InlineData("importJob", "Failed")]
    [InlineData("exportJob", "Succeeded")]
    public async Task Jobs_ComeToAnEnd(string kind, string status)
    {
        var job = await host.CreateAsync($"{path}/{kind}", """{ "url": "http://example.com/catalog.json" }""");

        var ended = await host.UntilAsync($"{path}/{kind}/{job.GetProperty("id").GetString()}", j => j.GetProperty("status").GetString() is "Succeeded" or "Failed");

        Assert.Equal("Not Started", job.GetProperty("status").GetString());
        Assert.True(job.TryGetProperty("creationDate", out _));
        Assert.Equal(status, ended.GetProperty("status").GetString());
    }
}

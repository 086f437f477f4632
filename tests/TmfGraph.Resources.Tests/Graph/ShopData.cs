namespace TmfGraph.Resources.Tests.Graph;

/// <summary>Documents that many tests share: five orders of two customers, and three products.</summary>
internal static class ShopData
{
    public static async Task<ShopHost> SeedAsync(this Task<ShopHost> starting)
    {
        var shop = await starting;
        await shop.ImportAsync(
            "ProductOrder",
            """{ "id": "o1", "category": "b", "priority": 1, "state": "acknowledged", "orderDate": "2026-01-01T10:00:00Z", "total": { "unit": "EUR", "value": 10.50 }, "tag": ["vip", "new"], "relatedParty": [{ "id": "c1", "role": "customer", "@referredType": "Customer" }], "item": [{ "id": "1", "action": "add", "product": { "id": "p1" } }, { "id": "2", "action": "add", "product": { "id": "p2" } }] }""",
            """{ "id": "o2", "category": "a", "priority": 2, "state": "inProgress", "orderDate": "2026-01-02T10:00:00Z", "total": { "unit": "EUR", "value": 9.5 }, "relatedParty": [{ "id": "c1", "role": "Customer", "@referredType": "customer" }], "item": [{ "id": "1", "action": "modify", "product": { "id": "p1" } }] }""",
            """{ "id": "o3", "category": "a", "priority": 3, "state": "completed", "orderDate": "2026-01-03T10:00:00Z", "tag": [], "relatedParty": [{ "id": "c2", "role": "Customer", "@referredType": "Customer" }], "item": [{ "id": "1", "action": "delete" }] }""",
            """{ "id": "o4", "priority": 4, "state": "inProgress", "relatedParty": [{ "id": "c1", "role": "Payer", "@referredType": "Customer" }], "item": [{ "id": "1", "action": "add", "product": { "id": "gone" } }] }""",
            """{ "id": "o5", "category": "c", "priority": 5, "state": "cancelled", "orderDate": "2026-01-05T10:00:00Z", "item": [{ "id": "1", "action": "add" }] }""");
        await shop.ImportAsync(
            "Product",
            """{ "id": "p1", "name": "Fibre", "status": "active", "size": 9007199254740993, "startDate": "2026-02-01", "picture": "AQID", "setting": { "speed": [1, null] }, "part": [{ "id": "p2" }, { "id": "p3" }, { "id": "gone" }], "relatedParty": [{ "id": "c1", "@referredType": "Customer" }], "realizingService": [{ "id": "s1" }] }""",
            """{ "id": "p2", "name": "Router", "status": "Not Started", "part": [], "relatedParty": [{ "id": "c1", "@referredType": "Customer" }] }""",
            """{ "id": "p3", "name": "Cable", "status": "active", "realizingService": [{ "id": "s1" }] }""");
        await shop.ImportAsync("Category", """{ "id": "k1", "name": "Internet", "parent": { "id": "p1", "@referredType": "Product" } }""");
        return shop;
    }
}

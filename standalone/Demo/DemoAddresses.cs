using System.Collections.Frozen;

namespace TmfGraph.Standalone.Demo;

/// <summary>Where the collection of each resource type is, for the addresses that documents carry.</summary>
internal static class DemoAddresses
{
    /// <summary>One line an API: its base path, then its types; the collection is named like the type unless it says otherwise.</summary>
    private const string Collections =
        """
        /tmf-api/productCatalogManagement/v4 Catalog Category ProductOffering ProductOfferingPrice ProductSpecification ProductCatalogImportJob=importJob ProductCatalogExportJob=exportJob
        /tmf-api/productOrderingManagement/v4 ProductOrder CancelProductOrder
        /tmf-api/productInventory/v4 Product
        /tmf-api/quoteManagement/v4 Quote
        /tmf-api/shoppingCart/v4 ShoppingCart
        /tmf-api/promotionManagement/v4 Promotion
        /tmf-api/productOfferingQualification/v4 ProductOfferingQualification
        /tmf-api/loyalty/v4 LoyaltyProgramProductSpec LoyaltyProgramMember LoyaltyProgramProduct LoyaltyAccount LoyaltyBalance LoyaltyEvent
        /tmf-api/loyalty/v4 LoyaltyRule LoyaltyEventType LoyaltyCondition LoyaltyAction LoyaltyRuleCondition LoyaltyRuleAction LoyaltyRuleEventType
        /tmf-api/customerManagement/v4 Customer
        /tmf-api/accountManagement/v4 PartyAccount BillingAccount SettlementAccount FinancialAccount BillingCycleSpecification BillFormat BillPresentationMedia
        /tmf-api/customerBillManagement/v4 CustomerBill CustomerBillOnDemand AppliedCustomerBillingRate
        /tmf-api/appointment/v4 Appointment SearchTimeSlot
        /DSBillingManagement/api/billingManagement/v2 Billing2BillingAccount=billingAccount CustomerBillingCycleSpecification AppliedCustomerBillingCharge
        /DSBillingManagement/api/billingManagement/v2 SettlementNoteAdvice CustomerBillFormat CustomerBillPresentationMedia
        /tmf-api/party/v4 Individual Organization
        /tmf-api/partyRoleManagement/v4 PartyRole
        /tmf-api/privacyManagement/v4 PartyPrivacyProfile PartyPrivacyProfileSpecification PartyPrivacyAgreement
        /tmf-api/onboardingManagement PartnershipType OnboardingPartyRole=partyRole
        /tmf-api/agreementManagement/v4 Agreement AgreementSpecification
        /tmf-api/partnershipManagement/v4 PartnershipSpecification Partnership
        /rolesAndPermissions/v4 Permission UserRole
        /tmf-api/digitalIdentityManagement/v4 DigitalIdentity
        /tmf-api/serviceCatalogManagement/v4 ServiceCatalog ServiceCategory ServiceCandidate ServiceSpecification ServiceCatalogImportJob=importJob ServiceCatalogExportJob=exportJob
        /tmf-api/serviceOrdering/v4 ServiceOrder CancelServiceOrder
        /tmf-api/serviceInventory/v4 Service
        /tmf-api/ServiceActivationAndConfiguration/v4 ServiceActivationMonitor=monitor
        /tmf-api/serviceQualificationManagement/v4 CheckServiceQualification QueryServiceQualification
        /tmf-api/resourceCatalog/v4 ResourceCatalog ResourceCategory ResourceCandidate ResourceSpecification ResourceCatalogImportJob=importJob ResourceCatalogExportJob=exportJob
        /tmf-api/resourceOrderingManagement/v4 ResourceOrder CancelResourceOrder
        /tmf-api/resourceInventoryManagement/v4 Resource
        /tmf-api/ResourceActivationAndConfiguration/v4 ResourceActivationMonitor=monitor
        /tmf-api/resourceFunctionActivation/v4 ResourceFunction ResourceFunctionMonitor=monitor Heal Scale Migrate
        /DSEntityProvisioning/api/EntityProvisioning/v2 NetworkService VNF=VNF PNF=PNF
        /tmf-api/usageManagement/v4 Usage UsageSpecification
        /tmf-api/usageConsumption/v4 QueryUsageConsumption
        /tmf-api/prepayBalanceManagement/v4 Bucket TopupBalance AdjustBalance TransferBalance ReserveBalance AccumulatedBalance BalanceActionHistory
        /tmf-api/paymentMethod/v4 PaymentMethod
        /payment/v4 Payment Refund
        /tmf-api/troubleTicket/v4 TroubleTicket
        /tmf-api/ChangeManagement/v4 ChangeRequest
        /tmf-api/serviceProblemManagement/v4 ServiceProblem ServiceProblemEventRecord
        /tmf-api/serviceQualityManagement/v4 ServiceLevelObjective ServiceLevelSpecification
        /tmf-api/serviceTestManagement/v4 ServiceTest ServiceTestSpecification
        /tmf-api/performance/v4 MeasurementCollectionJob OnDemandCollection PerformanceIndicatorGroupSpecification PerformanceIndicatorSpecification TrackingRecord
        /DSLAManagement/api/slaManagement/v2 Sla SlaViolation
        /tmf-api/document/v4 Document DocumentSpecification
        /tmf-api/entityCatalogManagement/v4 EntityCatalog EntityCategory EntityCatalogItem EntitySpecification AssociationSpecification Association
        /tmf-api/entityCatalogManagement/v4 EntityCatalogImportJob=importJob EntityCatalogExportJob=exportJob
        /tmf-api/geographicAddressManagement/v4 GeographicAddress GeographicAddressValidation
        /tmf-api/geographicSiteManagement/v4 GeographicSite
        /tmf-api/geographicLocation/v4 GeographicLocation
        /tmf-api/event/v4 Topic
        """;

    private static readonly FrozenDictionary<string, string> ByType = Read().ToFrozenDictionary(StringComparer.Ordinal);

    public static string Of(string type, string id) => $"{ByType[type]}/{id}";

    private static IEnumerable<KeyValuePair<string, string>> Read()
    {
        foreach (var line in Collections.Split('\n'))
        {
            var words = line.TrimEnd().Split(' ');
            foreach (var word in words.Skip(1))
            {
                var parts = word.Split('=');
                yield return new(parts[0], $"{words[0]}/{(parts.Length > 1 ? parts[1] : char.ToLowerInvariant(word[0]) + word[1..])}");
            }
        }
    }
}

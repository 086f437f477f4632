using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TmfGraph.Customer.Appointments;
using TmfGraph.Customer.Bills;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Hosting;

namespace TmfGraph.Customer;

/// <summary>The customer domain, for its own host and for hosts of several.</summary>
public static class CustomerDomain
{
    public static SubgraphDefinition Definition { get; } = new("customer", typeof(CustomerDomain).Assembly)
    {
        DefaultUrl = "http://localhost:5102",
        AddBehaviours = AddBehaviours,
    };

    private static void AddBehaviours(BehaviourRegistry behaviours)
    {
        behaviours.Services.AddSingleton<IValidateOptions<CustomerOptions>, CustomerOptionsValidator>();
        behaviours
            .AddOptions<CustomerOptions, CustomerOptionsRanges>(CustomerOptions.Section)
            .Add<AppointmentBooking>()
            .Add<TimeSlotSearch>()
            .Add<BillOnDemand>();
    }
}

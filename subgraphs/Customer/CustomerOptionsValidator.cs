using Microsoft.Extensions.Options;

namespace TmfGraph.Customer;

/// <summary>Checks ranges, and what no range can say.</summary>
[OptionsValidator]
internal sealed partial class CustomerOptionsRanges : IValidateOptions<CustomerOptions>;

/// <summary>Working hours must be some, in a time zone that exists.</summary>
internal sealed class CustomerOptionsValidator : IValidateOptions<CustomerOptions>
{
    public ValidateOptionsResult Validate(string? name, CustomerOptions options) =>
        options.WorkBegins >= options.WorkEnds
            ? ValidateOptionsResult.Fail($"{CustomerOptions.Section}:{nameof(options.WorkEnds)} must be later than {nameof(options.WorkBegins)}.")
        : !TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _)
            ? ValidateOptionsResult.Fail($"{CustomerOptions.Section}:{nameof(options.TimeZone)}: there is no time zone '{options.TimeZone}'.")
        : ValidateOptionsResult.Success;
}

namespace TmfGraph.Gateway.Planning;

/// <summary>Where a <see cref="PlanView"/> is read from, in the form that costs least.</summary>
/// <param name="State">The position of its fetch among all.</param>
/// <param name="ParentView">See <see cref="PlanView.ParentView"/>.</param>
/// <param name="Key">See <see cref="PlanView.Key"/>.</param>
internal readonly record struct ViewSource(int State, int ParentView, JsonName? Key);

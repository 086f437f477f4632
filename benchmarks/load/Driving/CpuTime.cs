namespace TmfGraph.Load.Driving;

/// <summary>CPU a process has used, in seconds.</summary>
/// <param name="User">In its own code.</param>
/// <param name="Kernel">In the kernel on its behalf.</param>
internal readonly record struct CpuTime(double User, double Kernel)
{
    public double Total => User + Kernel;

    public static CpuTime operator -(CpuTime later, CpuTime earlier) => new(later.User - earlier.User, later.Kernel - earlier.Kernel);
}

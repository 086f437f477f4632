using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using TmfGraph.Authentication;
using TmfGraph.CommandLine;

namespace TmfGraph.Resources.Tests.Security;

public sealed class SecurityRegistrationTests : IDisposable
{
    private readonly string _data = Path.Combine(Path.GetTempPath(), $"tmfgraph-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(_data))
        {
            Directory.Delete(_data, recursive: true);
        }
    }

    [Theory]
    [InlineData("Development", null, AuthMode.Open)]
    [InlineData("Development", "jwt", AuthMode.Jwt)]
    [InlineData("Development", "JWT", AuthMode.Jwt)]
    [InlineData("Production", "open", AuthMode.Open)]
    public void Mode_IsWhatIsSaid_AndOpenInDevelopmentOnly(string environment, string? mode, AuthMode expected)
    {
        Assert.Equal(expected, Register(environment, ("Auth:Mode", mode)).Mode);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void Refuses_ToRunOpen_When_NobodySaidSo(string environment)
    {
        Assert.Equal(
            $"In the environment '{environment}' the host does not run open on its own. Say --auth jwt with --auth-authority or --auth-signing-key, or --auth open if everybody shall have access.",
            Refusal(environment));
    }

    [Fact]
    public void Refuses_JwtWithoutKeys_OutsideDevelopment()
    {
        Assert.Equal(
            "--auth jwt needs keys to check tokens with: give --auth-authority (an OpenID Connect provider) or --auth-signing-key.",
            Refusal("Production", ("Auth:Mode", "jwt")));
    }

    [Theory]
    [InlineData("short", "Auth:SigningKey has 5 bytes; HMAC-SHA256 needs at least 32.")]
    [InlineData("base64:???", "Auth:SigningKey begins with 'base64:' but is not Base64 after it.")]
    public void Refuses_WeakKeys(string key, string message)
    {
        Assert.Equal(message, Refusal("Production", ("Auth:Mode", "jwt"), ("Auth:SigningKey", key)));
    }

    [Theory]
    [InlineData("http://login.example")]
    [InlineData("login.example")]
    public void Refuses_AnAuthorityThatIsNotHttps(string authority)
    {
        Assert.Equal(
            $"Auth:Authority must be an https address, not '{authority}'. For a provider on a trusted network Auth:AllowHttpAuthority allows http.",
            Refusal("Production", ("Auth:Mode", "jwt"), ("Auth:Authority", authority)));
    }

    [Fact]
    public void EmptySettings_SayNothing()
    {
        const string Key = "a key that is long enough for HMAC-SHA256";
        var options = Register("Production", ("Auth:Mode", "jwt"), ("Auth:Authority", ""), ("Auth:Issuer", ""), ("Auth:SigningKey", Key));

        Assert.Equal((null, null, Key), (options.Authority, options.Issuer, options.SigningKey));
    }

    [Fact]
    public void Refuses_UnknownModes()
    {
        Assert.StartsWith("The settings under Auth cannot be read;", Refusal("Production", ("Auth:Mode", "perhaps")), StringComparison.Ordinal);
    }

    [Fact]
    public void DevelopmentKey_IsMadeOnce_AndReadableByItsOwnerOnly()
    {
        var first = SigningKeys.ReadOrCreateDevelopmentKey(_data);
        var second = SigningKeys.ReadOrCreateDevelopmentKey(_data);

        Assert.Equal(first.Key, second.Key);
        Assert.Equal(32, first.Key.Length);
        var file = Assert.Single(Directory.GetFiles(_data));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    private string Refusal(string environment, params (string Key, string? Value)[] settings) =>
        Assert.Throws<HostConfigurationException>(() => Register(environment, settings)).Message;

    private AuthOptions Register(string environment, params (string Key, string? Value)[] settings) => new ServiceCollection().AddTmfSecurity(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => s.Value)).Build(), new Environment(environment), _data);

    private sealed class Environment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "tests";

        public string ContentRootPath { get; set; } = ".";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

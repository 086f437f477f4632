using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using TmfGraph.CommandLine;

namespace TmfGraph.Authentication;

/// <summary>Reads the secret that tokens are signed with, and makes one for development.</summary>
public static class SigningKeys
{
    private const string Base64Prefix = "base64:";

    private const int MinBytes = 32;

    private const string FileName = "development-signing-key";

    /// <summary>The key of a configured secret, see <see cref="AuthOptions.SigningKey"/>.</summary>
    /// <exception cref="HostConfigurationException">It is too short, or not Base64 where it says so.</exception>
    public static SymmetricSecurityKey Read(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        byte[] bytes;
        try
        {
            bytes = secret.StartsWith(Base64Prefix, StringComparison.Ordinal)
                ? Convert.FromBase64String(secret[Base64Prefix.Length..])
                : Encoding.UTF8.GetBytes(secret);
        }
        catch (FormatException)
        {
            throw new HostConfigurationException("Auth:SigningKey begins with 'base64:' but is not Base64 after it.");
        }

        return bytes.Length >= MinBytes
            ? new SymmetricSecurityKey(bytes)
            : throw new HostConfigurationException($"Auth:SigningKey has {bytes.Length} bytes; HMAC-SHA256 needs at least {MinBytes}.");
    }

    /// <summary>The development key of a data directory, made there on first use and readable by its owner only.</summary>
    public static SymmetricSecurityKey ReadOrCreateDevelopmentKey(string dataDirectory)
    {
        Directory.CreateDirectory(dataDirectory);
        var file = Path.Combine(dataDirectory, FileName);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        if (!File.Exists(file))
        {
            // written aside and moved in one step: two processes may start at once, and neither may see half a key
            var draft = $"{file}.{Guid.NewGuid():N}";
            using (var writer = new StreamWriter(draft, options))
            {
                writer.Write(Base64Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(MinBytes)));
            }

            try
            {
                File.Move(draft, file, overwrite: false);
            }
            catch (IOException)
            {
                File.Delete(draft); // the other process was first
            }
        }

        return Read(File.ReadAllText(file).Trim());
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ServiceRegistry.Abstractions;

/// <summary>JSON text as settings are written: on one line, letters as they are.</summary>
internal static class SettingsJson
{
    public static string Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}

using System.Net;
using System.Net.Sockets;

namespace ServiceRegistry.Plugins.Egress;

/// <summary>The IPv4 addresses that an IPv6 address may stand for: where a translator or a tunnel is on the way, it leads to them.</summary>
internal static class AddressForms
{
    /// <summary>Every IPv4 address inside the address.</summary>
    public static IReadOnlyList<IPAddress> Inside(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? Inside(address.GetAddressBytes()) : [];

    private static List<IPAddress> Inside(byte[] b)
    {
        var found = new List<IPAddress>();
        void Add(params ReadOnlySpan<int> places) => found.Add(new IPAddress([b[places[0]], b[places[1]], b[places[2]], b[places[3]]]));

        // What stands for one of several readings: an address of 0.0.0.0/8 is a sign that this was not the one that was meant.
        void AddUnlessZero(params ReadOnlySpan<int> places)
        {
            if (b[places[0]] != 0)
            {
                Add(places);
            }
        }

        if (IsZero(b, 0, 10) && b[10] == 0xff && b[11] == 0xff)
        {
            Add(12, 13, 14, 15); // IPv4-mapped ::ffff:0:0/96, RFC 4291, 2.5.5.2
        }
        else if (IsZero(b, 0, 12))
        {
            AddUnlessZero(12, 13, 14, 15); // IPv4-compatible ::/96, RFC 4291, 2.5.5.1; ::1 is not one
        }
        else if (IsZero(b, 0, 8) && b[8] == 0xff && b[9] == 0xff && IsZero(b, 10, 12))
        {
            Add(12, 13, 14, 15); // IPv4-translated ::ffff:0:0:0/96, RFC 2765
        }
        else if (StartsWith(b, [0x00, 0x64, 0xff, 0x9b]) && IsZero(b, 4, 12))
        {
            Add(12, 13, 14, 15); // NAT64 64:ff9b::/96, RFC 6052
        }
        else if (StartsWith(b, [0x00, 0x64, 0xff, 0x9b, 0x00, 0x01]))
        {
            // NAT64 within one's own network, 64:ff9b:1::/48, RFC 8215; the prefix may have each length of RFC 6052, 2.2.
            AddUnlessZero(6, 7, 9, 10);
            AddUnlessZero(7, 9, 10, 11);
            AddUnlessZero(9, 10, 11, 12);
            AddUnlessZero(12, 13, 14, 15);
        }
        else if (StartsWith(b, [0x20, 0x02]))
        {
            Add(2, 3, 4, 5); // 6to4 2002::/16, RFC 3056
        }
        else if (StartsWith(b, [0x20, 0x01, 0x00, 0x00]))
        {
            Add(4, 5, 6, 7); // Teredo 2001::/32, RFC 4380: the server, and the client with its bits turned
            found.Add(new IPAddress([(byte)~b[12], (byte)~b[13], (byte)~b[14], (byte)~b[15]]));
        }

        if ((b[8] & 0xfd) == 0 && b[9] == 0 && b[10] == 0x5e && b[11] == 0xfe)
        {
            Add(12, 13, 14, 15); // ISATAP, RFC 5214, in any network
        }

        return found;
    }

    private static bool IsZero(byte[] bytes, int from, int to) => !bytes.AsSpan(from, to - from).ContainsAnyExcept((byte)0);

    private static bool StartsWith(byte[] bytes, ReadOnlySpan<byte> prefix) => bytes.AsSpan().StartsWith(prefix);
}

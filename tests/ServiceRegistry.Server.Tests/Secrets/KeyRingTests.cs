using System.Security.Cryptography;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Server.Secrets;
using ServiceRegistry.Storage;

namespace ServiceRegistry.Server.Tests.Secrets;

public sealed class KeyRingTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("key-ring-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void What_one_encrypted_another_one_reads_by_the_same_keys()
    {
        var encrypted = Ring("one").Protect("sesame");

        encrypted.ShouldNotContain("sesame");
        Ring("one").Protect("sesame").ShouldNotBe(encrypted);
        Ring("one").Unprotect(encrypted).ShouldBe("sesame");
    }

    [Fact]
    public void What_cannot_be_read_is_nothing_and_no_fault()
    {
        var encrypted = Ring("one").Protect("sesame");

        Ring("none").Unprotect(encrypted).ShouldBeNull();
        Ring("other").Protect("something").ShouldNotBeNull();
        Ring("other").Unprotect(encrypted).ShouldBeNull();
        Ring("one").Unprotect(encrypted[..^4]).ShouldBeNull();
        Ring("one").Unprotect("plain text").ShouldBeNull();
        Directory.Exists(Path.Combine(folder.FullName, "none")).ShouldBeFalse();
    }

    [Fact]
    public void A_hash_is_the_same_by_the_same_key_and_no_other_key()
    {
        var hash = Ring("one").Hash("sesame"u8);

        Ring("one").Hash("sesame"u8).ShouldBe(hash);
        Ring("one").Hash("other"u8).ShouldNotBe(hash);
        Ring("other").Hash("sesame"u8).ShouldNotBe(hash);
        hash.ShouldNotBe(Convert.ToHexString(SHA256.HashData("sesame"u8)));
    }

    [Fact]
    public async Task Members_that_make_the_key_at_once_have_the_same()
    {
        var hashes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Ring("one").Hash("sesame"u8))));

        hashes.ShouldAllBe(hash => hash == hashes[0]);
        Directory.GetFiles(Path.Combine(folder.FullName, "one", "keys")).ShouldHaveSingleItem();
    }

    [Fact]
    public void Its_folder_is_for_the_user_alone_also_where_it_was_not()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var keys = Directory.CreateDirectory(Path.Combine(folder.FullName, "one", "keys"), (UnixFileMode)0b111_111_111);

        Ring("one").Protect("sesame");

        keys.UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void Keys_that_cannot_be_written_are_told_of_in_words()
    {
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(folder.FullName, "one")).FullName, "keys"), "in the way");

        Should.Throw<StorageUnavailableException>(() => Ring("one").Protect("sesame")).Message.ShouldContain("could not be encrypted");
        Should.Throw<StorageUnavailableException>(() => Ring("one").Hash("sesame"u8)).Message.ShouldContain("no key to remember the call by");
    }

    private KeyRing Ring(string name) => new(new StorageOptions { ConnectionString = $"Data Source={name}/registry.db", Folder = folder.FullName });
}

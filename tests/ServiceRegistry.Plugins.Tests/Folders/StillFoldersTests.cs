using ServiceRegistry.Plugins.Folders;

namespace ServiceRegistry.Plugins.Tests.Folders;

public sealed class StillFoldersTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("still-folders-");
    private readonly StandingClock clock = new();
    private readonly StillFolders folders;

    public StillFoldersTests() => folders = new StillFolders(root.FullName, clock);

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public void A_folder_is_told_once_after_it_was_still()
    {
        Write("A", "a.dll", "1");
        Take(out var next).ShouldBeEmpty();
        next.ShouldBe(Second);
        clock.Now += Second - TimeSpan.FromTicks(1);
        Take(out next).ShouldBeEmpty();
        next.ShouldBe(TimeSpan.FromTicks(1));
        clock.Now += TimeSpan.FromTicks(1);

        Take(out next).ShouldBe(["A"]);
        next.ShouldBeNull();
        Take(out _).ShouldBeEmpty();
    }

    [Fact]
    public void Every_write_begins_the_wait_anew()
    {
        Write("A", "a.dll", "1");
        Take(out _);
        clock.Now += Second / 2;
        Write("A", "b.dll", "1");
        Take(out _).ShouldBeEmpty();
        clock.Now += Second / 2;
        Take(out var next).ShouldBeEmpty();
        next.ShouldBe(Second / 2);
        clock.Now += Second / 2;

        Take(out _).ShouldBe(["A"]);
    }

    [Fact]
    public void What_changed_and_changed_back_is_not_told()
    {
        Settle("A", "a.dll");
        var file = Path.Combine(root.FullName, "A", "a.dll");
        var time = File.GetLastWriteTimeUtc(file);
        File.SetLastWriteTimeUtc(file, time.AddSeconds(1));
        Take(out _);
        File.SetLastWriteTimeUtc(file, time);
        clock.Now += Second;

        Take(out var next).ShouldBeEmpty();
        next.ShouldBeNull();
    }

    [Fact]
    public void A_folder_that_went_is_told_as_gone_and_a_hidden_one_never()
    {
        Settle("A", "a.dll");
        Write(".git", "x", "1");
        Directory.Delete(Path.Combine(root.FullName, "A"), recursive: true);
        Take(out _).ShouldBeEmpty();
        clock.Now += Second;

        folders.Take(Second, out _).ShouldBe([new ChangedFolder(Path.Combine(root.FullName, "A"), IsGone: true)]);
        Take(out _).ShouldBeEmpty();
    }

    private IEnumerable<string> Take(out TimeSpan? next) => folders.Take(Second, out next).Select(folder => folder.Name);

    private void Settle(string folder, string file)
    {
        Write(folder, file, "1");
        folders.Take(TimeSpan.Zero, out _).Count.ShouldBe(1);
    }

    private void Write(string folder, string file, string text)
    {
        Directory.CreateDirectory(Path.Combine(root.FullName, folder));
        File.WriteAllText(Path.Combine(root.FullName, folder, file), text);
    }

    private sealed class StandingClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}

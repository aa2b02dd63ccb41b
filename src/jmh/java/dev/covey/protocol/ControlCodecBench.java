package dev.covey.protocol;

import dev.covey.model.CoveyException;
import dev.covey.model.Digests;
import dev.covey.model.FileId;
import dev.covey.model.FileListing;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import dev.covey.model.UserName;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one line between a peer and a tracker costs each side. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ControlCodecBench {
  private static final int FILES = 500;

  private final ControlCodec codec = new ControlCodec();
  private final ControlMessage request =
      new ControlMessage.Request(
          17, new TrackerRequest.ListFiles(new GroupName("holidays"), Optional.empty()));
  private final ControlMessage page = new ControlMessage.Reply(17, files());
  private final byte[] requestLine = codec.encode(request);
  private final byte[] pageLine = codec.encode(page);

  private static TrackerReply files() {
    return new TrackerReply.Files(
        IntStream.range(0, FILES).mapToObj(ControlCodecBench::file).toList(), true);
  }

  private static FileListing file(int number) {
    return new FileListing(
        new FileId(new UUID(number, 1)),
        new GroupId(new UUID(1, 1)),
        new FileName("picture-%04d.jpg".formatted(number)),
        1_000_000L + number,
        new Digests(Sha1.of(new byte[Sha1.BYTES]), Sha256.of(new byte[32])),
        number % 5,
        number % 3,
        new UserName("ada"),
        Instant.ofEpochSecond(1_700_000_000L + number),
        number % 7 == 0);
  }

  @Benchmark
  public byte[] writeARequest() {
    return codec.encode(request);
  }

  @Benchmark
  public ControlMessage readARequest() {
    return codec.decodeRequest(requestLine);
  }

  @Benchmark
  public byte[] writeAPageOf500Files() {
    return codec.encode(page);
  }

  @Benchmark
  public ControlMessage readAPageOf500Files() throws CoveyException {
    return codec.decodeFromTracker(pageLine);
  }
}

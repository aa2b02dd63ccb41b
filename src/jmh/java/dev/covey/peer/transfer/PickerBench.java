package dev.covey.peer.transfer;

import dev.covey.model.DeviceId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What 10,000 pieces of 200 peers cost the thread of a download. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PickerBench {
  private static final DeviceId NEWCOMER = BenchSwarm.device(BenchSwarm.PEERS);

  /** What each of the peers has: everything, or a random half. */
  @Param({"all", "half"})
  public String has;

  private BenchSwarm swarm;
  private PiecePicker planned;

  @Setup
  public void meet() {
    swarm = new BenchSwarm(has.equals("all"));
    planned = swarm.picker();
  }

  /** A peer joins, all pieces are planned anew, and it leaves again. */
  @Benchmark
  public List<Integer> planWhenAPeerJoins() {
    planned.joined(NEWCOMER, 0.5);
    planned.has(NEWCOMER, 0, swarm.has(0));
    List<Integer> none = planned.ask(NEWCOMER, 0, 0);
    planned.left(NEWCOMER);
    return none;
  }

  /** Asking for a piece and its coming, in a download that begins with one plan. */
  @Benchmark
  @OperationsPerInvocation(BenchSwarm.PIECES)
  public PiecePicker aPieceOfADownload() {
    return swarm.download();
  }

  /** A planned download, of whose peers nothing was asked, made anew for each invocation. */
  @State(Scope.Thread)
  public static class Beginning {
    PiecePicker picker;

    @Setup(Level.Invocation)
    public void plan(PickerBench bench) {
      picker = bench.swarm.picker();
    }
  }

  /** Each peer tells of 50 pieces more, if it lacks them. */
  @Benchmark
  @OperationsPerInvocation(BenchSwarm.PIECES)
  public PiecePicker hasAlso(Beginning beginning) {
    for (int piece = 0; piece < BenchSwarm.PIECES; piece++) {
      DeviceId device = swarm.devices.get(piece % BenchSwarm.PEERS);
      beginning.picker.hasAlso(device, piece, 0);
    }
    return beginning.picker;
  }
}

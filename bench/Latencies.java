import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long things of one kind took. Any thread may add. */
final class Latencies {
  private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

  void add(long took) {
    nanos.add(took);
  }

  void addAll(Latencies others) {
    nanos.addAll(others.nanos);
  }

  int count() {
    return nanos.size();
  }

  /** Count, and milliseconds at the median, at 99 of 100, and at most. */
  Map<String, Object> summary() {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("count", sorted.length);
    summary.put("p50Ms", at(sorted, 0.5));
    summary.put("p99Ms", at(sorted, 0.99));
    summary.put("maxMs", at(sorted, 1));
    return summary;
  }

  private static double at(long[] sorted, double part) {
    if (sorted.length == 0) {
      return 0;
    }
    int index = (int) Math.ceil(part * sorted.length) - 1;
    return Math.round(sorted[Math.max(0, index)] / 1e5) / 10.0;
  }
}

package dev.covey.peer.transfer;

import dev.covey.model.Seeder;
import java.time.Duration;
import java.util.List;

/**
 * What a tracker said when a file was asked for: whom to begin with, without asking again.
 *
 * @param at when it said so, as {@link System#nanoTime}
 */
public record Introduction(List<Seeder> seeders, String ticket, long at) {
  /** Tickets live a minute (G6), and clocks differ a little. */
  private static final Duration FRESH = Duration.ofSeconds(30);

  public Introduction {
    seeders = List.copyOf(seeders);
  }

  boolean isFresh(long now) {
    return now - at < FRESH.toNanos();
  }
}

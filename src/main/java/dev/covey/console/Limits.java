package dev.covey.console;

import dev.covey.model.CoveyException;
import dev.covey.model.RateLimit;
import dev.covey.peer.Peer;

/** Rate limits and the number of running downloads (U16). Used by the console's thread. */
final class Limits {
  private final Peer peer;

  Limits(Peer peer) {
    this.peer = peer;
  }

  Result show() {
    return new Result.Limits(peer.rateLimits(), peer.downloadsAtOnce());
  }

  Result limit(ConsoleCommand.Limit command) throws CoveyException {
    if (command.group().isPresent()) {
      RateLimit before = peer.rateLimits().of(command.group().get());
      peer.rateLimit(command.group().get(), changed(before, command));
    } else {
      peer.rateLimit(changed(peer.rateLimits().all(), command));
    }
    return show();
  }

  private static RateLimit changed(RateLimit before, ConsoleCommand.Limit command) {
    return switch (command.direction()) {
      case UP -> before.withUp(command.rate());
      case DOWN -> before.withDown(command.rate());
    };
  }

  Result atOnce(int most) throws CoveyException {
    peer.downloadsAtOnce(most);
    return show();
  }
}

package dev.covey.process;

import dev.covey.testing.HeldPort;
import java.util.ArrayList;
import java.util.List;

/** Ports for programs that must be told a number, held for them until the tests are over. */
final class FreePorts {
  private static final List<HeldPort> TAKEN = new ArrayList<>();

  private FreePorts() {}

  static synchronized int next() {
    HeldPort port = HeldPort.take();
    TAKEN.add(port);
    return port.number();
  }
}

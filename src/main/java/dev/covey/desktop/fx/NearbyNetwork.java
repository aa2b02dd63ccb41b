package dev.covey.desktop.fx;

import dev.covey.model.Endpoint;
import java.util.regex.Pattern;

/**
 * A network that somebody announces on the local network; nothing of it is proved.
 *
 * @param name what it calls itself, fit for one line (X4)
 * @param address of its balancer
 * @param digits how its fingerprint begins
 */
public record NearbyNetwork(String name, Endpoint address, String digits) {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{16}");
  private static final int LONGEST_NAME = 64;

  public NearbyNetwork {
    name = SafeText.line(name);
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("A network's name has 1 to 64 characters.");
    }
    if (address.port() == 0) {
      throw new IllegalArgumentException("A network answers at a port.");
    }
    if (!HEX.matcher(digits).matches()) {
      throw new IllegalArgumentException("'%s' begins no fingerprint.".formatted(digits));
    }
  }
}

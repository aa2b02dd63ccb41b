package dev.covey.model;

/**
 * A device that offers a file and is online.
 *
 * @param deviceName what its user called the computer
 * @param endpoint where it listens for piece connections
 * @param score 0 to 1, as the trackers remember it (P4)
 * @param complete whether it has all of the file
 */
public record Seeder(
    DeviceId device,
    UserName user,
    String deviceName,
    Endpoint endpoint,
    double score,
    boolean complete) {
  public Seeder {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("a score is 0 to 1, not " + score);
    }
  }
}

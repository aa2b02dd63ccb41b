package dev.covey.tracker.cluster;

/**
 * A running tracker as the transport knows it; after a restart it is another.
 *
 * @param address the transport's own name for it
 */
record Member(String address) implements Comparable<Member> {
  @Override
  public int compareTo(Member other) {
    return address.compareTo(other.address);
  }

  @Override
  public String toString() {
    return address;
  }
}

package dev.covey.model;

/**
 * Whether others can reach a device, as its tracker found by connecting back.
 *
 * @param told the address that others are given
 * @param tested where the tracker connected to: from where it sees the device come, at its port
 * @param reachable whether the device answered there and proved its key
 */
public record AddressCheck(Endpoint told, Endpoint tested, boolean reachable) {

  /** Whether others are given another address than the one that was tested. */
  public boolean toldElsewhere() {
    return !told.host().equals(tested.host());
  }
}

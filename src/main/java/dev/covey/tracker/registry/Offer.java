package dev.covey.tracker.registry;

import dev.covey.model.DeviceId;

/**
 * What was last said of a device and a file, for one account: by the device, or by another of the
 * account that ended all offers (F11). Guarded by whoever guards the registry.
 *
 * <p>A register: the higher counter stands, then the later time, then the end, then the greater
 * membership id.
 */
final class Offer {
  final GroupFile file;
  final DeviceId device;
  final Account account;

  /** The next offer of the same file. */
  final Offer next;

  long counter = -1;
  long time;

  /** The membership under which the offer stands; null if it has ended. */
  Membership membership;

  Offer(GroupFile file, DeviceId device, Account account) {
    this.file = file;
    this.device = device;
    this.account = account;
    this.next = file.offers;
    file.offers = this;
    account.offers.add(this);
  }

  boolean live() {
    return membership != null && membership.accepted();
  }

  boolean serving(Presence presence) {
    return live() && presence.serves(account.id, device, file.id);
  }

  boolean of(DeviceId otherDevice, Account otherAccount) {
    return account == otherAccount && device.equals(otherDevice);
  }

  /** Takes the value if it stands above the present one. */
  void merge(long newCounter, long newTime, Membership newMembership) {
    if (compare(newCounter, newTime, newMembership) > 0) {
      counter = newCounter;
      time = newTime;
      membership = newMembership;
    }
  }

  private int compare(long newCounter, long newTime, Membership newMembership) {
    if (newCounter != counter) {
      return Long.compare(newCounter, counter);
    }
    if (newTime != time) {
      return Long.compare(newTime, time);
    }
    if (newMembership == null || membership == null) {
      return Boolean.compare(newMembership == null, membership == null);
    }
    return newMembership.id.value().compareTo(membership.id.value());
  }
}

package dev.covey.tracker.registry;

import dev.covey.model.DeviceId;
import dev.covey.model.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The SHA-256 over every entity, each kind in the order of ids: two registries that hold the same
 * have the same, however they came to it. What is derived is no part of it.
 */
final class StateDigest {
  private final MessageDigest sha256 = DigestUtils.getSha256Digest();
  private final ByteBuffer eight = ByteBuffer.allocate(Long.BYTES);

  private StateDigest() {}

  static Sha256 of(State state) {
    StateDigest digest = new StateDigest();
    digest.all("accounts", state.accounts.values(), a -> a.id.value(), digest::account);
    digest.all("groups", state.groups.values(), g -> g.id.value(), digest::group);
    digest.all("memberships", state.memberships.values(), m -> m.id.value(), digest::membership);
    digest.all("files", state.files.values(), f -> f.id.value(), digest::file);
    return Sha256.of(digest.sha256.digest());
  }

  private interface Part<E> {
    void add(E entity);
  }

  private <E> void all(String kind, Collection<E> all, Function<E, UUID> id, Part<E> part) {
    text(kind);
    number(all.size());
    List<E> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparing(id));
    for (E entity : sorted) {
      uuid(id.apply(entity));
      part.add(entity);
    }
  }

  private void account(Account account) {
    text(account.name == null ? "" : account.name.value());
    number(account.created);
    number(account.epoch);
    number(account.epochTime);
    text(account.passwordHash);
  }

  private void group(Group group) {
    text(group.name == null ? "" : group.name.value());
    number(group.created);
    number(group.dissolved ? 1 : 0);
    number(group.ownerCounter);
    number(group.ownerTime);
    if (group.appointed != null) {
      uuid(group.appointed.id.value());
    }
  }

  private void membership(Membership membership) {
    uuid(membership.group.id.value());
    uuid(membership.account.id.value());
    text(
        switch (membership.state) {
          case REQUESTED -> "requested";
          case ACCEPTED -> "accepted";
          case ENDED -> "ended";
        });
    number(membership.since);
  }

  private void file(GroupFile file) {
    if (file.described()) {
      uuid(file.group.id.value());
      text(file.givenName());
      number(file.size());
      text(file.manifest().hex());
      number(file.round);
      number(file.added);
      uuid(file.by.id.value());
    }
    List<Offer> offers = new ArrayList<>();
    for (Offer offer = file.offers; offer != null; offer = offer.next) {
      offers.add(offer);
    }
    Comparator<Offer> byDevice = Comparator.comparing(o -> o.device, deviceOrder());
    offers.sort(byDevice.thenComparing(o -> o.account.id.value()));
    number(offers.size());
    offers.forEach(this::offer);
  }

  private static Comparator<DeviceId> deviceOrder() {
    return Comparator.comparing(DeviceId::hex);
  }

  private void offer(Offer offer) {
    text(offer.device.hex());
    uuid(offer.account.id.value());
    number(offer.counter);
    number(offer.time);
    number(offer.membership == null ? 0 : 1);
    if (offer.membership != null) {
      uuid(offer.membership.id.value());
    }
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    sha256.update(bytes);
  }

  private void number(long number) {
    sha256.update(eight.clear().putLong(number).flip());
  }

  private void uuid(UUID id) {
    number(id.getMostSignificantBits());
    number(id.getLeastSignificantBits());
  }
}

package dev.covey.tracker;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.Endpoint;
import dev.covey.model.FileId;
import dev.covey.model.UserName;
import dev.covey.tracker.cluster.Lease;
import dev.covey.tracker.registry.Actor;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One account signed in on one device, over one connection (S2). Any thread may use it.
 *
 * <p>It remembers which files the device has said, in this session, that it still has (F10).
 */
final class Session {
  // Immutable
  private final Actor actor;
  private final UserName user;
  private final Endpoint remote;
  private final String deviceName;
  private final Optional<Endpoint> serving;
  private final Outbox outbox;

  private final Set<FileId> offers = ConcurrentHashMap.newKeySet();
  private final Set<FileId> parts = ConcurrentHashMap.newKeySet();

  /** Written once, before others see the session. */
  private long generation;

  /**
   * @param user the account's name at the time
   * @param remote where the connection comes from (T11)
   * @param serving where the device serves pieces; empty if it serves none
   * @param outbox of the connection that it came over
   */
  Session(
      Actor actor,
      UserName user,
      Endpoint remote,
      String deviceName,
      Optional<Endpoint> serving,
      Outbox outbox) {
    this.actor = actor;
    this.user = user;
    this.remote = remote;
    this.deviceName = deviceName;
    this.serving = serving;
    this.outbox = outbox;
  }

  Actor actor() {
    return actor;
  }

  AccountId account() {
    return actor.account();
  }

  DeviceId device() {
    return actor.device();
  }

  /** Where the connection comes from. */
  Endpoint remote() {
    return remote;
  }

  String deviceName() {
    return deviceName;
  }

  Optional<Endpoint> serving() {
    return serving;
  }

  Outbox outbox() {
    return outbox;
  }

  /** Higher than that of the device's sessions before, at whatever tracker. */
  long generation() {
    return generation;
  }

  void begin(long newGeneration) {
    generation = newGeneration;
  }

  /** As other trackers know it. */
  Lease lease() {
    return new Lease(account(), device(), deviceName, serving, generation);
  }

  /** The account's name when the session began. */
  UserName user() {
    return user;
  }

  /**
   * The device has this file and will serve it.
   *
   * @return whether it had not said so before
   */
  boolean offer(FileId file) {
    return offers.add(file);
  }

  /**
   * The device no longer serves this file.
   *
   * @return whether it did before
   */
  boolean withdraw(FileId file) {
    return offers.remove(file);
  }

  /** Whether others can fetch that file from the device now. */
  boolean serves(FileId file) {
    return serving.isPresent() && offers.contains(file);
  }

  /** What the device has said that it has; a copy. */
  Set<FileId> offers() {
    return Set.copyOf(offers);
  }

  /**
   * The device serves what it has of this file while it fetches it, or no more.
   *
   * @return whether that is new
   */
  boolean fetch(FileId file, boolean nowServing) {
    return nowServing ? parts.add(file) : parts.remove(file);
  }

  /** What the device has said that it has, all of it or part; a copy. */
  Set<FileId> files() {
    Set<FileId> files = new HashSet<>(offers);
    files.addAll(parts);
    return files;
  }

  /** What the device serves as far as it has come; a copy. */
  Set<FileId> parts() {
    return Set.copyOf(parts);
  }

  @Override
  public String toString() {
    return "%s from %s on device %.8s".formatted(user, remote, device());
  }
}

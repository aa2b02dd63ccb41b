package dev.covey.console;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Fingerprint;
import dev.covey.model.GroupName;
import dev.covey.model.UserName;
import dev.covey.peer.NetworkProbe;
import dev.covey.peer.Peer;
import java.util.Optional;

/** Who somebody is, and in which network (U1 to U3, X2). Used by the console's thread. */
final class Accounts {
  private final Peer peer;
  private final Audience audience;

  Accounts(Peer peer, Audience audience) {
    this.peer = peer;
    this.audience = audience;
  }

  Result create(ConsoleCommand.CreateUser command) throws CoveyException {
    UserName user = command.user();
    Secret password = command.password().isPresent() ? command.password().get() : newPassword(user);
    peer.createUser(user, password.value());
    return new Result.Done("Account %s is made. Sign in with: login %s".formatted(user, user))
        .with("user", user);
  }

  private Secret newPassword(UserName user) throws CoveyException {
    Secret first = audience.password("Password for %s: ".formatted(user));
    Secret second = audience.password("Once more: ");
    if (!first.equals(second)) {
      throw new CoveyException(
          ErrorCode.BAD_PASSWORD, "The two passwords differ: give the command again.");
    }
    return first;
  }

  Result login(ConsoleCommand.Login command) throws CoveyException {
    UserName user = command.user();
    Secret password =
        command.password().isPresent()
            ? command.password().get()
            : audience.password("Password for %s: ".formatted(user));
    peer.login(user, password.value(), command.stay());
    return new Result.Done("Signed in as %s.".formatted(user)).with("user", user);
  }

  Result logout() throws CoveyException {
    peer.logout();
    return new Result.Done("Signed out.");
  }

  Result joinNetwork(NetworkAddress network) throws CoveyException {
    Fingerprint fingerprint =
        network.fingerprint().isPresent()
            ? network.fingerprint().get()
            : confirmed(peer.probe(network.address()));
    peer.join(network.address(), fingerprint);
    String next =
        network
            .group()
            .map(group -> " After signing in, ask for its group with: join_group " + group)
            .orElse("");
    return new Result.Done("Joined the network at %s.%s".formatted(network.address(), next))
        .with("address", network.address())
        .with("fingerprint", fingerprint);
  }

  private Fingerprint confirmed(NetworkProbe found) throws CoveyException {
    String shown = groupsOfFour(found.fingerprint());
    String answers =
        "%s answers as the network '%s' with the fingerprint\n  %s"
            .formatted(found.address(), found.network(), shown);
    boolean trusted =
        found.pinned()
            || audience.confirm(answers + "\nIs this the fingerprint you were told? (yes/no) ");
    if (!trusted) {
      throw new CoveyException(
          ErrorCode.UNTRUSTED_NETWORK,
          "%s answers as the network '%s' with the fingerprint %s, which nobody has confirmed: compare it with the one you were told, and write it after the address."
              .formatted(found.address(), found.network(), found.fingerprint()));
    }
    return found.fingerprint();
  }

  static String groupsOfFour(Fingerprint fingerprint) {
    return fingerprint.hex().replaceAll("(.{4})(?!$)", "$1 ");
  }

  /** Where this peer stands. */
  Result status() {
    return new Result.Standing(peer.status());
  }

  Result invite(Optional<GroupName> group) throws CoveyException {
    return new Result.Link(peer.invite(group));
  }
}

package dev.covey.console;

import dev.covey.model.CoveyException;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.Role;
import dev.covey.peer.Peer;
import dev.covey.peer.transfer.TransferState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * The names that a line can be completed with. Asks the peer each time, but never makes a person
 * wait for long: then it gives what it knew before. Used by the console's thread; answers that come
 * late are kept by the threads that brought them.
 */
final class Names {
  private static final long LONGEST_MS = 700;

  private final Peer peer;
  private final ThreadFactory threads;
  private final Map<String, List<?>> known = new ConcurrentHashMap<>();

  /** A question to the peer, which may take its time. */
  private interface Question<T> {
    List<T> ask() throws CoveyException;
  }

  Names(Peer peer, ThreadFactory threads) {
    this.peer = peer;
    this.threads = threads;
  }

  List<String> groups(Predicate<Role> mine) {
    return ask("groups", GroupListing.class, peer::listGroups).stream()
        .filter(group -> mine.test(group.role()))
        .map(group -> group.name().value())
        .toList();
  }

  List<String> requesters(GroupName group) {
    return ask(
        "requests " + group,
        String.class,
        () -> peer.listRequests(group).stream().map(one -> one.user().value()).toList());
  }

  /** The members of a group who do not own it. */
  List<String> members(GroupName group) {
    return ask(
        "members " + group,
        String.class,
        () ->
            peer.listMembers(group).stream()
                .filter(member -> !member.owner())
                .map(member -> member.user().value())
                .toList());
  }

  /** The files of a group that this device does not have. */
  List<String> files(GroupName group) {
    return ask(
        "files " + group,
        String.class,
        () ->
            peer.listFiles(group).stream()
                .filter(file -> !file.mine())
                .map(file -> file.name().value())
                .toList());
  }

  /** What this device shares, in any group or that one. */
  List<String> shared(Predicate<GroupName> where) {
    return peer.sharedFiles().stream()
        .filter(file -> where.test(file.group()))
        .map(file -> file.name().value())
        .distinct()
        .toList();
  }

  /** The downloads in such a state. */
  List<String> downloads(Predicate<TransferState> wanted) {
    return peer.downloads().stream()
        .filter(one -> wanted.test(one.state()))
        .map(one -> one.file().value())
        .distinct()
        .toList();
  }

  private <T> List<T> ask(String key, Class<T> type, Question<T> question) {
    CompletableFuture<List<T>> answer = new CompletableFuture<>();
    threads.newThread(() -> answer(key, question, answer)).start();
    try {
      return answer.get(LONGEST_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException _) {
      // The names known before serve as well: completing must not disturb who types.
    }
    return known.getOrDefault(key, List.of()).stream().map(type::cast).toList();
  }

  private <T> void answer(String key, Question<T> question, CompletableFuture<List<T>> answer) {
    try {
      List<T> names = question.ask();
      known.put(key, names);
      answer.complete(names);
    } catch (CoveyException e) {
      answer.completeExceptionally(e);
    }
  }
}

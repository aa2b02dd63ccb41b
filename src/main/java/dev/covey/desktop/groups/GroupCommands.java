package dev.covey.desktop.groups;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.FxBridge;
import dev.covey.desktop.fx.Question;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.GroupName;
import dev.covey.model.Invite;
import dev.covey.model.RateLimit;
import dev.covey.model.UserName;
import dev.covey.peer.Peer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs on the FX thread. Carries out what the user wants done with groups (U4 to U9). */
final class GroupCommands {
  private final DesktopContext context;
  private final Runnable changed;

  /**
   * @param changed called when something was done: list again
   */
  GroupCommands(DesktopContext context, Runnable changed) {
    this.context = context;
    this.changed = changed;
  }

  private Peer peer() {
    return context.peer();
  }

  /** An attempt that lists again when it is done. */
  private Question.Attempt attempt(FxBridge.Deed deed) {
    return (done, failed) ->
        context
            .bridge()
            .act(
                deed,
                () -> {
                  done.run();
                  changed.run();
                },
                failed);
  }

  Question.Attempt create(GroupName group) {
    return attempt(() -> peer().createGroup(group));
  }

  Question.Attempt join(GroupName group) {
    return attempt(() -> peer().joinGroup(group));
  }

  /** Leaves as a member, or withdraws a request. */
  Question.Attempt leave(GroupName group) {
    return attempt(() -> peer().leaveGroup(group, false));
  }

  /** Leaves as the owner, which ends the group for everybody (G7). */
  Question.Attempt end(GroupName group) {
    return attempt(() -> peer().leaveGroup(group, true));
  }

  Question.Attempt handOver(GroupName group, UserName heir) {
    return attempt(() -> peer().transferGroup(group, heir));
  }

  Question.Attempt handOverAndLeave(GroupName group, UserName heir) {
    return attempt(() -> {
      peer().transferGroup(group, heir);
      peer().leaveGroup(group, false);
    });
  }

  Question.Attempt remove(GroupName group, UserName member) {
    return attempt(() -> peer().removeMember(group, member));
  }

  Question.Attempt accept(GroupName group, UserName user) {
    return attempt(() -> peer().acceptRequest(group, user));
  }

  /** Lets in everybody who asks; who has taken the request back meanwhile is passed over. */
  Question.Attempt acceptAll(GroupName group, List<UserName> users) {
    return attempt(() -> {
      for (UserName user : users) {
        acceptIfAsked(group, user);
      }
    });
  }

  private void acceptIfAsked(GroupName group, UserName user) throws CoveyException {
    try {
      peer().acceptRequest(group, user);
    } catch (CoveyException e) {
      if (e.code() != ErrorCode.NO_SUCH_REQUEST) {
        throw e;
      }
    }
  }

  Question.Attempt reject(GroupName group, UserName user) {
    return attempt(() -> peer().rejectRequest(group, user));
  }

  /** How fast the group's files may be sent and fetched. */
  Question.Attempt limit(GroupName group, RateLimit limit) {
    return attempt(() -> peer().rateLimit(group, limit));
  }

  void invite(GroupName group, Consumer<Invite> done, Consumer<CoveyException> failed) {
    context.bridge().work(() -> peer().invite(Optional.of(group)), done, failed);
  }
}

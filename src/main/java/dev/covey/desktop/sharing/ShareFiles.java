package dev.covey.desktop.sharing;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.SafeText;
import dev.covey.desktop.fx.Said;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Subscription;
import dev.covey.peer.SharedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.stage.Window;

/** Runs on the FX thread. Shares files, and tells why one was not (U11, F1 to F8). */
public final class ShareFiles {
  private final DesktopContext context;
  private final Runnable changed;
  private final Consumer<String> failed;

  /**
   * @param changed called when a file begins or ceases to be prepared: look again
   * @param failed told in a sentence why a file is not shared
   */
  public ShareFiles(DesktopContext context, Runnable changed, Consumer<String> failed) {
    this.context = context;
    this.changed = changed;
    this.failed = failed;
  }

  /** Lets the user choose files. */
  public List<Path> choose(Window owner) {
    return context.dialogs().chooseFiles(owner, Messages.text("share.choose"));
  }

  /** Shares each of the files; those that cannot be shared do not stop the others. */
  public void share(List<Path> files, GroupName group) {
    for (Path file : files) {
      // The work goes on when the screen is left: its subscription is not kept.
      Subscription _ =
          context
              .bridge()
              .work(
                  () -> context.peer().share(file, group).await(),
                  _ -> changed.run(),
                  problem -> notShared(file, problem));
    }
  }

  private void notShared(Path file, CoveyException problem) {
    changed.run();
    if (problem.code() != ErrorCode.CANCELLED) {
      failed.accept(sentence(nameOf(file), Said.of(problem)));
    }
  }

  /** The root of a file system has no name. */
  public static String nameOf(Path file) {
    return Objects.requireNonNullElse(file.getFileName(), file).toString();
  }

  /** Names the file, unless the reason does. */
  private static String sentence(String file, String reason) {
    String name = SafeText.line(file);
    return reason.contains(name) ? reason : Messages.text("share.failed", name, reason);
  }

  /** Shares a stopped file anew, as it is on disk now. */
  void again(Path file, GroupName group, FileName name) {
    Subscription _ =
        context
            .bridge()
            .work(
                () -> shareAgain(file, group, name),
                _ -> changed.run(),
                problem -> notShared(file, problem));
  }

  /**
   * What the user offered under that name before, from any device, gives way if it is in the way.
   */
  private SharedFile shareAgain(Path file, GroupName group, FileName name) throws CoveyException {
    try {
      return context.peer().share(file, group).await();
    } catch (CoveyException e) {
      if (e.code() != ErrorCode.NAME_TAKEN) {
        throw e;
      }
    }
    context.peer().stopShare(Optional.of(group), name);
    return context.peer().share(file, group).await();
  }

  /** Stops preparing a file. */
  public void cancel(Path file, GroupName group) {
    context.peer().cancelShare(file, group);
    changed.run();
  }
}

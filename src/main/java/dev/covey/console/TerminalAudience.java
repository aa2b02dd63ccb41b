package dev.covey.console;

import dev.covey.console.Result.Numbered;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Subscription;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadFactory;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.utils.AttributedString;

/** A person at a terminal. Used by the console's thread. */
final class TerminalAudience implements Audience {
  private static final Character UNSEEN = '\0';
  private static final String HINT = "q or Enter ends watching";

  private final Screen screen;
  private final LineReader questions;
  private final ThreadFactory threads;

  /**
   * @param questions reads answers: it completes nothing and keeps nothing
   */
  TerminalAudience(Screen screen, LineReader questions, ThreadFactory threads) {
    this.screen = screen;
    this.questions = questions;
    this.threads = threads;
  }

  @Override
  public boolean isPerson() {
    return true;
  }

  @Override
  public Secret password(String prompt) throws CoveyException {
    return new Secret(ask(prompt, UNSEEN));
  }

  @Override
  public boolean confirm(String question) throws CoveyException {
    List<String> lines = question.lines().map(Printable::escape).toList();
    screen.print(lines.subList(0, lines.size() - 1).stream().map(AttributedString::new).toList());
    String answer = ask(lines.getLast(), null).strip().toLowerCase(Locale.ROOT);
    return answer.equals("yes") || answer.equals("y");
  }

  private String ask(String prompt, Character mask) throws CoveyException {
    try {
      return questions.readLine(prompt, mask);
    } catch (UserInterruptException | EndOfFileException e) {
      throw new CoveyException(ErrorCode.CANCELLED, "Nothing was done: no answer.", e);
    }
  }

  @Override
  public void show(Progress progress) {
    screen.live(
        switch (progress) {
          case Progress.Hashing(var sharing) -> List.of(FileText.hashing(sharing, screen.page()));
          case Progress.Checking(var checked) -> List.of(FileText.checking(checked, screen.page()));
          case Progress.Transfers(var downloads) -> transfers(downloads, screen.rows() - 1);
          case Progress.Watched(var result) -> watched(result);
        });
  }

  /** The last line says how to leave, whatever else has to give way. */
  private List<AttributedString> watched(Result result) {
    int room = screen.rows() - 2;
    List<AttributedString> lines =
        result instanceof Result.Downloads(var downloads)
            ? transfers(downloads, room)
            : TextRenderer.lines(result, screen.page());
    return new Lines(screen.page())
        .all(Screen.fitting(lines, room))
        .line(new AttributedString(HINT, Style.MUTED.look()))
        .toList();
  }

  /**
   * With the peers if there is room for them, and without those that have ended if there is none.
   */
  private List<AttributedString> transfers(List<Numbered> downloads, int room) {
    Page page = screen.page();
    List<AttributedString> all = DownloadText.downloads(downloads, page);
    return all.size() <= room ? all : fewer(downloads, room, page);
  }

  private static List<AttributedString> fewer(List<Numbered> downloads, int room, Page page) {
    List<Numbered> going =
        downloads.stream().filter(one -> !one.snapshot().state().hasEnded()).toList();
    int ended = downloads.size() - going.size();
    if (ended == 0 || going.isEmpty()) {
      return DownloadText.table(downloads, page);
    }
    List<AttributedString> all = DownloadText.downloads(going, page);
    List<AttributedString> shown =
        Screen.fitting(all.size() < room ? all : DownloadText.table(going, page), room - 1);
    return new Lines(page)
        .all(shown)
        .sentence("", Style.PLAIN, "and %d that ended before".formatted(ended), Style.MUTED)
        .toList();
  }

  @Override
  public Subscription onLeave(Runnable leave) {
    return screen.onLeave(leave, threads);
  }

  @Override
  public void clear() {
    screen.erase();
  }
}

package dev.covey.console;

import dev.covey.console.Result.Numbered;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.util.List;
import java.util.Locale;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.utils.AttributedString;

/** A person at a terminal. Used by the console's thread. */
final class TerminalAudience implements Audience {
  private static final Character UNSEEN = '\0';

  private final Screen screen;
  private final LineReader questions;

  /**
   * @param questions reads answers: it completes nothing and keeps nothing
   */
  TerminalAudience(Screen screen, LineReader questions) {
    this.screen = screen;
    this.questions = questions;
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
          case Progress.Transfers(var downloads) -> transfers(downloads);
        });
  }

  /** With the peers if there is room for them. */
  private List<AttributedString> transfers(List<Numbered> downloads) {
    Page page = screen.page();
    List<AttributedString> all = DownloadText.downloads(downloads, page);
    return all.size() < screen.rows() ? all : DownloadText.table(downloads, page);
  }

  @Override
  public void clear() {
    screen.erase();
  }
}

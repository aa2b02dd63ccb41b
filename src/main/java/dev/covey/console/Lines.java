package dev.covey.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** Lines of styled text in the making. */
final class Lines {
  private final Page page;
  private final List<AttributedString> lines = new ArrayList<>();

  Lines(Page page) {
    this.page = page;
  }

  /** A sentence that may hold anything; broken at blanks where the page ends. */
  Lines sentence(String text) {
    return sentence("", Style.PLAIN, text, Style.PLAIN);
  }

  /** A sentence after a word that stands out; further lines stand below the sentence. */
  Lines sentence(String lead, Style leadStyle, String text, Style style) {
    int indent = Printable.width(lead);
    boolean first = true;
    for (String part : Printable.wrap(Printable.escape(text), page.width() - indent)) {
      AttributedStringBuilder line = new AttributedStringBuilder();
      line.append(first ? lead : " ".repeat(indent), leadStyle.look());
      lines.add(line.append(part, style.look()).toAttributedString());
      first = false;
    }
    return this;
  }

  /** A line as it is. */
  Lines line(AttributedString line) {
    lines.add(line);
    return this;
  }

  Lines all(Collection<AttributedString> more) {
    lines.addAll(more);
    return this;
  }

  List<AttributedString> toList() {
    return List.copyOf(lines);
  }
}

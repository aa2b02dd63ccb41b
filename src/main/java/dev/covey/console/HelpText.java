package dev.covey.console;

import java.util.List;
import org.jline.utils.AttributedString;

/** How commands are written, as people read it. Pure. */
final class HelpText {
  private static final int LONGEST_USAGE = 36;

  private HelpText() {}

  static List<AttributedString> lines(List<Verb> verbs, Page page) {
    return verbs.size() == 1 ? one(verbs.getFirst(), page) : all(verbs, page);
  }

  private static List<AttributedString> one(Verb verb, Page page) {
    Lines lines = new Lines(page).sentence("", Style.PLAIN, verb.usage(), Style.STRONG);
    String summary = verb.summary();
    lines.sentence("  ", Style.PLAIN, sentence(summary), Style.PLAIN);
    if (!verb.detail().isEmpty()) {
      lines.sentence("  ", Style.PLAIN, verb.detail(), Style.MUTED);
    }
    return lines.toList();
  }

  private static String sentence(String summary) {
    return Character.toUpperCase(summary.charAt(0)) + summary.substring(1) + ".";
  }

  private static List<AttributedString> all(List<Verb> verbs, Page page) {
    Lines lines = new Lines(page);
    Verb.Section section = null;
    for (Verb verb : verbs) {
      if (verb.section() != section) {
        section = verb.section();
        lines.sentence("", Style.PLAIN, section.title(), Style.STRONG);
      }
      String usage = "  " + verb.brief();
      if (usage.length() > LONGEST_USAGE) {
        lines.sentence("  ", Style.PLAIN, verb.brief(), Style.PLAIN);
        usage = "";
      }
      String lead = ("%-" + (LONGEST_USAGE + 2) + "s").formatted(usage);
      lines.sentence(lead, Style.PLAIN, verb.summary(), Style.MUTED);
    }
    return lines.toList();
  }
}

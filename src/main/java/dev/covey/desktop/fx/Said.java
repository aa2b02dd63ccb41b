package dev.covey.desktop.fx;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What peers, trackers and the file system say, in the language that is spoken: they say it in
 * English. Any thread may call it.
 *
 * <p>It comes in one line, fit to be shown ({@link SafeText}, X4). A sentence is known by its form,
 * under {@code said.} in the bundles, its values by {@code saidIn.}; one that is not gets the words
 * for its code, {@code problem.<code>}, and stays as it is where there are none.
 */
public final class Said {
  private static final String SENTENCES = "said.";

  private static final String BRIEFLY = "briefly.";

  private static final String IN_SHORT = "inShort.";

  /** Names, as sentences have them; no apostrophe is a quotation mark. */
  private static final Pattern QUOTED =
      Pattern.compile("(?<![\\p{L}\\p{N}])'(.+?)'(?![\\p{L}\\p{N}])");

  /** As sentences have sizes that are no whole number: 4.7 GB. */
  private static final Pattern SIZE = Pattern.compile("(\\d{1,6})\\.(\\d) GB");

  /** What strangers send may be long, and is not searched then. */
  private static final int LONGEST = 2_000;

  /** Those that say most come first: others may be beginnings of them. */
  private static final List<Sentence> KNOWN =
      Messages.english().keys().stream()
          .filter(key -> key.startsWith(SENTENCES))
          .map(key -> Sentence.of(key, Messages.english().text(key)))
          .sorted(Comparator.comparingInt(Sentence::fixed).reversed())
          .toList();

  /** The key of each English word or reason that sentences are filled with. */
  private static final Map<String, String> WORDS =
      Messages.english().keys().stream()
          .filter(key -> key.startsWith("saidIn."))
          .collect(Collectors.toMap(Messages.english()::text, key -> key));

  private Said() {}

  public static String of(CoveyException why) {
    return of(why.code(), why.getMessage());
  }

  /** What a rule says of something that was typed. */
  public static String of(IllegalArgumentException why) {
    return of(why.getMessage());
  }

  /**
   * @param english is told where no words are known for it, or the words for the code want it
   */
  public static String of(ErrorCode code, String english) {
    String line = line(english);
    return known(line)
        .or(() ->
            Messages.find("problem." + code.wire())
                .filter(_ -> !isEnglish())
                .map(_ -> Messages.text("problem." + code.wire(), line)))
        .orElse(line);
  }

  /** A sentence or a note that comes without a code. */
  public static String of(String english) {
    String line = line(english);
    return known(line).orElse(line);
  }

  /** With the quotation marks of the desktop's own words. */
  private static String line(String english) {
    return QUOTED.matcher(SafeText.line(english)).replaceAll("“$1”");
  }

  /** A few words, where a sentence has no room; none where no few are known for it. */
  public static Optional<String> briefly(String english) {
    return shorter(BRIEFLY, english);
  }

  /** A sentence without values that are too long for where it stands; most are said whole. */
  public static String inShort(String english) {
    return shorter(IN_SHORT, english).orElseGet(() -> of(english));
  }

  private static Optional<String> shorter(String family, String english) {
    return english.length() > LONGEST
        ? Optional.empty()
        : KNOWN.stream()
            .filter(each -> each.is(english))
            .findFirst()
            .flatMap(each -> each.shorter(family));
  }

  /** All that may be said briefly, for what is to have room for each. */
  public static List<String> allBriefly() {
    return KNOWN.stream().flatMap(each -> each.shorter(BRIEFLY).stream()).distinct().toList();
  }

  /**
   * All that may be said briefly of something, for what is to have room for each.
   *
   * @param subject with which the keys go on after {@code said.}
   */
  public static List<String> allBriefly(String subject) {
    return KNOWN.stream()
        .filter(each -> each.key().startsWith(SENTENCES + subject))
        .flatMap(each -> each.shorter(BRIEFLY).stream())
        .distinct()
        .toList();
  }

  private static boolean isEnglish() {
    return Messages.locale().getLanguage().equals(Locale.ENGLISH.getLanguage());
  }

  /** What a sentence is filled with is sometimes English itself. */
  private static String word(String value) {
    return SIZE.matcher(value).matches()
        ? Formats.fixed(1, Double.parseDouble(value.substring(0, value.indexOf(' ')))) + " GB"
        : Optional.ofNullable(WORDS.get(value)).map(Messages::text).orElse(value);
  }

  /** Nothing for what is English already and needs no order of its own. */
  private static Optional<String> known(String english) {
    if (english.length() > LONGEST || (isEnglish() && !RightToLeft.hasAny(english))) {
      return Optional.empty();
    }
    return KNOWN.stream().flatMap(each -> each.read(english).stream()).findFirst();
  }

  /**
   * @param form with a group for each value, in their order
   * @param fixed how many characters are no value
   */
  private record Sentence(String key, Pattern form, int fixed) {
    private static final Pattern VALUE = Pattern.compile("\\{\\d}");

    static Sentence of(String key, String english) {
      StringBuilder form = new StringBuilder();
      int fixed = 0;
      int from = 0;
      for (MatchResult value : VALUE.matcher(english).results().toList()) {
        fixed += value.start() - from;
        form.append(literal(english.substring(from, value.start()))).append("(.+?)");
        from = value.end();
      }
      form.append(literal(english.substring(from)));
      return new Sentence(
          key, Pattern.compile(form.toString(), Pattern.DOTALL), fixed + english.length() - from);
    }

    /** Typographic quotes stand for straight ones too. */
    private static String literal(String text) {
      return Pattern.quote(text).replaceAll("[“”]", "\\\\E['“”]\\\\Q");
    }

    Optional<String> shorter(String family) {
      return Messages.find(family + key.substring(SENTENCES.length()));
    }

    boolean is(String said) {
      return form.matcher(said).matches();
    }

    Optional<String> read(String said) {
      Matcher matcher = form.matcher(said);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      Object[] values = new Object[matcher.groupCount()];
      for (int i = 0; i < values.length; i++) {
        values[i] = word(matcher.group(i + 1));
      }
      return Optional.of(Messages.text(key, values));
    }
  }
}

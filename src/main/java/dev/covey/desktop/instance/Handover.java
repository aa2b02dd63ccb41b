package dev.covey.desktop.instance;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Invite;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a start brings to the desktop: an invite, files to share, or nothing but the wish to see the
 * window.
 *
 * @param files absolute, at most {@link #MOST_FILES}
 */
public record Handover(Optional<Invite> invite, List<Path> files) {
  public static final int MOST_FILES = 1_000;
  public static final Handover NOTHING = new Handover(Optional.empty(), List.of());

  private static final String LINK = "covey:";
  private static final String FILE_LINK = "file:";

  public Handover {
    files = List.copyOf(files);
    if (files.size() > MOST_FILES) {
      throw new IllegalArgumentException(
          "At most %d files are taken at once, not %d.".formatted(MOST_FILES, files.size()));
    }
    if (!files.stream().allMatch(Path::isAbsolute)) {
      throw new IllegalArgumentException("A file is named by its whole path.");
    }
  }

  /**
   * Reads what stands behind {@code covey desktop}: an invite, and files as paths or as {@code
   * file:} links.
   *
   * @throws CoveyException naming what cannot be understood, or which file is not there
   */
  public static Handover of(List<String> arguments) throws CoveyException {
    Optional<Invite> invite = Optional.empty();
    List<Path> files = new ArrayList<>();
    for (String argument : arguments) {
      if (isLink(argument, LINK)) {
        if (invite.isPresent()) {
          throw wrong(ErrorCode.BAD_COMMAND, "Only one invite can be opened at once.", null);
        }
        invite = Optional.of(invite(argument));
      } else if (!argument.isBlank()) { // a starter without a link passes an empty one
        files.add(file(argument));
      }
    }
    try {
      return new Handover(invite, files);
    } catch (IllegalArgumentException e) {
      throw wrong(ErrorCode.LIMIT_EXCEEDED, e.getMessage(), e);
    }
  }

  private static boolean isLink(String argument, String scheme) {
    return argument.toLowerCase(Locale.ROOT).startsWith(scheme);
  }

  private static Invite invite(String link) throws CoveyException {
    try {
      return Invite.parse(link);
    } catch (IllegalArgumentException e) {
      throw wrong(ErrorCode.BAD_COMMAND, e.getMessage(), e);
    }
  }

  private static Path file(String argument) throws CoveyException {
    Path file;
    try {
      Path named = isLink(argument, FILE_LINK) ? Path.of(URI.create(argument)) : Path.of(argument);
      file = named.toAbsolutePath().normalize();
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw wrong(
          ErrorCode.BAD_PATH, "%s is no path of a file here.".formatted(printable(argument)), e);
    }
    if (Files.notExists(file)) {
      throw wrong(
          ErrorCode.BAD_PATH,
          "%s is not there; give a file that is, or an invite (covey://…)."
              .formatted(printable(file.toString())),
          null);
    }
    return file;
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  private static CoveyException wrong(ErrorCode code, String message, Throwable cause) {
    return cause == null
        ? new CoveyException(code, message)
        : new CoveyException(code, message, cause);
  }
}

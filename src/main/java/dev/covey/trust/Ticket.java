package dev.covey.trust;

import dev.covey.model.DeviceId;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import dev.covey.model.UserName;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Lets one device fetch one file of one group, or a bundle of small ones, until it expires (X3,
 * G6).
 *
 * @param files one, or up to {@link #MOST_FILES} that differ; of a bundle, each is fetched as a
 *     piece is, by its place in this list
 * @param expires in whole milliseconds; what is finer is dropped
 */
public record Ticket(
    UserName user, DeviceId device, GroupId group, List<FileId> files, Instant expires) {
  /** As many as fit in a token. */
  public static final int MOST_FILES = 128;

  public Ticket {
    expires = Tokens.moment(expires);
    files = List.copyOf(files);
    if (files.isEmpty() || files.size() > MOST_FILES || Set.copyOf(files).size() < files.size()) {
      throw new IllegalArgumentException(
          "a ticket is for 1 to %d files that differ".formatted(MOST_FILES));
    }
  }

  /** For one file. */
  public Ticket(UserName user, DeviceId device, GroupId group, FileId file, Instant expires) {
    this(user, device, group, List.of(file), expires);
  }

  /** Whether it is for several small files. */
  public boolean isBundle() {
    return files.size() > 1;
  }

  /** The file that a piece belongs to. */
  public FileId fileOf(int piece) {
    return isBundle() ? files.get(piece) : file();
  }

  /** The file; of a bundle, the first. */
  public FileId file() {
    return files.getFirst();
  }
}

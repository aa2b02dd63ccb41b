package dev.covey.content;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A download that was killed between giving its file the final name and having that noted: it would
 * fetch everything once more, beside the finished file (D10). Its file becomes the part again, to
 * be finished as any other.
 */
public final class EarlierFinish {
  private static final Logger log = LoggerFactory.getLogger(EarlierFinish.class);

  private EarlierFinish() {}

  /**
   * Looks for the finished file, and makes it the part, which must not be there. A file is that one
   * if it lies under a name that the download would have given, was written since the download
   * began, and is right as a whole.
   *
   * @param since when the download began
   * @param stopped asked now and then; true ends it with {@link ErrorCode#CANCELLED}
   * @return whether there is a part now
   */
  public static boolean takeUp(
      Path part, Path destination, Instant since, Manifest manifest, BooleanSupplier stopped)
      throws CoveyException {
    String name = destination.getFileName().toString();
    Path candidate = destination;
    for (int number = 1; Files.exists(candidate, LinkOption.NOFOLLOW_LINKS); number++) {
      if (isIt(candidate, since, manifest, stopped)) {
        return takeBack(candidate, part);
      }
      candidate = SafeNames.numbered(destination.getParent(), name, number);
    }
    return false;
  }

  private static boolean isIt(
      Path candidate, Instant since, Manifest manifest, BooleanSupplier stopped)
      throws CoveyException {
    try {
      FileStamp stamp = FileStamp.of(candidate);
      return stamp.size() == manifest.size()
          && !stamp.modified().isBefore(since)
          && FileHasher.hash(candidate, stamp, _ -> {}, stopped).id().equals(manifest.id());
    } catch (CoveyException e) {
      if (e.code() == ErrorCode.CANCELLED) {
        throw e;
      }
      log.debug("'{}' is not the finished file: {}", candidate, e.getMessage());
      return false;
    }
  }

  private static boolean takeBack(Path named, Path part) {
    try {
      FinalName.takeBack(named, part);
      log.info("'{}' is finished already", named);
      return true;
    } catch (IOException e) {
      log.info("'{}' is finished already, but cannot be taken up: {}", named, e.toString());
      return false;
    }
  }
}

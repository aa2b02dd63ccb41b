package dev.covey.peer.transfer;

import dev.covey.content.FileStamp;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import dev.covey.model.Manifest;
import java.nio.file.Path;

/**
 * A file that this device offers to a group, whole and checked.
 *
 * @param stamp the file's when it was hashed (F13)
 */
public record Offered(FileId file, GroupId group, Path path, Manifest manifest, FileStamp stamp) {}

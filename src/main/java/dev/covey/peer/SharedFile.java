package dev.covey.peer;

import dev.covey.model.Digests;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A file this device offers, or offered until something went wrong with it.
 *
 * @param active whether others can fetch it now: signed in, and the file is there unchanged
 * @param problem why it is stopped, for people: the file is not what it was, or the group does not
 *     take it from this device any more; empty if nothing is wrong
 * @param uploaded bytes sent to others since it was shared
 */
public record SharedFile(
    FileId id,
    GroupId groupId,
    GroupName group,
    FileName name,
    Path path,
    long size,
    Digests digests,
    Instant since,
    boolean active,
    String problem,
    long uploaded) {}

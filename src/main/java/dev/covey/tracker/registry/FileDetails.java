package dev.covey.tracker.registry;

import dev.covey.model.Digests;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.Sha256;
import dev.covey.model.UserName;
import java.time.Instant;

/**
 * A file of a group, as its members see it.
 *
 * @param name the name it shows, with a suffix if it lost a contest for its own (T12)
 * @param manifest by which the store has its piece hashes
 * @param sharedBy who shared it first since it last came to the group
 */
public record FileDetails(
    FileId file,
    GroupId group,
    GroupName groupName,
    FileName name,
    long size,
    Digests digests,
    Sha256 manifest,
    UserName sharedBy,
    Instant since) {}

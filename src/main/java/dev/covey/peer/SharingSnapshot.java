package dev.covey.peer;

import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import java.nio.file.Path;

/**
 * How far a sharing is.
 *
 * @param hashed bytes read so far
 * @param size bytes of the file
 */
public record SharingSnapshot(Path path, GroupName group, FileName name, long hashed, long size) {}

package dev.covey.desktop.files;

import dev.covey.model.FileListing;
import dev.covey.model.GroupName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A group's files as they were told last. Any thread may use it but the one that draws: with 10,000
 * files it takes a while to see which are as they were.
 */
final class GroupFiles {
  private final GroupName group;
  private Map<FileKey, FileListing> known = Map.of();

  GroupFiles(GroupName group) {
    this.group = group;
  }

  /**
   * Takes over what is told now; a name that comes twice is taken once.
   *
   * @return keys and listings, which are the same objects as before where nothing has changed; the
   *     very map that was given last, if that is so everywhere
   */
  synchronized Map<FileKey, FileListing> told(List<FileListing> files) {
    Map<FileKey, FileListing> next = LinkedHashMap.newLinkedHashMap(files.size());
    for (FileListing file : files) {
      FileKey key = new FileKey(group, file.name());
      FileListing before = known.get(key);
      next.putIfAbsent(key, file.equals(before) ? before : file);
    }
    if (!List.copyOf(next.values()).equals(List.copyOf(known.values()))) {
      known = next;
    }
    return known;
  }
}

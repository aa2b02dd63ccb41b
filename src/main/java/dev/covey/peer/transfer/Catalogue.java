package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import java.util.Optional;

/** What this device offers, as {@link Uploads} needs to know it. Called by many threads. */
public interface Catalogue {

  /** The active offer of a file in a group. Answers from memory. */
  Optional<Offered> find(GroupId group, FileId file);

  /** The file is no longer what was offered: noticed while serving it (F13). Return quickly. */
  void broken(Offered offered, CoveyException why);

  /** So many more bytes of it were sent. Return quickly. */
  void sent(Offered offered, long bytes);
}

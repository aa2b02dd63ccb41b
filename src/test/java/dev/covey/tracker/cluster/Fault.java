package dev.covey.tracker.cluster;

/** What a tracker of the simulation may do wrong on purpose, and what breaks of it. */
enum Fault {
  NONE("nothing"),

  // The disk
  ACKNOWLEDGED_BEFORE_SYNC("a crash loses what was answered"),
  RECEIVED_NOT_SAVED("what others did is gone after a restart"),
  WRITTEN_OUT_OF_ORDER("after a crash a number is missing that nobody looks for"),
  END_OF_LOG_NOT_READ("a restart forgets the last changes and numbers others like them"),

  // Numbers
  TOLD_BEFORE_SYNC("a crash loses what others have, and its number is used twice"),
  UNSYNCED_COUNTED_AS_HELD("a crash loses what others fetched, and its number is used twice"),
  ORIGIN_TRUSTED_AT_ONCE("an old copy of the disk uses numbers again"),
  IDS_REPEATED("two different things have one id after a restart"),

  // The exchange
  GAP_COUNTED_AS_HELD("what was missed before a change that came is never fetched"),
  LAST_PAGE_LOST("what was missed last is never fetched"),
  COMPARED_ON_NEW_VIEWS_ONLY("what got lost while nobody came or went is never fetched"),
  SILENT_TRACKER_AWAITED("one lost answer ends all fetching"),
  OWN_CHANGES_SKIPPED("an old copy of the disk never gets back what it lost"),

  // The merge rules
  ENDS_DROPPED("what ended stays at others"),
  LAST_OWNER_TO_ARRIVE_STANDS("trackers disagree on who owns a group"),
  LAST_OFFER_TO_ARRIVE_STANDS("trackers disagree on who offers a file"),
  OLDER_BY_CLOCK_DROPPED("a tracker whose clock is behind is not heard"),
  EARLIER_SUFFIXED("trackers disagree on who has a name"),
  OPERATIONS_FORGOTTEN("a command given again elsewhere is done twice");

  private final String breaks;

  Fault(String breaks) {
    this.breaks = breaks;
  }

  String breaks() {
    return breaks;
  }
}

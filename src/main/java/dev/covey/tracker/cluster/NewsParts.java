package dev.covey.tracker.cluster;

import dev.covey.model.FileId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts news into parts that fit a message. */
final class NewsParts {
  /** Files that one message names at the most; 16 bytes each. */
  static final int FILES = 20_000;

  /** Items in one message at the most, some 200 bytes each without their files. */
  static final int ITEMS = 1_000;

  private NewsParts() {}

  /** Cuts a list so that each part fits a message; what names too many files is cut too. */
  static List<List<NewsItem>> of(List<NewsItem> items) {
    List<List<NewsItem>> parts = new ArrayList<>();
    List<NewsItem> part = new ArrayList<>();
    int room = FILES;
    for (NewsItem item : items) {
      for (NewsItem piece : pieces(item)) {
        int weight = weight(piece);
        if (!part.isEmpty() && (weight > room || part.size() == ITEMS)) {
          parts.add(part);
          part = new ArrayList<>();
          room = FILES;
        }
        part.add(piece);
        room -= weight;
      }
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }

  private static int weight(NewsItem item) {
    return item instanceof NewsItem.Offers offers
        ? offers.added().size() + offers.removed().size()
        : 0;
  }

  private static List<NewsItem> pieces(NewsItem item) {
    if (!(item instanceof NewsItem.Offers offers) || weight(item) <= FILES) {
      return List.of(item);
    }
    List<NewsItem> pieces = new ArrayList<>();
    for (Set<FileId> added : slices(offers.added())) {
      pieces.add(new NewsItem.Offers(offers.device(), offers.generation(), added, Set.of()));
    }
    for (Set<FileId> removed : slices(offers.removed())) {
      pieces.add(new NewsItem.Offers(offers.device(), offers.generation(), Set.of(), removed));
    }
    return pieces;
  }

  private static List<Set<FileId>> slices(Set<FileId> files) {
    List<FileId> all = List.copyOf(files);
    List<Set<FileId>> slices = new ArrayList<>();
    for (int from = 0; from < all.size(); from += FILES) {
      slices.add(Set.copyOf(all.subList(from, Math.min(all.size(), from + FILES))));
    }
    return slices;
  }
}

package dev.covey.tracker.cluster;

import dev.covey.model.FileId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells the others of this tracker's sessions, and keeps theirs as leases (T4, DESIGN 5): news as
 * it happens, numbered; whoever missed some asks for everything. The sessions of a tracker that
 * vanished stay for {@link #GRACE}, while their devices sign in elsewhere. Used by one thread.
 */
final class NewsExchange {
  static final Duration GRACE = Duration.ofSeconds(20);

  /** Whoever asked for everything does not ask again before. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  /** What is known of another tracker's news. */
  private static final class Reading {
    long number = -1; // nothing has come yet
    long askedAt;
    boolean asked;

    /** Of the answer that is coming: the next part, and the parts that came. */
    int part;

    final List<NewsItem> parts = new ArrayList<>();
  }

  private final Outgoing out;
  private final LiveLeases leases;
  private final Neighbours neighbours;

  /** This tracker's sessions. */
  private final SessionTable own = new SessionTable();

  private final List<NewsItem> untold = new ArrayList<>();
  private long number;

  private final Map<Member, Reading> others = new TreeMap<>();
  private final Map<Member, Long> goneSince = new HashMap<>();

  NewsExchange(Outgoing out, LiveLeases leases, Neighbours neighbours) {
    this.out = out;
    this.leases = leases;
    this.neighbours = neighbours;
  }

  /** Of the last news told. */
  long number() {
    return number;
  }

  /** Something happened to a session here; {@link #flush} tells it. */
  void happened(NewsItem item) {
    if (own.apply(item)) {
      untold.add(item);
    }
  }

  void flush() {
    for (List<NewsItem> part : NewsParts.of(untold)) {
      number++;
      out.broadcast(new ClusterMessage.News(number, part));
    }
    untold.clear();
  }

  /** Who is there now. */
  void members(Collection<Member> present, long now) {
    for (Member member : Set.copyOf(others.keySet())) {
      if (!present.contains(member)) {
        goneSince.putIfAbsent(member, now);
      }
    }
    goneSince.keySet().removeAll(present);
  }

  /** Another tracker has said what the number of its last news is. */
  void compare(Member from, long last, long now) {
    Reading reading = others.computeIfAbsent(from, _ -> new Reading());
    if (reading.number < last) {
      ask(from, reading, now);
    }
  }

  void news(Member from, ClusterMessage.News news, long now) {
    Reading reading = others.computeIfAbsent(from, _ -> new Reading());
    if (news.number() <= reading.number) {
      return;
    }
    if (news.number() != reading.number + 1) {
      ask(from, reading, now);
      return;
    }
    reading.number = news.number();
    for (NewsItem item : news.items()) {
      neighbours.around(touched(from, item), () -> leases.apply(from, item));
    }
    endStale(news.items());
  }

  /** A session there is perhaps that of a device which has an older one here (S3). */
  private void endStale(Collection<NewsItem> told) {
    for (NewsItem item : told) {
      if (item instanceof NewsItem.Opened(Lease lease)) {
        neighbours.movedTo(lease);
      }
    }
  }

  private Set<FileId> touched(Member from, NewsItem item) {
    return switch (item) {
      case NewsItem.Opened opened -> leases.files(from, opened.device());
      case NewsItem.Closed closed -> leases.files(from, closed.device());
      case NewsItem.Fetching fetching -> Set.of(fetching.file());
      case NewsItem.Offers offers -> {
        Set<FileId> files = new HashSet<>(offers.added());
        files.addAll(offers.removed());
        yield files;
      }
    };
  }

  private void ask(Member from, Reading reading, long now) {
    if (reading.asked && now - reading.askedAt < PATIENCE.toNanos()) {
      return;
    }
    reading.asked = true;
    reading.askedAt = now;
    reading.part = 0;
    reading.parts.clear();
    out.send(from, new ClusterMessage.NewsWanted());
  }

  /** Somebody asks for everything. */
  void wanted(Member from) {
    flush();
    List<List<NewsItem>> parts = NewsParts.of(own.items());
    if (parts.isEmpty()) {
      parts.add(List.of()); // that there is nothing must be told too
    }
    for (int i = 0; i < parts.size(); i++) {
      out.send(from, new ClusterMessage.AllNews(number, i, i == parts.size() - 1, parts.get(i)));
    }
  }

  void allNews(Member from, ClusterMessage.AllNews news) {
    Reading reading = others.get(from);
    if (reading == null || !reading.asked || news.part() != reading.part) {
      return; // asked again after a while
    }
    reading.part++;
    reading.parts.addAll(news.items());
    if (news.last()) {
      reading.asked = false;
      reading.number = news.number();
      Set<FileId> files = new HashSet<>();
      leases.files(from).forEach(files::add);
      reading.parts.forEach(item -> files.addAll(touched(from, item)));
      List<NewsItem> all = List.copyOf(reading.parts);
      reading.parts.clear();
      neighbours.around(files, () -> leases.replace(from, all));
      endStale(all);
    }
  }

  /** Ends the leases of trackers that have been gone too long. */
  void tick(long now) {
    List<Member> over = new ArrayList<>();
    goneSince.forEach((member, since) -> {
      if (now - since >= GRACE.toNanos()) {
        over.add(member);
      }
    });
    for (Member member : over) {
      goneSince.remove(member);
      others.remove(member);
      Set<FileId> files = new HashSet<>();
      leases.files(member).forEach(files::add);
      neighbours.around(files, () -> leases.forget(member));
    }
  }
}

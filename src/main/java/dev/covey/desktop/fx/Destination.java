package dev.covey.desktop.fx;

import dev.covey.model.DownloadId;
import dev.covey.model.GroupName;
import java.util.Optional;

/** Where to go: a screen, and what to choose in it. */
public sealed interface Destination {

  Place place();

  static Destination of(Place place) {
    return switch (place) {
      case GROUPS -> new Groups(Optional.empty());
      case FILES -> new Files(Optional.empty());
      case DOWNLOADS -> new Downloads(Optional.empty());
      case SHARING -> new Sharing();
      case NETWORK -> new Network();
      case SETTINGS -> new Settings();
    };
  }

  /**
   * @param group the group to choose; empty: leave the choice as it is
   */
  record Groups(Optional<GroupName> group) implements Destination {
    @Override
    public Place place() {
      return Place.GROUPS;
    }
  }

  /**
   * @param group the group whose files to show; empty: leave the choice as it is
   */
  record Files(Optional<GroupName> group) implements Destination {
    @Override
    public Place place() {
      return Place.FILES;
    }
  }

  /**
   * @param download the download to choose; empty: leave the choice as it is
   */
  record Downloads(Optional<DownloadId> download) implements Destination {
    @Override
    public Place place() {
      return Place.DOWNLOADS;
    }
  }

  record Sharing() implements Destination {
    @Override
    public Place place() {
      return Place.SHARING;
    }
  }

  record Network() implements Destination {
    @Override
    public Place place() {
      return Place.NETWORK;
    }
  }

  record Settings() implements Destination {
    @Override
    public Place place() {
      return Place.SETTINGS;
    }
  }
}
